"""Threads of one process that answer in three languages at once never take one for another."""

import json

REQUESTS = 300


def test_no_page_is_in_the_wrong_language(installation):
    installation.manage(*"collectstatic --noinput --verbosity 0 --ignore admin --ignore *.ttf".split())
    found = json.loads(installation.run("tests/drills/languages_at_once.py", str(REQUESTS)).splitlines()[-1])
    assert found == {"asked": REQUESTS, "wrong": []}
