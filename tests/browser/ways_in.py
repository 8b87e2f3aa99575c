"""A focal point in a browser of its own, with a ficha begun."""

from tests.browser import desk

AUTHOR = "autora@example.org"


def sign_in(page, email=AUTHOR):
    desk.sign_in(page, email)
    page.wait_for_url("**/fichas/")


def enter(page, email=AUTHOR):
    desk.enter(page, email)
    page.wait_for_url("**/fichas/")


def start(page):
    page.get_by_role("link", name="Nueva ficha").click()
    page.get_by_role("button", name="Empezar en blanco").click()
