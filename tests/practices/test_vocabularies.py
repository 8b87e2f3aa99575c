import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from practices.models import VOCABULARIES, Country, GcmObjective, Repository, Theme
from tests.factories import published

pytestmark = pytest.mark.django_db


def test_the_lists_are_complete():
    counts = {model.__name__: model.objects.count() for model in VOCABULARIES}
    assert counts == {
        "Country": 23,
        "Theme": 6,
        "Level": 4,
        "Category": 3,
        "Documentation": 3,
        "TransferNeed": 6,
        "GcmObjective": 23,
        "GuidingPrinciple": 10,
        "SustainableGoal": 17,
        "PracticeType": 6,
        "ExperienceState": 3,
        "WithdrawalReason": 6,
        "Forum": 4,
        "EventKind": 9,
    }
    assert Country.objects.filter(conference="CSM").count() == 12


def test_every_value_has_a_name_in_three_languages():
    for model in VOCABULARIES:
        assert not model.objects.filter(name_es="").exists()
        assert not model.objects.filter(name_pt="").exists()
        assert not model.objects.filter(name_en="").exists()
    assert not GcmObjective.objects.filter(title_es="").exists()


def test_a_value_that_was_renamed_or_retired_stays_so_when_the_lists_are_loaded_again():
    Theme.objects.filter(code="asistencia-consular").update(name_es="Consulados", retired=True)
    Theme.objects.filter(code="consulta-social").delete()
    call_command("load_vocabularies", verbosity=0)
    theme = Theme.objects.get(code="asistencia-consular")
    assert (theme.name_es, theme.retired) == ("Consulados", True)
    assert Theme.objects.filter(code="consulta-social").exists()


def test_other_cannot_be_deleted():
    for model in VOCABULARIES:
        for value in model.objects.filter(code="otro"):
            with pytest.raises(ValidationError, match="no se puede borrar"):
                value.delete()


def test_every_value_is_found_by_its_natural_key():
    for model in VOCABULARIES:
        value = model.objects.first()
        assert model.objects.get_by_natural_key(*value.natural_key()) == value


def test_a_renamed_theme_shows_at_once_on_every_page(client):
    practice = published(themes=["asistencia-consular"])
    addresses = [
        reverse("practices:home"),
        reverse("practices:practice_list"),
        reverse("practices:theme_list"),
        reverse("practices:theme", args=["asistencia-consular"]),
        reverse("practices:practice", args=[practice.code]),
    ]
    for address in addresses:
        assert "Amparo consular" not in client.get(address).text
    theme = Theme.objects.get(code="asistencia-consular")
    theme.name_es = theme.title_es = "Amparo consular"
    theme.save()
    for address in addresses:
        assert "Amparo consular" in client.get(address).text


def test_a_change_of_a_list_draws_a_new_token():
    before = Repository.current_token()
    Theme.objects.first().save()
    assert Repository.current_token() != before


class TestInTheAdmin:
    def test_values_are_added_renamed_ordered_and_retired_but_never_deleted(self, admin_client):
        theme = Theme.objects.get(code="consulta-social")
        change = reverse("admin:practices_theme_change", args=[theme.pk])
        values = {"name_es": "Diálogo social", "position": 9, "weave": 2, "retired": "on"}
        assert admin_client.post(change, values).status_code == 302
        theme.refresh_from_db()
        assert (theme.code, theme.name_es, theme.position, theme.retired) == (
            "consulta-social",
            "Diálogo social",
            9,
            True,
        )

        added = {"code": "cambio-climatico", "name_es": "Cambio climático", "position": 7, "weave": 6}
        assert admin_client.post(reverse("admin:practices_theme_add"), added).status_code == 302
        assert Theme.objects.filter(code="cambio-climatico").exists()

        assert admin_client.get(reverse("admin:practices_theme_delete", args=[theme.pk])).status_code == 403

    def test_practices_are_only_read(self, admin_client):
        practice = published()
        address = reverse("admin:practices_practice_change", args=[practice.pk])
        assert admin_client.get(address).status_code == 200
        assert admin_client.post(address, {"code": "X"}).status_code == 403

    def test_every_list_opens(self, admin_client):
        for model in VOCABULARIES:
            address = reverse(f"admin:practices_{model._meta.model_name}_changelist")
            assert admin_client.get(address).status_code == 200
