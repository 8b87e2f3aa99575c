from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from people.entrance.unsaved_input import keeps_input
from practices.public_views import public_view

app_name = "visits"


@public_view
def calendar(request):
    return HttpResponse(f"<p>Visitas del {request.GET.get('day', '')}</p>")


@keeps_input()
def report(request):
    return render(request, "404.html")


urlpatterns = [path("visitas/", calendar, name="calendar"), path("visitas/informe/", report, name="report")]
