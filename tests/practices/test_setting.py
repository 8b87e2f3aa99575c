"""Lines set without a layout engine, and objects that get new numbers on their way into a book."""

import pytest

from practices.press.book.faces import LIGHT, OTHERS, REGULAR, SEMIBOLD, Style, lines, measured, width
from practices.press.book.writing import renumbered

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("face", [LIGHT, REGULAR, SEMIBOLD], ids=lambda face: str(face.name))
def test_lines_hold_every_letter_and_are_no_wider_than_their_room(face):
    style = Style(face, 9.4)
    said = f"Programa de acompañamiento {'m' * 200} y registro https://example.org/{'a/' * 60} de niñez"
    found = lines(said, style, 200)
    assert max(width(line, style) for line in found) <= 200
    assert "".join(found).replace(" ", "") == said.replace(" ", "")


def test_letters_stand_as_close_as_the_face_says():
    assert measured("AV", REGULAR)[0] < measured("A", REGULAR)[0] + measured("V", REGULAR)[0]


def test_a_mark_takes_no_room_and_what_the_face_lacks_comes_from_the_other():
    assert measured("g̃", REGULAR)[0] == measured("g", REGULAR)[0]
    assert [face for face, _glyphs in measured("₲ 5", REGULAR)[1]] == [OTHERS, REGULAR]


def test_what_no_face_has_is_a_box():
    assert measured("\U0001f469", REGULAR)[1] == measured("□", REGULAR)[1]


def test_references_change_and_what_strings_say_stays():
    text = rb"<< /T (see 12 0 R \) 3 0 R) /H <31> /P 12 0 R /K [ 4 0 R 7 /Outside-9 ] >>"
    told = rb"<< /T (see 12 0 R \) 3 0 R) /H <31> /P 112 0 R /K [ 104 0 R 7 9 0 R ] >>"
    assert renumbered(text, lambda number: number + 100) == told
