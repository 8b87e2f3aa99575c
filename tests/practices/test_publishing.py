"""Publishing is a copy: what was published stays as it was, whatever is published after it."""

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import models

from practices.answers import complete, read_answers
from practices.catalogue.index import current_index
from practices.models import Practice, PracticeVersion, Repository
from practices.models.practice import Immutable
from practices.public_files import store_attachment
from practices.publishing import Refused, publish_version
from practices.standing import withdraw
from tests.factories import ficha, published

pytestmark = pytest.mark.django_db
EVERYTHING = {
    "edition": 2014,
    "language": "pt",
    "country": "BR",
    "title": "Título com ção",
    "themes": ["derechos-humanos", "otro"],
    "themes_other": "Cambio climático",
    "levels": ["local", "otro"],
    "levels_other": "Metropolitano",
    "responsible_entity": "Ministerio",
    "parent_entity": "Gobierno",
    "associated_entities": ["Zeta", "Alfa"],
    "participating_entities": ["OIM"],
    "categories": ["institucionalidad"],
    "documentation": ["electronica", "publicada"],
    "transfer_needs": ["expertos", "otro"],
    "transfer_needs_other": "Traducción",
    "contact_institution": "Ministerio",
    "contact_email": "geral@example.org",
    "background": "Uno.\n\nDos.",
    "summary": "Resumo.",
    "results": "Três.",
    "figures": "27 governos locais",
    "outputs": "- manual",
    "success_factors": "Cinco.",
    "limitations": "Seis.",
    "considerations": "Sete.",
    "references": "Oito.",
    "start_year": 2019,
    "end_year": None,
    "end_is_open": True,
    "experience_state": "en-curso",
    "practice_type": "proyecto",
    "primary_objectives": ["16", "4"],
    "secondary_objectives": ["23"],
    "principles": ["a", "f"],
    "goals": ["10"],
    "associated_countries": ["AR", "UY"],
    "place": "Porto Alegre",
    "lessons": "Nove.",
    "recommendations": "Dez.",
    "innovation": "Onze.",
    "links": [
        {"numeral": "2.9", "label": "Segundo", "url": "https://b.example.org/"},
        {"numeral": "2.5", "label": "", "url": "https://a.example.org/"},
    ],
    "files": [],
}


def test_a_version_says_exactly_what_was_given():
    digest = store_attachment(b"%PDF-1.7 ...")
    file = {"numeral": "2.9", "title": "Manual", "name": "manual.pdf", "sha256": digest, "size": 12}
    given = EVERYTHING | {"files": [file | {"media_type": "application/pdf"}]}
    assert set(given) == set(complete({})), "a new answer needs its line here"
    version = publish_version(given)
    assert read_answers(PracticeVersion.objects.get(pk=version.pk)) == given
    call_command("check_repository")


def test_a_code_names_repository_country_and_sequence_and_is_never_used_again():
    first, second, other = published(), published(), published(country="UY")
    withdraw(second, "duplicada")
    third = published()
    codes = [practice.code for practice in (first, second, other, third)]
    assert codes == ["CSM-PE-0001", "CSM-PE-0002", "CSM-UY-0001", "CSM-PE-0003"]


def test_a_revision_is_a_new_version_and_the_first_stays_as_it_was():
    practice = published(title="Primera redacción", themes=["asistencia-consular"])
    published(practice, title="Segunda redacción", themes=["derechos-humanos"])
    practice.refresh_from_db()
    versions = practice.versions.order_by("version")
    assert [version.title for version in versions] == ["Primera redacción", "Segunda redacción"]
    assert practice.current == versions[1]
    assert read_answers(versions[0])["themes"] == ["asistencia-consular"]
    now = current_index()
    assert (now.bits("theme", "asistencia-consular"), now.bits("theme", "derechos-humanos").bit_count()) == (
        0,
        1,
    )


def test_versions_that_were_written_meanwhile_are_not_overwritten():
    practice = published()
    with pytest.raises(Refused, match="Otra persona publicó"):
        publish_version(ficha(), practice, prepare=lambda edition: published(practice))
    assert practice.versions.count() == 2


def test_what_fails_to_print_is_not_published():
    before = Repository.current_token()

    def fail(edition):
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        publish_version(ficha(), prepare=fail)
    assert not Practice.objects.public().exists()
    assert Repository.current_token() == before


def test_the_edition_that_is_printed_is_the_one_that_is_published():
    printed = []
    version = publish_version(ficha(title="Impresa"), prepare=printed.append)
    (edition,) = printed
    assert (edition.code, edition.version, edition.published_on) == (
        version.practice.code,
        1,
        version.published_on,
    )
    assert edition.answers == read_answers(version)


@pytest.mark.parametrize(
    ("missing", "name"), [("country", "país"), ("title", "título"), ("language", "idioma")]
)
def test_country_title_and_language_must_be_there(missing, name):
    with pytest.raises(ValidationError, match=name):
        publish_version(ficha() | {missing: ""})


def test_a_name_that_no_ficha_has_is_refused():
    with pytest.raises(ValidationError, match="contact_name"):
        publish_version({**ficha(), "contact_name": "Ana"})


def test_a_value_that_is_in_no_list_is_refused_in_the_users_words():
    with pytest.raises(ValidationError, match="«turismo» no está en la lista"):
        publish_version(ficha() | {"themes": ["turismo"]})


def test_the_country_of_a_practice_does_not_change():
    with pytest.raises(Refused, match="país principal"):
        published(published(), country="CL")


class TestAVersionNeverChanges:
    def test_by_its_own_methods(self):
        version = published().current
        for change in (version.save, version.delete, PracticeVersion.objects.all().delete):
            with pytest.raises(Immutable):
                change()
        with pytest.raises(Immutable):
            PracticeVersion.objects.update(title="Otro")

    def test_without_being_noticed(self):
        version = published(title="Antes", summary="Antes").current
        untouched = published()
        models.QuerySet(PracticeVersion).filter(pk=version.pk).update(summary="Después")
        with pytest.raises(CommandError, match="1 faults"):
            call_command("check_repository")
        models.QuerySet(PracticeVersion).filter(pk=version.pk).update(summary="Antes")
        call_command("check_repository")
        untouched.current.themes.clear()
        with pytest.raises(CommandError, match="1 faults"):
            call_command("check_repository")

    def test_nor_a_file_disappear(self, public_files):
        digest = store_attachment(b"bytes")
        file = {
            "numeral": "2.9",
            "title": "",
            "name": "a.pdf",
            "sha256": digest,
            "size": 5,
            "media_type": "application/pdf",
        }
        publish_version(ficha(files=[file]))
        call_command("check_repository")
        next((public_files / "attachments").glob(f"*/{digest}")).unlink()
        with pytest.raises(CommandError, match="1 faults"):
            call_command("check_repository")


def test_files_are_stored_once_under_their_hash(public_files):
    first, second = store_attachment(b"the same"), store_attachment(b"the same")
    assert first == second == hashlib.sha256(b"the same").hexdigest()
    assert [path.name for path in public_files.rglob("*") if path.is_file()] == [first]
