"""An app of visits to consulates, which no other app knows: `test_what_is_added` adds it to a copy of the code."""

from django.apps import AppConfig
from django.urls import reverse

DONE = []


class VisitsConfig(AppConfig):
    name = "visits"

    def background_work(self):
        from practices.declarations import Work

        return [Work(lambda: DONE.append("remind"), every=60)]

    def public_parameters(self):
        return ["day"]

    def navigation(self, user):
        from practices.declarations import Entry

        yield Entry(45, "Visitas", reverse("visits:report"))

    def input_label(self, name):
        return "Lo que se vio" if name == "seen" else None
