"""The lines that say of the meeting itself what, when and where: its title, date, forum, figures and tables."""

import re
from collections.abc import Iterable

from practices.spelling import fold
from practices.words import count_words

from .choices import Datum
from .cutting import Block
from .datelines import read_dates
from .joining import join
from .proposal import Table
from .source import fold_evenly
from .vocabulary import alternatives

FORUMS = re.compile(
    alternatives(
        r"""
        conferencia (?:sur|sul-?)americana | conferencia regional sobre migracion | \bcsm\b | \bcrm\b |
        red de (?:las )?naciones unidas sobre (?:la )?migracion | rede (?:das )?nacoes unidas sobre migracao |
        united nations network on migration | south american conference | regional conference on migration
        """
    )
)
EVENT_KINDS = re.compile(
    r"\b(?:"
    + alternatives(
        r"""
        webinar\w* | taller\w* | oficina | workshop | conferencia | conference | seminari\w* | seminar | foro | forum |
        mesa redonda | round ?table | reunion | reuniao | meeting | encuentro | encontro | consulta | jornada\w*
        """
    )
    + r")\b"
)
TABLE_WORDS: tuple[tuple[str, str], ...] = (
    ("round_table", r"mesas? redondas?|round ?table"),
    (
        "table",
        r"mesas? de trabajo|mesas? tematicas?|mesa de trabalho|mesa|table|sesion|sessao|session|panel|painel",
    ),
    ("group", r"grupos? de trabajo|grupo|subgrupo|comision|grupo de trabalho|working group|group"),
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
TABLE = re.compile(
    r"(?:(?:relatori[oa]|informe|acta|memoria|reporte|report|minuta|ata|resumen|resumo) (?:de|da|do|of) (?:la |the )?)?"
    r"(?:{}) ?(?:n(?:umero)?[.º°o]* ?|#)?(?P<number>\d{{1,2}}|[ivx]{{1,4}}|[a-h])\b ?(?P<mark>[.:)–—-]|$)\s*".format(
        "|".join(f"(?P<{kind}>{words})" for kind, words in TABLE_WORDS)
    )
)
TABLE_WITHOUT_NUMBER = re.compile(
    r"(?:(?P<table>mesa de trabajo|mesa tematica|mesa de trabalho|mesa)"
    r"|(?P<group>grupo de trabajo|grupo de trabalho|working group)|(?P<round_table>mesa redonda|round ?table)) ?: ?(?=\S)"
)
PLENARY = re.compile(r"(?:sesion |reunion |sessao |final )?plenari[ao]\b|plenary\b")
TABLES_ANNOUNCED = re.compile(
    r"\b(?:mesas|grupos) de traba[jl]h?o\b|\bcada (?:mesa|grupo)\b|\bworking groups\b|\beach (?:group|table)\b"
)
NAME = r"[^\W\d_a-zà-ÿ][a-zà-ÿ][\w'-]*"
BEHIND_TITLE = re.compile(
    rf"[,;.:–-]\s+{NAME}(?: (?:de |del |da |dos )?{NAME}){{1,3}}, (?:[A-ZÁÉÍÓÚÑ-]{{2,8}})\b"
    r"|[,;.–-]\s+(?:Sala|Salón|Salão|Auditorio|Auditório|Room|Aula) [A-ZÁÉÍÓÚÑ\d]"
)
FIGURE = re.compile(r"(?:mas de |more than |mais de |\+ ?)?\d[\d.,]* [^\d:;.]{3,80}$")
NUMBER_ALONE = re.compile(r"\+?\d{1,3}(?:[.,]?\d{3})*\+?$")
MAX_TABLE_WORDS = 30


def table_of(block: Block) -> Table | None:
    """The table that a heading opens: «Mesa 2: …», «GRUPO 4», «Plenaria …»."""
    folded = fold_evenly(block.text)
    if (
        PLENARY.match(folded)
        and not block.bullet
        and count_words(folded) <= 45
        and not folded.rstrip().endswith(".")
    ):
        return Table("plenary", None, block.text[:250], block.line)
    match = TABLE.match(folded) or TABLE_WITHOUT_NUMBER.match(folded)
    if not match or count_words(folded) > MAX_TABLE_WORDS or ":" in block.text[match.end() :][-1:]:
        return None
    kind = next(kind for kind, _words in TABLE_WORDS if match[kind])
    number = number_of(match["number"]) if "number" in match.groupdict() else None
    return Table(kind, number, title_of(block.text[match.end() :].strip(' .«»"'))[:250], block.line)


def title_of(text: str) -> str:
    """A title without the persons and the room that stand behind it: «…, Ana Paz, OIM. Salón Sur»."""
    end = BEHIND_TITLE.search(text)
    return text[: end.start()].strip(" ,;") if end and end.start() else text


def number_of_round_table(tables: Iterable[Table]) -> int | None:
    return next((table.number for table in tables if table.kind == "round_table"), None)


def announces_tables(text: str) -> bool:
    return TABLES_ANNOUNCED.search(fold(text)) is not None


def number_of(said: str) -> int | None:
    if said.isdecimal():
        return int(said)
    return ROMAN.get(said) or ("abcdefgh".find(said) + 1 if len(said) == 1 else None)


def datum_of(text: str) -> Datum:
    """What one of the first lines says of the meeting."""
    folded = fold(text)
    if read_dates(text)[0]:
        return Datum.DATE
    if FIGURE.match(folded):
        return Datum.FIGURE
    if FORUMS.search(folded) and not EVENT_KINDS.search(FORUMS.sub("", folded)):
        return Datum.FORUM
    return Datum.OTHER


def join_figures(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks, a number that stands alone joined to what it counts on the next line."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if before is not None and is_number_alone(before) and counts_for(block):
            joined[-1] = join(text, before, block)
        else:
            joined.append(block)
    return joined


def is_number_alone(block: Block) -> bool:
    return not block.is_item and not block.joints and NUMBER_ALONE.match(block.text) is not None


def counts_for(block: Block) -> bool:
    return (
        not block.is_item
        and block.words <= 8
        and block.text[:1].isalpha()
        and not block.text.endswith((".", ":"))
    )
