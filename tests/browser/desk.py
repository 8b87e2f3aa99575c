"""How the people of the desk and of a country get in by the form."""

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
