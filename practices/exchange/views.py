from django.http import HttpResponse


def practice_export(request, kind):
    return HttpResponse("")
