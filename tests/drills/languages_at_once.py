"""One process of the drill: threads ask for the same pages in three languages, some kept for all and some made for one
reader. Says how many were asked for, and what was wrong with which.

python tests/drills/languages_at_once.py REQUESTS
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from practices.languages import path_in  # noqa: E402
from tests.factories import published  # noqa: E402
from tests.languages import foreign  # noqa: E402
from tests.markup import Page  # noqa: E402

THREADS = 9
LANGUAGES = [code for code, _name in settings.LANGUAGES]
PATHS = ["/", "/practicas/", "/paises/PE/", "/practicas/CSM-PE-0001/"]


def ask(number: int) -> list[str]:
    """What is wrong with the answer. Neighbours ask for the same page in another language."""
    language, turn = LANGUAGES[number % len(LANGUAGES)], number // len(LANGUAGES)
    own = {"s": f"CSM-PE-{number:04d}"} if turn % 3 == 0 else {}
    try:
        answer = Client(headers={"host": "localhost"}).get(path_in(language, PATHS[turn % len(PATHS)]), own)
        said = Page(answer.text).all("html")[0].get("lang")
        wrong = {answer["Content-Language"], said} - {language} or answer.status_code != 200
        return [f"{number} {language}: {said}"] * bool(wrong) + foreign(answer.text, language)
    finally:
        connection.close()


if __name__ == "__main__":
    published(title="Alfa", summary="Beta.", responsible_entity="Gama", language="es")
    requests = int(sys.argv[1])
    with ThreadPoolExecutor(THREADS) as threads:
        answers = list(threads.map(ask, range(requests)))
    print(json.dumps({"asked": len(answers), "wrong": [fault for faults in answers for fault in faults]}))
