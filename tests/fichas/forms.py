"""The pages of a country's ficha, as its focal point uses them."""

import html
import re

from django.test import Client
from django.urls import reverse

from fichas.models import Ficha


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(name: str, ficha: Ficha, *more) -> str:
    return reverse(f"fichas:{name}", args=[ficha.reference, *more])


def inputs(page: str) -> dict[str, list[str]]:
    """What a browser would post of the page as it stands."""
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        is_box = attributes.get("type") in ("checkbox", "radio")
        if "name" in attributes and (not is_box or " checked" in tag):
            value = attributes.get("value", "on" if is_box else "")
            found.setdefault(attributes["name"], []).append(html.unescape(value))
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', page, re.S):
        found[name] = [html.unescape(text)]
    for name, body in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', page, re.S):
        found.setdefault(name, []).extend(re.findall(r'value="([^"]*)"[^>]* selected', body)[:1])
    return found


def save(client, ficha: Ficha, code: str, **changes):
    """Opens a section, changes some answers and posts it as a browser would."""
    address = at("section", ficha, code)
    return client.post(address, inputs(client.get(address).text) | changes)
