"""What is no plain Word document is refused with a sentence that helps, and leaves nothing behind."""

import io
import resource
import tracemalloc
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fichas.models import Ficha, WordImport
from fichas.word.docx_paragraph import ParagraphText
from fichas.word.elements import Styles
from fichas.word.opening import MAX_ELEMENTS, MAX_XML_BYTES, Refused, open_word
from tests.fichas.forms import signed_in
from tests.fichas.steps import person
from tests.fichas.word_faults import FILES, GOOD, faulty
from tests.fichas.word_forms import part, repacked

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_and_says_what_to_do(name):
    data, words = faulty(name)
    with pytest.raises(Refused, match=words):
        open_word(data)


@pytest.mark.parametrize("name", ["bomb", "bomb of text", "100,000 entries", "says more than it is"])
def test_little_memory_is_used_before_the_refusal(name):
    data, _words = faulty(name)
    tracemalloc.start()
    with pytest.raises(Refused):
        open_word(data)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40 * 1024 * 1024


def test_the_longest_text_that_is_read_stays_within_bounds():
    """The parsed text is not Python's memory: what the whole process holds is asked."""
    body = f"<w:p><w:r><w:t>{'a' * 60}</w:t></w:r></w:p>" * (MAX_XML_BYTES // 100)
    xml = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    open_word(target.getvalue())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 250 * 1024  # kilobytes


def test_a_file_over_the_limit_is_refused(settings):
    settings.MAX_WORD_BYTES = len(GOOD) - 1
    with pytest.raises(Refused, match="pesa más de"):
        open_word(GOOD)
    settings.MAX_WORD_BYTES = len(GOOD)
    assert open_word(GOOD)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["PDF", "docm", "bomb", "template from afar", "old Word", "entities"])
def test_the_page_says_so_and_nothing_is_made(name):
    data, words = faulty(name)
    file = SimpleUploadedFile("ficha.docx", data)
    response = signed_in(person()).post(reverse("fichas:word_import"), {"archivo": file})
    assert response.status_code == 422
    assert words in response.text
    assert not Ficha.objects.exists() and not WordImport.objects.exists()


@pytest.mark.django_db
def test_what_fails_half_way_leaves_no_draft(monkeypatch):
    def fails(*arguments, **named):
        raise RuntimeError("the power went")

    monkeypatch.setattr("fichas.word.importing.WordImport.objects.create", fails)
    with pytest.raises(RuntimeError):
        signed_in(person()).post(
            reverse("fichas:word_import"), {"archivo": SimpleUploadedFile("ficha.docx", GOOD)}
        )
    assert not Ficha.objects.exists()


TEXT_PART = "word/document.xml"


def nested(depth: int, elements: int) -> bytes:
    """Drawings inside drawings, around very many elements: what looks at each of them again takes the square of it."""
    inner = f"{'<w:pict>' * depth}<w:r><w:t>x</w:t></w:r>{'<w:br/>' * elements}{'</w:pict>' * depth}"
    paragraph = f"<w:p><w:r>{inner}</w:r></w:p></w:body>"
    whole = part(GOOD, TEXT_PART).replace(b"</w:body>", paragraph.encode())
    return repacked(GOOD, {TEXT_PART: whole}, packing=zipfile.ZIP_STORED)


def test_what_is_drawn_in_a_drawing_is_looked_at_once():
    """Looked at anew at every depth, this would not end."""
    writing = ParagraphText(open_word(nested(100, 90_000)).body[-1], {}, Styles(None))
    assert writing.text.strip() == "x"


def test_a_file_of_more_elements_than_a_book_is_refused():
    with pytest.raises(Refused, match="demasiado largo"):
        open_word(nested(1, MAX_ELEMENTS))
