"""A long password may be an easy one: what everyone tries first is refused, a sentence is not."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from people.entrance.invitations import invite
from people.models import User
from tests.fichas.letters import link_of
from tests.people import PASSWORD, administrator

pytestmark = pytest.mark.one_database
EASY = """
aaaaaaaaaaaa 121212121212 abcabcabcabc contraseña123 Contraseña2026! contrasenacontrasena
migraciones2026 Migraciones.2026 Migr4c10nes2026 SecretariaTecnica1 buenaspracticas2025
qwertyuiop123 abcdefghijkl 123456789012 09876543210987 senhasegura123 Bem-vindo-2026
minhafamilia2026 teamomucho123 Flamengo2026!! uruguayuruguay Colombia202620 conferencia-suramericana
csmcsmcsmcsm puntofocalperu1 hola1234hola1234 Jesucristo777 ministeriointerior
""".split()
GOOD = [
    PASSWORD,
    "una frase larga y nueva",
    "otra frase bien larga",
    "el mate se enfría temprano",
    "cuatro llamas cruzan el puente",
    "as lhamas atravessam a ponte",
    "migraciones y 3 llamas verdes",
    "x7Qv-mR2p-Lk9s",
    "cavalo bateria grampo correto",
]


@pytest.mark.parametrize("password", EASY)
def test_an_easy_password_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize("password", GOOD)
def test_a_good_one_is_not(password):
    validate_password(password)


@pytest.mark.django_db
def test_the_invitation_says_why_beside_the_field(client):
    invite("ana@example.org", "secretariat", administrator())
    client.get(link_of())
    page = client.post("/invitacion/", {"name": "Ana Quispe", "password": "contraseña123"})
    assert "palabras que todos prueban" in page.context["form"].errors["password"][0]
    assert not User.objects.filter(email="ana@example.org").exists()
