import hashlib
import hmac
import os

from django.conf import settings
from django.db import transaction

from fichas.files.attachments import Received, add
from fichas.form.completeness import missing
from fichas.form.drafts import country_text, save_answers
from fichas.form.sections import FORM_SECTIONS
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.review.comments import comment
from fichas.review.extracts import save_extract
from fichas.states import Action
from fichas.workflow import perform
from people.models import User
from practices.management.commands import demo
from practices.models import Country, Practice
from practices.sections import DOCUMENTATION, FIELDS, Field, Kind

FOCAL_POINTS = {
    "BR": ("brasil@example.org", "Marina Alves"),
    "CO": ("colombia@example.org", "Tomás Rivas"),
    "PE": ("peru@example.org", "Rosa Quispe"),
}
POSTS = {"es": "Cargo de la demostración", "pt-br": "Cargo da demonstração"}
AT_THE_DESK = ("secretaria@example.org", "Lucía Méndez")
STARTED = {
    "title": "Ficha de ejemplo, recién comenzada",
    "levels": ["local"],
    "summary": "Este borrador pertenece a la demostración: puede completarlo, enviarlo o borrarlo.",
}
OBSERVATION = "Precise los resultados: qué cambió, y desde cuándo."
EXTRACT = "Factores de la demostración, abreviados por la Secretaría Técnica."
# What the demonstration practice leaves open and a submission asks for.
TO_BE_WHOLE = {
    "contact_name": "Persona de la demostración",
    "contact_post": "Cargo de la demostración",
    "contact_institution": "Institución de la demostración",
    "background": "Antecedentes escritos para la demostración.",
    "results": "Resultados escritos para la demostración.",
    "success_factors": "Factores escritos para la demostración.",
    "responsible_entity": "Entidad de la demostración",
    "transfer_needs": ["expertos"],
    "documentation": ["sin-documentacion"],
}


class Command(demo.Command):
    help = (
        "Publishes the demonstration practices, and adds people of three countries with fichas of their own."
    )

    def handle(self, **options):
        super().handle(**options)
        secret = password()
        with transaction.atomic():
            people = {code: focal_point(code, *who, secret) for code, who in FOCAL_POINTS.items()}
            desk = secretary(*AT_THE_DESK, secret)
            if not Ficha.objects.exists():
                start_fichas(people, desk)
        addresses = [address for address, _name in (*FOCAL_POINTS.values(), AT_THE_DESK)]
        self.stdout.write(f"People: {', '.join(addresses)}; password: {secret}")
        self.stdout.write("They sign in at /ingresar/.")


def password() -> str:
    """DEMO_PASSWORD, or one of this installation: nobody who knows the code knows it."""
    made = hmac.new(settings.SECRET_KEY.encode(), b"demonstration", hashlib.sha256).hexdigest()
    return os.environ.get("DEMO_PASSWORD") or f"practicas-{made[:10]}"


def person(address: str, name: str, secret: str):
    found = User.objects.filter(email=address).first()
    if found is None:
        return User.objects.create_user(address, secret, name=name)
    if not found.check_password(secret):
        found.set_password(secret)
        found.save()
    return found


def secretary(address: str, name: str, secret: str):
    user = person(address, name, secret)
    if user.role == User.Role.GUEST:
        user.take_role(User.Role.SECRETARIAT)
    return user


def focal_point(code: str, address: str, name: str, secret: str):
    user = person(address, name, secret)
    if user.role == User.Role.GUEST:
        user.language = "pt-br" if code == "BR" else settings.LANGUAGE_CODE
        user.take_role(User.Role.FOCAL_POINT, Country.objects.get(code=code), POSTS[user.language])
    return user


def start_fichas(people: dict, desk) -> None:
    """A draft just begun, with a file, and revisions: begun, sent, sent back, waiting for the country's agreement."""
    draft = start_ficha(Country.objects.get(code="PE"), people["PE"])
    fill(draft, people["PE"], STARTED)
    data = (settings.ROOT / "fixtures" / "ejemplo.pdf").read_bytes()
    add(
        draft,
        Received("ejemplo.pdf", "Archivo de ejemplo", "application/pdf", data),
        DOCUMENTATION.code,
        people["PE"],
    )
    revise("BR", 0, people)
    sent_back = revise("CO", 0, people, is_sent=True)
    comment(sent_back, desk, OBSERVATION, is_internal=False, field="results")
    perform(Action.ASSIGN, sent_back, desk, desk.get_short_name(), assignee=desk)
    perform(Action.REQUEST_CHANGES, sent_back, desk, OBSERVATION)
    revise("CO", 1, people, is_sent=True)
    edited = revise("CO", 2, people, is_sent=True)
    perform(Action.ASSIGN, edited, desk, desk.get_short_name(), assignee=desk)
    save_extract(edited, "descripcion", {"success_factors": EXTRACT}, revision=1, by=desk)
    perform(Action.ASK_AGREEMENT, edited, desk)


def revise(code: str, which: int, people: dict, *, is_sent: bool = False) -> Ficha:
    """A revision of one of the last practices of the country."""
    practice = Practice.objects.public().filter(country__code=code).order_by("-number")[which]
    revision = start_ficha(practice.country, people[code], base=practice.current)
    if is_sent:
        fill(revision, people[code], TO_BE_WHOLE)
        fill(revision, people[code], asked_since(revision))
        perform(Action.SUBMIT, revision, people[code])
    return revision


def asked_since(ficha: Ficha) -> dict:
    """Something for whatever the form asks since the demonstration was written."""
    return {fault.field: example(FIELDS[fault.field]) for fault in missing(ficha)}


def example(field: Field):
    if field.vocabulary:
        code = field.vocabulary.objects.values_list("code", flat=True)[0]
        return [code] if field.kind is Kind.CHOICES else code
    return "Escrito para la demostración."


def fill(ficha: Ficha, by, values: dict) -> None:
    for section in FORM_SECTIONS:
        own = {name: values[name] for name in section.names if name in values}
        if own:
            save_answers(ficha, section.code, own, revision=country_text(ficha).revision, by=by)
