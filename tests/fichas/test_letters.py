"""Letters are written once, with what they tell of; what people typed stays inert in them."""

import email

import pytest
from django.conf import settings as project
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.template import Engine, engines

from people.letters import outbox
from people.letters.notifications import enqueue_letter, render_letter
from people.models import Heartbeat, Letter, MailOutage, User
from tests.fichas.letters import KINDS, invite

pytestmark = pytest.mark.django_db


def test_the_same_event_posts_one_letter():
    first = invite(1, "una@example.org")
    enqueue_letter("invitation", "otra@example.org", KINDS["invitation"], first.key)
    assert list(Letter.objects.values_list("recipient", flat=True)) == ["una@example.org"]


def test_a_letter_goes_the_way_of_its_transaction():
    with transaction.atomic():
        invite()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


def test_a_letter_that_breaks_a_rule_is_refused_not_swallowed():
    with pytest.raises(IntegrityError), transaction.atomic():
        enqueue_letter("invitation", "una@example.org", KINDS["invitation"], key="")


def test_every_kind_of_letter_is_tried_here():
    folder = project.ROOT / "templates" / "emails"
    assert {path.name for path in folder.iterdir() if path.is_dir()} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["subject.txt", "text.txt", "html.html"])
def test_no_letter_uses_a_variable_that_nobody_sets(kind, name):
    engine = engines["django"].engine
    strict = Engine(
        dirs=engine.dirs,
        libraries=engine.libraries,
        builtins=engine.builtins,
        string_if_invalid="MISSING %s",
    )
    values = KINDS[kind] | {"site": "https://example.org", "reply_to": "", "subject": "x"}
    assert "MISSING" not in strict.render_to_string(f"emails/{kind}/{name}", values)


def test_an_invitation_says_who_what_where_and_until_when():
    subject, text, html = render_letter("invitation", KINDS["invitation"])
    assert subject == "Invitación: punto focal de Chile"
    for part in (text, html):
        assert "vence el 5 de diciembre de 2026" in part
        assert "http://testserver/cuenta/invitacion/AbC/" in part
    assert "Lucía O'Higgins le invita" in text
    assert "Lucía O&#x27;Higgins le invita" in html


def test_an_invitation_without_country_is_to_the_secretariat():
    subject, text, _html = render_letter("invitation", KINDS["invitation"] | {"country": ""})
    assert "Secretaría Técnica" in subject
    assert "formar parte de la Secretaría Técnica" in text


@pytest.mark.parametrize(
    "typed",
    ["{user.password}", "{0.__class__}", "%(password)s", "{{ site }}", "{% debug %}", "<b onclick=x>Ana</b>"],
)
def test_what_people_typed_stays_what_it_is(typed):
    _subject, text, html = render_letter("invitation", KINDS["invitation"] | {"inviter": typed})
    assert f"\n{typed} le invita" in text
    assert "<b onclick" not in html


def test_nothing_typed_becomes_a_header():
    hostile = "Chile\r\nBcc: otra@example.org\u2028X-Other: 1\x85Y: 2\u202e"
    letter = invite(country=hostile)
    assert letter.subject.endswith("Chile Bcc: otra@example.org X-Other: 1Y: 2")
    made = email.message_from_bytes(outbox.build_message(letter).message().as_bytes())
    assert made["Bcc"] is None and made["X-Other"] is None
    assert "\u202e" not in letter.subject + letter.text + letter.html


def test_a_long_subject_is_cut():
    assert len(invite(country="República " * 100).subject) == 200


@pytest.mark.parametrize(
    "address", ["", "sin arroba", "a@example.org\nBcc: b@example.org", "a@b.org, c@d.org"]
)
def test_only_one_plain_address_is_written_to(address):
    with pytest.raises(ValidationError):
        enqueue_letter("invitation", address, KINDS["invitation"], "invitation:1")


@pytest.mark.parametrize("path", ["https://evil.example/", "@evil.example/", ".evil.example/", ""])
def test_a_letter_leads_nowhere_else(path):
    with pytest.raises(ValueError, match="path of this site"):
        enqueue_letter("invitation", "a@example.org", KINDS["invitation"] | {"path": path}, "k")


def test_a_letter_outlives_the_person():
    person = User.objects.create_user("una@example.org")
    enqueue_letter("invitation", person.email, KINDS["invitation"], "k", person=person)
    person.delete()
    assert Letter.objects.get().person is None


# What is always true


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"key": ""}, "a_letter_has_a_key_and_a_recipient"),
        ({"recipient": ""}, "a_letter_has_a_key_and_a_recipient"),
        ({"subject": "uno\nBcc: dos"}, "the_subject_of_a_letter_is_one_line"),
        ({"subject": "uno\rdos"}, "the_subject_of_a_letter_is_one_line"),
        ({"subject": ""}, "the_subject_of_a_letter_is_one_line"),
        (
            {"sent_at": Now(), "abandoned_at": Now(), "last_error": "x", "text": "", "html": ""},
            "a_letter_is_sent_or_abandoned_not_both",
        ),
        (
            {"sent_at": Now(), "leased_until": Now(), "text": "", "html": ""},
            "a_letter_that_ended_is_in_nobodys_hands",
        ),
        ({"abandoned_at": Now()}, "an_abandoned_letter_says_why"),
        ({"sent_at": Now()}, "a_sent_letter_keeps_no_text"),
    ],
)
def test_the_database_refuses(changes, constraint):
    invite()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Letter.objects.update(**changes)


@pytest.mark.parametrize("model", [MailOutage, Heartbeat])
def test_there_is_one_row_of(model):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(pk=2)
