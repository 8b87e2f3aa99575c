"""What an administrator runs."""

import json
import os
import time

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from practices.catalogue.index import ConcurrentChange, differences, rebuild, rebuilding
from practices.models import FoldedText, Posting, Practice, Repository
from practices.press.ficha import path_of_version
from practices.public_files import path_of, store_attachment
from practices.standing import withdraw
from practices.words import count_words
from tests.factories import published

pytestmark = pytest.mark.django_db

DEMONSTRATION = settings.ROOT / "fixtures" / "demonstration"


@pytest.fixture
def unprinted(monkeypatch):
    """The demonstration without laying out its fichas."""
    monkeypatch.setattr("practices.management.commands.demo.print_edition", None)


@pytest.mark.one_database
class TestTheDemonstration:
    def test_it_publishes_twenty_practices_and_a_second_time_none(self, unprinted):
        call_command("demo", verbosity=0)
        codes = list(Practice.objects.public().order_by("number").values_list("code", "current__title"))
        assert len(codes) == 20
        token = Repository.current_token()
        call_command("demo", verbosity=0)
        assert (
            list(Practice.objects.public().order_by("number").values_list("code", "current__title")) == codes
        )
        assert Repository.current_token() == token
        assert differences() == []
        call_command("check_repository")

    def test_a_repository_with_practices_of_its_own_is_left_alone(self, unprinted):
        published()
        with pytest.raises(CommandError, match="not the demonstration's"):
            call_command("demo")
        assert Practice.objects.count() == 1

    def test_a_demonstration_that_was_interrupted_goes_on(self, monkeypatch):
        calls = []

        def stop_at_the_third(edition):
            calls.append(edition.code)
            if len(calls) == 3:
                raise KeyboardInterrupt

        monkeypatch.setattr("practices.management.commands.demo.print_edition", stop_at_the_third)
        with pytest.raises(KeyboardInterrupt):
            call_command("demo", verbosity=0)
        call_command("demo", verbosity=0)
        assert Practice.objects.count() == Practice.objects.public().count() == 20

    def test_every_ficha_is_within_the_limits_and_says_what_it_is(self):
        limits = {
            "background": 160,
            "summary": 200,
            "results": 150,
            "success_factors": 150,
            "considerations": 150,
        }
        for path in DEMONSTRATION.glob("*.json"):
            said = json.loads(path.read_text("utf-8"))["answers"]
            assert not {name for name, limit in limits.items() if count_words(said.get(name, "")) > limit}, (
                path.name
            )
            assert said["considerations"], path.name
            assert said["references"], path.name
            assert said["contact_email"].endswith("@example.org"), path.name


class TestTheIndex:
    def test_a_damaged_index_is_noticed_and_mended(self):
        for title in ("Uno", "Dos"):
            published(title=title)
        withdraw(published(title="Tres"), "duplicada")
        call_command("check_index")
        Posting.objects.first().delete()
        FoldedText.objects.update(text="otra cosa")
        assert len(differences()) == 3
        with pytest.raises(CommandError, match="3 differences"):
            call_command("check_index")
        call_command("rebuild_index", verbosity=0)
        call_command("check_index")

    def test_a_rebuilt_index_is_the_one_that_publishing_writes(self):
        for title in ("Uno", "Dos", "Tres"):
            published(published(title=title), title=f"{title} bis")
        before = set(Posting.objects.values_list("term", "block"))
        rebuild()
        assert set(Posting.objects.values_list("term", "block")) == before

    def test_an_index_computed_while_someone_published_is_not_swapped_in(self, monkeypatch):
        published()
        compute = rebuilding.compute

        def disturbed():
            index = compute()
            published()
            return index

        monkeypatch.setattr(rebuilding, "compute", disturbed)
        with pytest.raises(ConcurrentChange):
            rebuild(tries=2)
        monkeypatch.undo()
        assert differences() == []


def test_files_that_no_version_names_are_removed_once_they_are_a_day_old(public_files):
    kept, orphan, fresh = (store_attachment(name) for name in (b"kept", b"orphan", b"fresh"))
    row = {"numeral": "2.9", "title": "", "name": "a.pdf", "size": 4, "media_type": "application/pdf"}
    version = published(files=[row | {"sha256": kept}]).current
    printed, stale = path_of_version(version), path_of("fichas", "0" * 64)
    for path in (printed, stale, stale.with_name(".writing-half")):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF")
    yesterday = time.time() - 25 * 3600
    for path in public_files.rglob("*"):
        if path.name != fresh:
            os.utime(path, (yesterday, yesterday))
    call_command("sweep_files", "--many", verbosity=0)
    left = {path.name for path in public_files.rglob("*") if path.is_file()}
    assert left == {kept, fresh, printed.name}
    assert orphan not in left


@pytest.mark.one_database
class TestSynthesizing:
    def test_practices_are_marked_found_and_whole(self, client):
        call_command("synthesize", 12, verbosity=0)
        assert set(Practice.objects.values_list("origin", flat=True)) == {"synthetic"}
        call_command("check_repository")
        call_command("check_index")
        response = client.get("/practicas/")
        assert response.context["search"].total == 12
        assert response.context["demonstration_notice"]
        assert response.text.count("Práctica sintética") == 12

    def test_it_goes_on_after_those_that_are_there(self):
        call_command("synthesize", 5, verbosity=0)
        call_command("synthesize", 5, verbosity=0, seed=2)
        assert Practice.objects.public().count() == 10

    def test_a_repository_of_states_is_left_alone(self):
        published()
        with pytest.raises(CommandError, match="practices of States"):
            call_command("synthesize", 1)
