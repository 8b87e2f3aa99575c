"""Builds the samples beside it: the form of 2014, filled in with LibreOffice, its boxes ticked in four ways.

Run it with the Python that has LibreOffice's `uno`: /usr/bin/python3 tests/data/word/build_samples.py
The samples are kept with the tests, so that only a change of theirs needs LibreOffice.
"""

import json
import subprocess
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import LINE_BREAK, PARAGRAPH_BREAK

HERE = Path(__file__).resolve().parent
SAID = json.loads((HERE / "answers.json").read_text("utf-8"))
PIPE = "word-samples"
OPTIONS = {
    "1.3": {
        "registro-fronterizo": "Sistemas de información y mecanismos operativos para el registro migratorio de frontera",
        "consulta-social": "Políticas migratorias desarrolladas con base en procesos de consulta social",
        "derechos-humanos": "Fortalecimiento de las prácticas en derechos humanos en la política migratoria",
        "asistencia-consular": "Mecanismos integrales de asistencia consular y sistemas de información consulares",
        "institucionalidad": "Reestructuración de la institucionalidad migratoria y de los mecanismos de gestión",
        "otro": "Otro",
    },
    "1.4": {"nacional": "Nacional", "provincial": "Provincial", "local": "Local", "otro": "Otro"},
    "1.9": {
        "politica-y-normas": "Política y normas",
        "institucionalidad": "Institucionalidad",
        "mecanismos-operativos": "Mecanismos operativos",
    },
    "1.10": {
        "publicada": "Documento publicado",
        "electronica": "Archivo electrónico",
        "sin-documentacion": "Sin documentación",
    },
    "1.11": {
        "tecnicos": "Transferencia de técnicos por un periodo de tiempo",
        "expertos": "Intercambio de expertos",
        "seguimiento": "Seguimiento online",
        "capacitacion": "Capacitación/cursos",
        "apoyo-especializado": "Otro – Apoyo de una instancia técnica especializada",
        "otro": "Otro ¿Cuál?",
    },
}
CONTACT = ("Nombre", "Cargo", "Institución", "Email", "Email general institucional")
ROWS = [
    ("1. Perfil General", None),
    ("(1.1) País", "1.1"),
    ("(1.2) Título de Experiencia", "1.2"),
    ("(1.3) Temas", "1.3"),
    ("(1.4) Nivel territorial de aplicación:", "1.4"),
    ("(1.5) Entidad responsable:", "1.5"),
    ("(1.6) Entidad de dependencia en la orgánica estatal:", "1.6"),
    ("(1.7) Otras entidades asociadas:", "1.7"),
    ("(1.8) Otras entidades participantes:", "1.8"),
    ("(1.9) Categoría:", "1.9"),
    ("(1.10) Documentación de la experiencia/práctica:", "1.10"),
    ("(1.11) Características de las necesidades para la transferencia a otro país:", "1.11"),
    *(("(1.12) Persona de contacto" if name == "Nombre" else "", name) for name in CONTACT),
    ("2. Descripción de Experiencia/ Práctica", None),
    ("(2.1) Antecedentes (Por qué surgió y principales objetivos):", "2.1"),
    ("(2.2) Resumen de la experiencia:", "2.2"),
    ("(2.3) Resultados logrados:", "2.3"),
    ("(2.4) Cifras relevantes /destacadas", "2.4"),
    (
        (
            "(2.5) Productos (manuales, metodologías, software, flujo de proceso etc...). "
            "Favor adjuntar archivos o proveer links relevantes:"
        ),
        "2.5",
    ),
    ("(2.6) ¿Qué la hace una experiencia exitosa/buena práctica?", "2.6"),
    ("(2.7) ¿Hay condiciones especiales o limitaciones para la replicación?", "2.7"),
    ("(2.8) Otras consideraciones:", "2.8"),
    ("(2.9) Favor adjuntar archivos o proveer links a la documentación sobre la práctica", "2.9"),
]
LIMITS = {"2.1": 160, "2.2": 200, "2.3": 150, "2.6": 150, "2.8": 150}


class Sample:
    """One document; a way to tick writes a box, ticked or not, before the name of an option."""

    def __init__(self, desktop, tick, *, on_one_line=False, contact_in_one_cell=False):
        self.document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
        self.tick, self.on_one_line, self.contact_in_one_cell = tick, on_one_line, contact_in_one_cell

    def build(self, name):
        text = self.document.Text
        cursor = text.createTextCursor()
        for line in ("FICHA TÉCNICA", "Experiencias Exitosas en Políticas y Gestión Migratoria"):
            text.insertString(cursor, line, False)
            text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        rows = [row for row in ROWS if not (self.contact_in_one_cell and row[1] in CONTACT[1:])]
        table = self.document.createInstance("com.sun.star.text.TextTable")
        table.initialize(len(rows), 2)
        text.insertTextContent(cursor, table, False)
        for number, (label, key) in enumerate(rows, 1):
            table.getCellByName(f"A{number}").setString(label)
            if key:
                self.answer(table.getCellByName(f"B{number}"), key)
        self.merge(table, rows)
        self.footnote(table, rows)
        self.document.storeToURL((HERE / name).as_uri(), (setting("FilterName", "MS Word 2007 XML"),))
        self.document.close(True)

    def merge(self, table, rows):
        """The titles of the sections go across the page, from the last so that the names of cells stay."""
        for number in reversed([n for n, (_label, key) in enumerate(rows, 1) if key is None]):
            cursor = table.createCursorByCellName(f"A{number}")
            cursor.gotoCellByName(f"B{number}", True)
            cursor.mergeRange()

    def footnote(self, table, rows):
        number = next(n for n, (_label, key) in enumerate(rows, 1) if key == "2.6")
        cell = table.getCellByName(f"A{number}")
        note = self.document.createInstance("com.sun.star.text.Footnote")
        cell.insertTextContent(cell.createTextCursorByRange(cell.End), note, False)
        note.setString(
            "Factores de éxito, replicabilidad, eficacia, sostenibilidad, pertinencia, legitimidad"
        )

    def answer(self, cell, key):
        cursor = cell.createTextCursor()
        if key in OPTIONS:
            self.options(cell, cursor, key)
        elif key in CONTACT:
            self.contact(cell, cursor, key)
        elif isinstance(SAID[key], list):
            self.paragraphs(cell, cursor, SAID[key])
            self.bullets(cell, lambda line: True)
        else:
            note = [f"(número máximo de palabras: {LIMITS[key]})"] if key in LIMITS else []
            self.paragraphs(cell, cursor, [*note, *SAID[key].split("\n")])
            self.bullets(cell, lambda line: line.startswith("- "))
            if key == "2.5":
                self.link(cell, "Manual", "https://example.org/manual")

    def paragraphs(self, cell, cursor, lines):
        for number, line in enumerate(lines):
            if number:
                cell.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
            cell.insertString(cursor, line, False)

    def contact(self, cell, cursor, key):
        names = CONTACT if self.contact_in_one_cell else (key,)
        for number, name in enumerate(names):
            if number:
                cell.insertControlCharacter(cursor, LINE_BREAK, False)
            cell.insertString(cursor, f"{name}: {SAID[name]}", False)

    def options(self, cell, cursor, key):
        for number, (code, label) in enumerate(OPTIONS[key].items()):
            if number and self.on_one_line:
                cell.insertString(cursor, "    ", False)
            elif number:
                cell.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
            self.tick(self.document, cell, cursor, code in SAID[key])
            asked = f" {SAID.get(f'{key} otro', '_____')}" if code == "otro" else ""
            cell.insertString(cursor, f"{label}{':' if asked and '?' not in label else ''}{asked}", False)

    def bullets(self, cell, is_item):
        """Real items of a list where the text has them."""
        paragraphs = cell.createEnumeration()
        while paragraphs.hasMoreElements():
            paragraph = paragraphs.nextElement()
            if is_item(paragraph.String):
                paragraph.setString(paragraph.String.removeprefix("- "))
                paragraph.NumberingStyleName = "List 1"

    def link(self, cell, words, address):
        search = cell.createTextCursor()
        search.gotoStart(False)
        search.goRight(len(words), True)
        search.HyperLinkURL = address


def setting(name, value):
    own = PropertyValue()
    own.Name, own.Value = name, value
    return own


def with_x(document, cell, cursor, ticked):
    cell.insertString(cursor, "X " if ticked else "", False)


def with_boxes(document, cell, cursor, ticked):
    cell.insertString(cursor, "☒ " if ticked else "☐ ", False)


def with_brackets(document, cell, cursor, ticked):
    cell.insertString(cursor, "[x] " if ticked else "[ ] ", False)


def with_controls(document, cell, cursor, ticked):
    """A tick box of Word's, which LibreOffice has as a content control since 7.4."""
    sign = "☒" if ticked else "☐"
    cell.insertString(cursor, sign, False)
    drawn = cell.createTextCursorByRange(cursor.End)
    drawn.goLeft(1, True)
    control = document.createInstance("com.sun.star.text.ContentControl")
    control.Checkbox, control.Checked = True, ticked
    control.CheckedState, control.UncheckedState = "☒", "☐"
    cell.insertTextContent(drawn, control, True)
    cursor.gotoEnd(False)
    cell.insertString(cursor, " ", False)


def connected(resolver):
    address = f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext"
    for _attempt in range(60):
        try:
            return resolver.resolve(address)
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer.")


def main():
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                f"--accept=pipe,name={PIPE};urp;",
            ]
        )
        here = uno.getComponentContext()
        resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
        there = connected(resolver)
        desktop = there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        Sample(desktop, with_x).build("ticks-x.docx")
        Sample(desktop, with_boxes, contact_in_one_cell=True).build("ticks-boxes.docx")
        Sample(desktop, with_brackets, on_one_line=True).build("ticks-brackets.docx")
        Sample(desktop, with_controls).build("ticks-controls.docx")
        desktop.terminate()
        office.wait(30)


if __name__ == "__main__":
    main()
