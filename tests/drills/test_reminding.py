"""Whoever reminds a person at the same instant, one letter goes out."""

TRIALS = 200


def test_the_desk_and_the_worker_remind_at_once_and_one_letter_goes_out(installation):
    found = installation.run("tests/drills/remind_at_once.py", str(TRIALS))
    print(found.splitlines()[-1])
    assert found == f"{TRIALS} trials, 0 faults\n"
