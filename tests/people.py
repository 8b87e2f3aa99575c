"""People for tests, in one line each. All have the same password; whoever needs a second step has it, with `SECRET`."""

import time
from itertools import count

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from people.models import User
from practices.models import Country

PASSWORD = "una frase larga de prueba"
SIGN_IN = "/ingresar/"
OURS = {"origin": "http://testserver"}  # what a browser says of a form of this site
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
numbers = count(1)


def person(**fields) -> User:
    number = next(numbers)
    plain = {"email": f"persona{number}@example.org", "name": f"Persona {number}"}
    return User.objects.create_user(**plain | fields, password=PASSWORD)


def focal_point(country="PE", post="Directora de Migraciones", **fields) -> User:
    user = person(**fields)
    user.take_role(User.Role.FOCAL_POINT, Country.objects.get(code=country), post)
    return user


def secretary(two_steps=True, **fields) -> User:
    user = person(role=User.Role.SECRETARIAT, **fields)
    return with_two_steps(user) if two_steps else user


def administrator(two_steps=True, **fields) -> User:
    user = person(role=User.Role.ADMINISTRATOR, **fields)
    return with_two_steps(user) if two_steps else user


def with_two_steps(user) -> User:
    TOTP.activate(user, SECRET)
    return user


def code(secret=SECRET) -> str:
    """What the person's telephone shows now, with time left to type it."""
    left = 30 - time.time() % 30
    if left < 6:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in(client, user: User | str, password=PASSWORD, **extra):
    """The answer to a form filled in with a person's address, or with any other."""
    said = {"login": user if isinstance(user, str) else user.email, "password": password}
    return client.post(SIGN_IN, said, **extra)
