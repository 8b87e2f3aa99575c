"""What is kept of the name of a file."""

import pytest

from fichas.files.names import clean_name, title_of

pytestmark = pytest.mark.one_database


class TestNames:
    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("Informe  final (2).pdf", "Informe final (2).pdf"),
            ("../../settings.py", "settings.py"),
            ("..\\..\\a.pdf", "a.pdf"),
            ("a/b.pdf", "a-b.pdf"),
            ("con.pdf", "_con.pdf"),
            ("LPT1.docx", "_LPT1.docx"),
            ("a\0.pdf", "a.pdf"),
            ("informe\u202efdp.exe", "informefdp.exe"),
            ("in\u00adfor\u200bme\ufeff.pdf", "informe.pdf"),
            ("a" + "\u0301" * 10_000 + ".pdf", "á" + "\u0301" * 8 + ".pdf"),
            ("a.pdf%00.html", "a.pdf%00.html"),
            ("ñandú – evaluación.pdf", "ñandú – evaluación.pdf"),
            ("", ""),
            ("...", ""),
        ],
    )
    def test_what_is_kept_of_a_name(self, given, kept):
        assert clean_name(given) == kept

    def test_a_long_name_keeps_its_ending_and_its_whole_self_as_title(self):
        given = f"{'ñ' * 300}.pdf"
        assert clean_name(given).endswith("ñ.pdf")
        assert len(clean_name(given).encode()) <= 180
        assert title_of(given) == "ñ" * 300
