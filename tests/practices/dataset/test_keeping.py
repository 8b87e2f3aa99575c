"""Which packages there are: one for each day on which something changed, and none that holds what is public no more."""

import os
import time
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from practices.dataset import keeping
from practices.dataset.keeping import MONTHS, NEWEST, kept, make, make_due, path_of_package
from practices.models import DataPackage, Repository
from practices.public_files import store_attachment
from practices.recording import record_file, retract_items, withdraw_file
from practices.standing import reinstate, take_back, withdraw
from practices.sweeping import AT_LEAST
from tests.factories import published
from tests.meetings.records import public_event, public_item
from tests.practices.dataset.packages import DOCUMENT, made, rows

pytestmark = pytest.mark.django_db
PAGE = "/datos/"


def address(package: DataPackage) -> str:
    return reverse("practices:data_package", args=[str(package.made_on), package.sha256[:16]])


def a_day_later() -> None:
    for package in DataPackage.objects.all():
        day = package.made_on - timedelta(days=1)
        DataPackage.objects.filter(pk=package.pk).update(made_on=day)


def worked() -> int:
    """How many packages there are after a turn of the worker."""
    make_due()
    return DataPackage.objects.count()


def test_there_is_one_a_day_and_only_where_something_changed():
    assert worked() == 0
    published()
    assert worked() == worked() == 1
    a_day_later()
    assert worked() == 1
    published()
    assert worked() == 2
    published()
    assert worked() == 2


def test_the_page_tells_of_it_and_hands_it_over(client):
    practice = published()
    package = made()
    page = client.get(PAGE).text
    assert package.sha256 in page
    assert address(package) in page
    answer = client.get(address(package))
    assert b"".join(answer.streaming_content) == path_of_package(package).read_bytes()
    assert answer["Content-Type"] == "application/zip"
    assert f"csm-{package.made_on}-" in answer["Content-Disposition"]
    assert client.get(address(package), headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert client.head(address(package)).status_code == 200
    assert client.get(address(package).replace(str(package.made_on), "2026-02-31")).status_code == 404
    assert rows(package, "practices")[0]["code"] == practice.code


def without(what: str) -> tuple:
    """Something public, and how it goes."""
    if what == "a practice":
        practice = published()
        return lambda: withdraw(practice, "duplicada")
    if what == "a version":
        practice = published()
        published(practice, title="Un error")
        return lambda: take_back(practice.versions.get(version=2))
    event = public_event()
    if what == "an item":
        item = public_item(event, "Un error.")
        return lambda: retract_items([item], "Por error")
    digest = store_attachment(b"agenda")
    record_file(event, DOCUMENT | {"sha256": digest})
    return lambda: withdraw_file(event, digest)


@pytest.mark.parametrize("what", ["a practice", "a version", "an item", "a document"])
def test_what_goes_takes_the_package_with_it_at_the_next_request(client, what):
    published(title="Queda")
    goes = without(what)
    package = made()
    tag = client.get(address(package))["ETag"]
    assert address(package) in client.get(PAGE).text
    goes()
    refused = client.get(address(package), headers={"If-None-Match": tag})
    assert refused.status_code == 410
    assert "dejó de ser público" in refused.text
    page = client.get(PAGE).text
    assert address(package) not in page
    assert "Retirado" in page
    assert worked() == 2  # on the same day
    assert address(DataPackage.objects.first()) in client.get(PAGE).text
    assert client.get(address(package)).status_code == 410


def test_what_is_put_back_brings_it_back(client):
    practice = published()
    package = made()
    withdraw(practice, "duplicada")
    assert client.get(address(package)).status_code == 410
    assert worked() == 1  # there is nothing to put into another
    reinstate(practice)
    assert client.get(address(package)).status_code == 200


def test_one_that_was_overtaken_while_it_was_made_is_not_kept(monkeypatch):
    published()
    write = keeping.write_package

    def meanwhile(*given):
        written = write(*given)
        published()
        return written

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "write_package", meanwhile)
        assert make() is None
    assert made().practices == 2


def test_a_new_one_shows_on_the_page_that_was_kept(client):
    published()
    before = client.get(PAGE)
    token = Repository.current_token()
    made()
    assert Repository.current_token() != token
    after = client.get(PAGE, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200


def test_the_newest_are_kept_and_the_newest_of_each_month():
    first = date(2026, 11, 30)
    days = [first - timedelta(days=days) for days in range(0, 800, 4)]
    packages = [SimpleNamespace(pk=-place, made_on=day) for place, day in enumerate(days)]
    left = [days[-key] for key in sorted(kept(packages), reverse=True)]
    assert left[:NEWEST] == days[:NEWEST]
    months = [f"{day:%Y-%m}" for day in left[NEWEST:]]
    assert len(set(months)) == len(months)
    assert len({f"{day:%Y-%m}" for day in left}) == MONTHS


def test_files_of_those_that_are_not_kept_are_swept(public_files, monkeypatch):
    monkeypatch.setattr(keeping, "NEWEST", 1)
    published()
    first = path_of_package(made())
    published()
    second = path_of_package(made())
    for path in (first, second):
        os.utime(path, (time.time() - AT_LEAST - 60,) * 2)
    call_command("sweep_files", "--many", verbosity=0)
    assert (first.exists(), second.exists()) == (False, True)


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"PK")])
def test_a_file_that_is_lost_or_damaged_is_said(client, damage):
    published()
    package = made()
    damage(path_of_package(package))
    refused = client.get(address(package))
    assert refused.status_code == 503
    assert "no se entrega" in refused.text


@pytest.mark.parametrize("many", [1, 3])
def test_page_and_package_ask_the_same_number_of_times(client, many, django_assert_num_queries):
    for number in range(many):
        published()
        public_item(public_event(f"E-2026-000{number}"), "Algo.")
        package = made()
    client.get("/")
    with django_assert_num_queries(6):
        client.get(PAGE)
    with django_assert_num_queries(5):
        client.get(address(package))


def test_its_day_is_the_day_of_the_site():
    published()
    assert made().made_on == timezone.localdate()
