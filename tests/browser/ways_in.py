"""A focal point in a browser of its own, with a ficha begun."""

from tests.people import PASSWORD

AUTHOR = "autora@example.org"


def sign_in(page, email=AUTHOR):
    page.goto("/ingresar/")
    page.get_by_label("Correo electrónico").fill(email)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Ingresar").click()
    page.wait_for_url("**/fichas/")


def start(page):
    page.get_by_role("link", name="Nueva ficha").click()
    page.get_by_label("En blanco").check()
    page.get_by_role("button", name="Empezar").click()
