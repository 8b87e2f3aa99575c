"""The form of 2014 as Word files, in the ways in which it circulates: a table, loose paragraphs, any kind of tick."""

import io
import zipfile

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from fichas.form.drafts import country_text, private
from fichas.word.docx_text import read_blocks
from fichas.word.importing import import_word
from fichas.word.opening import open_word
from fichas.word.reading import gather_answers
from fichas.word.values import Value, read_values
from fichas.word.writing import ficha_document
from practices.answers import read_answers
from practices.lists import lists
from practices.models import Country

LABELS = {
    "1.1": "País",
    "1.2": "Título de Experiencia",
    "1.3": "Temas",
    "1.4": "Nivel territorial de aplicación:",
    "1.5": "Entidad responsable:",
    "1.6": "Entidad de dependencia en la orgánica estatal:",
    "1.7": "Otras entidades asociadas:",
    "1.8": "Otras entidades participantes:",
    "1.9": "Categoría:",
    "1.10": "Documentación de la experiencia/práctica:",
    "1.11": "Características de las necesidades para la transferencia a otro país:",
    "1.12": "Persona de contacto",
    "2.1": "Antecedentes (Por qué surgió y principales objetivos):",
    "2.2": "Resumen de la experiencia:",
    "2.3": "Resultados logrados:",
    "2.4": "Cifras relevantes /destacadas",
    "2.5": "Productos (manuales, metodologías, software, flujo de proceso etc...). "
    "Favor adjuntar archivos o proveer links relevantes:",
    "2.6": "¿Qué la hace una experiencia exitosa/buena práctica⁶?",
    "2.7": "¿Hay condiciones especiales o limitaciones para la replicación?",
    "2.8": "Otras consideraciones:",
    "2.9": "Favor adjuntar archivos o proveer links a la documentación sobre la práctica",
}
LIMITS = {"2.1": 160, "2.2": 200, "2.3": 150, "2.6": 150, "2.8": 150}


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def form(numeral="({})", document=None, **answers) -> bytes:
    """The table of 2014. An answer is named `n1_3`: text, or the XML of paragraphs."""
    document = document or Document()
    document.add_paragraph("FICHA TÉCNICA")
    document.add_paragraph("Experiencias Exitosas en Políticas y Gestión Migratoria")
    table = document.add_table(rows=0, cols=2)
    for number, label in LABELS.items():
        if number in ("1.1", "2.1"):
            title = "1. Perfil General" if number == "1.1" else "2. Descripción de Experiencia/ Práctica"
            table.add_row().cells[0].text = title
        left, right = table.add_row().cells
        left.text = f"{numeral.format(number)} {label}"
        note = f"(número máximo de palabras: {LIMITS[number]})" if number in LIMITS else ""
        right.text = note
        write(right, answers.get(f"n{number.replace('.', '_')}", ""), after=bool(note))
    return saved(document)


def write(cell, said: str, *, after: bool) -> None:
    """Puts text, or paragraphs of XML, into a cell; `after` what stands there already."""
    if said.startswith("<w:"):
        for element in parse_xml(f"<w:tc {nsdecls('w', 'w14', 'r')}>{said}</w:tc>"):
            cell._tc.append(element)
    elif said and after:
        cell.add_paragraph(said)
    elif said:
        cell.text = said


def paragraph(*pieces: str) -> str:
    """A paragraph of text and of pieces of XML."""
    runs = "".join(piece if piece.startswith("<w:") else run(piece) for piece in pieces)
    return f"<w:p>{runs}</w:p>"


def run(text: str, inside: str = "w:t") -> str:
    return f'<w:r><{inside} xml:space="preserve">{text}</{inside}></w:r>'


def with_link(address: str) -> tuple:
    """A document and the number of a link in it."""
    document = Document()
    return document, document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def repacked(data: bytes, parts: dict[str, bytes | None], packing=zipfile.ZIP_DEFLATED) -> bytes:
    """The same file with parts replaced, added, or left out with None."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", packing) as new:
        for entry in old.infolist():
            if entry.filename not in parts:
                new.writestr(entry, old.read(entry))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return target.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def brought_in(by, data: bytes | None = None, **written) -> tuple[dict, "Report"]:
    """Imports a file, or the form with these answers: what the draft says, and the report by field."""
    known, peru = lists("as the tests have them"), Country.objects.get(code="PE")
    ficha = import_word(data or form(**written), "ficha.docx", known, peru, by)
    text = country_text(ficha)
    return read_answers(text) | private(text), Report(ficha.word_import.report)


def meaning(**written) -> dict[str, Value]:
    """What the answers of a form mean; no draft is made."""
    known, peru = lists("as the tests have them"), Country.objects.get(code="PE")
    return read_values(gather_answers(read_blocks(open_word(form(**written)))), known, peru)


class Report:
    """The report of an import, asked by field."""

    def __init__(self, report: dict):
        self.rows = {row["field"]: row for row in report["rows"]}
        self.strange, self.files = report["strange"], report["files"]

    def status(self, field: str) -> str:
        return self.rows[field]["status"]

    def __getitem__(self, field: str) -> dict:
        return self.rows[field]


def there_and_back(ficha, by, known):
    return import_word(ficha_document(ficha, known), "ficha.docx", known, ficha.country, by)


RICH = {
    "title": "Registro «consular» & <b>móvil</b> – 2.1 Antecedentes",
    "themes": ["asistencia-consular", "otro"],
    "themes_other": "Rayos X y retorno: nacional o local (x)",
    "levels": ["nacional", "otro"],
    "levels_other": "- Regional, binacional",
    "parent_entity": "1.5 Ministerio de Relaciones Exteriores",
    "associated_entities": ["Zeta; S. A.", "- Alfa", "Ministerio (del) Interior: Dirección"],
    "participating_entities": ["OIM", "ACNUR"],
    "transfer_needs": ["apoyo-especializado", "otro"],
    "transfer_needs_other": "Traducción al guaraní: ñe'ẽ",
    "contact_name": "Cargo: Ana Torres",
    "contact_post": "Jefa – Registro",
    "contact_institution": "Cancillería",
    "contact_personal_email": "ana@example.org",
    "contact_email": "consulados@example.org",
    "background": "Uno.\n\n\nDos.\n- Tres\n-  cuatro\n• cinco\n* seis\n– siete\n\tocho",
    "summary": "2.2 Resumen de la experiencia: así\n1.5 millones\n[x] marcado ☒ y ☐\n - - doble\n- - lista",
    "figures": "150.000 permisos\n1.5 millones de personas\n\n- 2,5 % del total",
    "outputs": "- Guía (https://example.org/guia)\nVéase el manual.",
    "references": "Ley 1 de 2019, en https://example.org/ley",
    "results": "palabra " * 149 + "fin",
    "success_factors": "Sí.",
    "limitations": "Máximo 3. Ninguna más.",
    "considerations": "Ñandutí, 👪, \u00a0espacio duro, ﬁn",
    "links": [
        {"numeral": "external", "label": "Red", "url": "https://example.org/red"},
        {"numeral": "2.5", "label": "", "url": "https://example.org/a?b=c&d=«e»"},
        {"numeral": "2.9", "label": "Ley 1: texto – vigente", "url": ""},
        {"numeral": "2.5", "label": "javascript:alert(1)", "url": "javascript:alert(1)"},
    ],
    "start_year": 2009,
    "end_year": 2031,
    "end_is_open": True,
    "experience_state": "derogada",
    "practice_type": "alianza",
    "primary_objectives": ["1", "10", "14", "23"],
    "secondary_objectives": ["2", "21"],
    "principles": ["a", "j"],
    "goals": ["1", "10", "17"],
    "associated_countries": ["BO", "BR", "DO", "VE"],
    "language": "pt",
    "place": "Tacna",
    "lessons": "Una lección.\nOtra.",
    "recommendations": "- Una\n- Otra",
    "innovation": "Lugar",
}
