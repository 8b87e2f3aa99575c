"""How the people of the desk and of a country get in: by the form, or past it where the form is not what is looked at."""

from django.test import Client

from people.models import User
from tests.people import PASSWORD, code


def sign_in(page, email, two_steps=False):
    page.goto("/ingresar/")
    page.get_by_label("Correo electrónico").fill(email)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Ingresar").click()
    if two_steps:
        page.get_by_label("Código").fill(code())
        page.get_by_role("button", name="Ingresar").click()
    page.wait_for_url(lambda url: "ingresar" not in url)


def enter(page, email):
    """With a session that was begun without the form, to the page where one lands."""
    client = Client()
    client.force_login(User.objects.get(email=email))
    session = client.cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": session, "url": page.context.base}])
    page.goto("/ingresar/")
