"""The States that a ficha names read what would be published, and nothing else."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fichas.review.comments import comment
from fichas.states import Action
from fichas.workflow import perform
from tests.addresses import addresses
from tests.fichas.associated.naming import WHY, agree_to_name_nobody
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import remark, submitted
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


class TestWhatItReads:
    def test_the_answers_that_would_be_published_and_no_other_page(self, named, ana, lucia):
        remark(named, lucia, "CANARIO-OBSERVACION", field="results")
        comment(named, lucia, "CANARIO-INTERNO", field="results", is_internal=True)
        named.texts.update(contact_name="CANARIO-CONTACTO", contact_personal_email="canario@example.org")
        client = signed_in(ana)
        page = client.get(at("associated", named)).text
        assert "Los consulados llevan un registro" in page
        assert "canario" not in page.lower()
        own = at("associated", named)
        others = [one for one in addresses(named.reference) if one != own]
        assert {client.get(one).status_code for one in others} <= {404, 405}
        assert {client.post(one).status_code for one in others} <= {404, 405}

    def test_while_its_country_writes_again_what_it_signed_last(self, named, rosa, ana, lucia):
        perform(Action.REQUEST_CHANGES, named, lucia, "CANARIO")
        named.texts.update(summary="CANARIO", title="CANARIO")
        page = signed_in(ana).get(at("associated", named)).text
        assert "Los consulados llevan un registro" in page
        assert "CANARIO" not in page

    def test_once_it_is_named_no_more_its_own_words_alone(self, objected, ana, rosa, lucia):
        agree_to_name_nobody(objected, rosa, lucia)
        page = signed_in(ana).get(at("associated", objected)).text
        assert "ya no nombra a Uruguay" in page
        assert WHY in page
        assert "Los consulados" not in page

    def test_it_is_listed_among_its_fichas(self, named, ana):
        assert at("associated", named) in signed_in(ana).get(reverse("fichas:ficha_list")).text

    @pytest.mark.parametrize("who", ["BR", "PE"])
    def test_to_all_others_the_page_does_not_exist(self, named, who):
        assert signed_in(focal_point(who)).get(at("associated", named)).status_code == 404
        assert Client().get(at("associated", named)).status_code == 302


def test_three_states_cost_the_review_as_many_queries_as_one(rosa, lucia):
    def queries(ficha):
        client = signed_in(lucia)
        client.get(at("review", ficha))
        with CaptureQueriesContext(connection) as found:
            client.get(at("review", ficha))
        return len(found)

    few, many = (
        submitted(rosa, title=title, associated_countries=states)
        for title, states in (("Ventanilla", ["UY"]), ("Consulado", ["UY", "CL", "BR"]))
    )
    assert queries(few) == queries(many)
