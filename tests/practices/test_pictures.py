"""The picture that others show with a link to a practice."""

import re
from io import BytesIO

import pytest
from PIL import Image

from practices.models import PracticeVersion
from practices.press.engine import LayoutFailed
from practices.press.ficha import picture_path, print_edition, printed_picture
from practices.publishing import publish_version
from practices.standing import reinstate, withdraw
from practices.sweeping import kept_files
from tests.factories import ficha, published

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def address(client, practice) -> str:
    text = client.get(f"/practicas/{practice.code}/").text
    (url,) = re.findall(r'<meta property="og:image" content="http://testserver([^"]+)">', text)
    return url


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_the_head_of_the_page_names_it_and_it_has_the_size_that_is_said(client):
    practice = published(themes=["derechos-humanos"])
    response = client.get(address(client, practice))
    picture = Image.open(BytesIO(body(response)))
    assert (response["Content-Type"], picture.size) == ("image/png", (1200, 630))
    hue = picture.convert("RGB").getpixel((600, 628))
    assert hue[0] > 2 * hue[1], "the cloth of the theme lies along the lower edge"


@pytest.mark.parametrize(("prefix", "language"), [("", "es"), ("/pt", "pt-br"), ("/en", "en")])
def test_it_says_in_which_language_it_is_drawn(client, prefix, language):
    page = client.get(f"{prefix}/practicas/{published(language='es').code}/").text
    (url,) = re.findall(r'<meta property="og:image" content="http://testserver([^"]+)">', page)
    first = client.get(url)
    again = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert url.startswith(f"{prefix}/practicas/")
    assert [answer["Content-Language"] for answer in (first, again)] == [language, language]


def test_it_is_made_with_the_printed_ficha_when_a_practice_is_published():
    version = publish_version(ficha(), prepare=print_edition)
    assert picture_path(version).exists()


def test_a_picture_that_fails_keeps_nothing_from_being_published(monkeypatch):
    def fail(*_given):
        raise LayoutFailed

    monkeypatch.setattr("practices.press.ficha.printing.draw", fail)
    assert publish_version(ficha(), prepare=print_edition).pk


def test_a_browser_keeps_it_and_nothing_in_between_does(client):
    url = address(client, published())
    first = client.get(url)
    again = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    for response in (first, again):
        assert response["Cache-Control"] == "private, max-age=31536000, immutable"


def test_under_a_former_name_the_address_leads_to_todays(client):
    practice = published()
    url = address(client, practice)
    former = re.sub(r"imagen-\w+", f"imagen-{'0' * 16}", url)
    assert client.get(former)["Location"] == f"http://testserver{url}"


def test_a_damaged_one_is_made_anew(client):
    practice = published()
    path = printed_picture(practice.current)
    whole = path.read_bytes()
    path.write_bytes(whole[:-100])
    assert body(client.get(address(client, practice))) == whole


def test_that_of_a_withdrawn_practice_is_gone(client):
    practice = published()
    url = address(client, practice)
    withdraw(practice, "duplicada")
    assert client.get(url).status_code == 410
    reinstate(practice)
    assert client.get(url).status_code == 200


def test_the_sweep_keeps_those_of_all_versions(public_files):
    practice = published()
    published(practice)
    pictures = {printed_picture(version) for version in PracticeVersion.objects.all()}
    assert len(pictures) == 2
    assert pictures <= kept_files()[public_files]


@pytest.mark.parametrize("title", ["x" * 300, "Una palabra " * 25, '⚽ 漢字 "#let x = 1 *_', "ñ"])
def test_any_title_has_a_picture(title):
    practice = published(title=title, themes=[], summary="")
    assert Image.open(printed_picture(practice.current)).size == (1200, 630)
