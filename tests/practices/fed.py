"""Feeds as their readers take them."""

import feedparser
from django.urls import reverse


def read_feed(client, address: str) -> feedparser.FeedParserDict:
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert (feed.bozo, feed.version) == (False, "atom10"), feed.get("bozo_exception")
    return feed


def titles(client, address: str) -> list[str]:
    return [entry.title for entry in read_feed(client, address).entries]


def of_list(name: str, query: str = "") -> str:
    return reverse(f"practices:{name}") + query
