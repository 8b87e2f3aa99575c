"""A PDF is opened before it is kept: nothing in it acts, hides a file or asks for a password."""

from codecs import BOM_UTF8
from io import BytesIO

import pikepdf
import pytest

from fichas.files.inspection import pdf as pdf_inspection
from fichas.files.inspection.kept import Unfit
from tests.documents import pdf, saved
from tests.fichas.attachments.refusals import ACTION, PAGE

pytestmark = pytest.mark.one_database


class TestPdf:
    @pytest.mark.parametrize(
        "catalog",
        [
            {"OpenAction": ACTION},
            {"AA": f"<< /WC {ACTION} >>"},
            {"OpenAction": "<< /S /Launch /F (calc.exe) >>"},
            {"OpenAction": "<< /S /GoToR /F (//example.org/a) >>"},
            {"OpenAction": "<< /S /SubmitForm /F (https://example.org/) >>"},
            {"Names": f"<< /JavaScript << /Names [(a) {ACTION}] >> >>"},
            {"Names": "<< /EmbeddedFiles << /Names [] >> >>"},
            {"AcroForm": "<< /Fields [] /XFA (<xdp/>) >>"},
            {"Hidden": f"[[[<< /Next [{ACTION}] >>]]]"},
        ],
        ids=str,
    )
    def test_what_acts_or_hides_files_is_refused(self, catalog):
        with pytest.raises(Unfit, match="active pdf"):
            pdf_inspection.inspect(pdf(**catalog))

    def test_what_a_program_wrote_below_the_end_is_left_out(self):
        whole = pdf()
        assert (
            pdf_inspection.inspect(whole + b"\n%sha256 " + b"a" * 64 + b"\n").data == whole.rstrip() + b"\n"
        )
        with pytest.raises(Unfit, match="broken pdf"):
            pdf_inspection.inspect(whole + b"\n%" + b"a" * 2_000)

    def test_what_acts_is_found_inside_compressed_objects(self):
        with pikepdf.open(BytesIO(pdf(OpenAction=ACTION))) as made:
            packed = saved(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        assert b"JavaScript" not in packed
        with pytest.raises(Unfit, match="active pdf"):
            pdf_inspection.inspect(packed)

    def test_a_file_inside_the_file(self):
        made = pikepdf.new()
        made.add_blank_page()
        made.attachments["a.exe"] = b"MZ"
        with pytest.raises(Unfit, match="active pdf"):
            pdf_inspection.inspect(saved(made))

    def test_a_jump_inside_the_document_and_a_link_to_a_page_stay(self):
        data = pdf(OpenAction="<< /S /GoTo /D [0 /Fit] >>", Link="<< /S /URI /URI (https://example.org/) >>")
        assert pdf_inspection.inspect(data).data == data

    def test_a_password_even_an_empty_one(self):
        with pikepdf.open(BytesIO(pdf())) as made:
            locked = [saved(made, encryption=pikepdf.Encryption(owner="a", user=user)) for user in ("b", "")]
        for data in locked:
            with pytest.raises(Unfit, match="locked pdf"):
                pdf_inspection.inspect(data)

    @pytest.mark.parametrize(
        "data", [BOM_UTF8 + pdf(), pdf() + b"\0" * 2048, BOM_UTF8 + pdf() + b"\n" + b"\0" * 9, pdf() + b"\0"]
    )
    def test_what_programs_put_around_it_is_left_out(self, data):
        kept = pdf_inspection.inspect(data).data
        assert kept.startswith(b"%PDF-")
        assert kept.endswith(b"%%EOF\n")
        assert pdf_inspection.inspect(kept).data == kept

    @pytest.mark.parametrize("before", [PAGE, b"\n"])
    def test_something_else_before_it(self, before):
        with pytest.raises(Unfit, match="not a pdf"):
            pdf_inspection.inspect(before + pdf())

    @pytest.mark.parametrize(
        "data", [pdf() + PAGE, pdf()[:-40], pdf()[: len(pdf()) // 2], b"%PDF-1.7\n%%EOF"]
    )
    def test_something_else_after_it_or_nothing(self, data):
        with pytest.raises(Unfit, match="broken pdf"):
            pdf_inspection.inspect(data)
