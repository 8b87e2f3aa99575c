"""A country that sends its ficha again and again."""

from tests.web_server import Person

ROSA = "rosa@example.org"


WRITE = """
import sys, django; django.setup()
from django.db import transaction
from fichas.form.drafts import country_text, save_answers
from fichas.form.starting import start_ficha
from fichas.form.sections import FORM_SECTIONS
from people.models import User
from practices.models import Country
from tests.factories import ficha as answers
from tests.fichas.steps import WHOLE
peru = Country.objects.get(code="PE")
rosa = User.objects.filter(email="rosa@example.org").first() or User.objects.create_user("rosa@example.org", name="Rosa Quispe")
if rosa.role == User.Role.GUEST:
    rosa.take_role(User.Role.FOCAL_POINT, peru, "Directora")
for _ in range(int(sys.argv[1])):
    with transaction.atomic():
        ficha = start_ficha(peru, rosa)
        values = answers() | WHOLE
        for section in FORM_SECTIONS:
            own = {name: values[name] for name in section.names if name in values}
            save_answers(ficha, section.code, own, revision=country_text(ficha).revision, by=rosa)
    print(ficha.reference)
"""


def drafts(installation, count: int) -> list[str]:
    return installation.run("-c", WRITE, str(count)).split()


def send(person: Person, reference: str) -> tuple[int, str]:
    return person.post(f"/fichas/{reference}/enviar/", acepta="si")
