"""The figure that a ficha begins 2.4 with is set large, whole, at any length."""

import json
import re
import subprocess

import pytest

from practices.management.commands import demo
from practices.press.engine import press
from practices.press.ficha.page import page
from practices.press.ficha.style import SHEET
from practices.reading import figure
from tests.practices.editions import edition

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NUMBERS = [f"{int('123456789012'[:digits]):,}".replace(",", ".") for digits in range(1, 13)]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("128.400 personas atendidas", "128.400"),
        ("US$ 2,35 bilhões em remessas", "US$ 2,35 bilhões"),
        ("R$ 12 milhões investidos", "R$ 12 milhões"),
        ("6.5 M de personas", "6.5 M"),
        ("27 % del total", "27 %"),
        ("3 mil millones de pesos", "3 mil millones"),
        ("1\u202f350\u202f000 trámites", "1\u202f350\u202f000"),
        ("6 meses de trabajo", "6"),
        ("120. Personas", ""),
        ("Más de 100", ""),
    ],
)
def test_a_figure_is_a_number_with_its_currency_and_its_unit(line, number):
    assert figure(line)["number"] == number


@pytest.fixture(scope="module")
def printed_lines(tmp_path_factory):
    """The first page of a ficha with these answers, line by line as it stands on paper."""
    path = tmp_path_factory.mktemp("figures") / "ficha.pdf"

    def lines_of(**answers) -> list[str]:
        path.write_bytes(press.lay_out(page(edition(**answers)), SHEET))
        command = ["pdftotext", "-f", "1", "-l", "1", path, "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return [re.sub(r"\s", " ", line).strip() for line in text.splitlines()]

    return lines_of


def test_those_of_the_demonstration_are_whole_too(printed_lines):
    answers = [json.loads(path.read_text())["answers"] for path in sorted(demo.FOLDER.glob("*.json"))]
    with_figure = [each for each in answers if each["figures"][:1].isdigit()]
    assert with_figure
    for each in with_figure:
        number = figure(each["figures"].splitlines()[0])["number"]
        assert each["figures"].startswith(f"{number} ")
        assert number in printed_lines(**each | {"files": []})


@pytest.mark.parametrize("number", [*NUMBERS, "US$ 128.400,50 millones", "888.888.888.888"])
def test_it_is_never_broken_in_print(printed_lines, number):
    assert number in printed_lines(figures=f"{number} personas atendidas en frontera")
