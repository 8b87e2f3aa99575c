"""Who speaks, by the names that stand before a colon. All folded."""

import re

from practices.spelling import fold
from practices.statement_kinds import ActorKind

from .vocabulary import alternatives

# Names that say by themselves what kind of actor it is.
NAMES: tuple[tuple[ActorKind, str], ...] = (
    (
        ActorKind.INTERNATIONAL,
        """
        oim iom acnur unhcr unicef oit ilo onu un uno pnud undp undoc unodc unfpa cepal eclac oea oas ops paho
        oms who sica cicr icrc bid idb caf mercosur can ue eu segib unesco ocha fao pma wfp cidh iachr
        onumujeres r4v pifcss acnudh ohchr banco
        """,
    ),
    (
        ActorKind.CIVIL_SOCIETY,
        """
        rrocm sc osc ong ongs ngo ngos oscs cso csos rnocm caritas rocm
        """,
    ),
    (
        ActorKind.SECRETARIAT,
        """
        stpp st pptcsm ppt
        """,
    ),
)
# Words within a longer name: «Ministerio Público», «organizaciones de la sociedad civil».
WORDS: tuple[tuple[ActorKind, str], ...] = (
    (
        ActorKind.SECRETARIAT,
        """
        secretaria tecnica | secretaria pro ?tempore | technical secretariat
        """,
    ),
    (
        ActorKind.CIVIL_SOCIETY,
        r"""
        sociedad civil | sociedade civil | civil society | ong\b | ongs\b |
        organizaciones? (?:sociales|civiles|de migrantes) | fundacion | fundacao | foundation | pastoral |
        caritas | diaspora | asociacion de migrantes
        """,
    ),
    (
        ActorKind.ACADEMIA,
        r"""
        academi\w+ | universidad\w* | universidade\w* | university | universities |
        centros? de (?:estudios|investigacion) | flacso
        """,
    ),
    (
        ActorKind.PRIVATE_SECTOR,
        r"""
        sector privado | setor privado | private sector | empres\w+ | camara de comercio | empleadores |
        employers
        """,
    ),
    (
        ActorKind.INTERNATIONAL,
        r"""
        organismos? internacional\w* | organizaciones? internacional\w* | organiza\w+ internacion\w+ |
        naciones unidas | nacoes unidas | united nations | international organi[sz]ation\w* | banco mundial |
        world bank | agencias? de cooperacion | union europea | organizacion internacional
        """,
    ),
    (
        ActorKind.GOVERNMENT,
        r"""
        gobiernos? | governos? | government\w* | ministerio\w* | ministry | cancilleria\w* |
        direccion (?:nacional|general) | delegacion\w* | delegacao | delegation | municipalidad\w* |
        municipio\w* | prefeitura | policia | superintendencia | instituto nacional | defensoria\w* |
        migracion [A-Za-z]\w+ | estados miembros | presidencia pro ?tempore
        """,
    ),
)
NAMED = {name: kind for kind, names in NAMES for name in names.split()}
BEFORE_NAME = (
    r"(?:(?:la|el|los|las|o|a|os|as|the|un|una|de|del|representantes?|miembros?|red|redes|participantes|otros|otras"
    r"|organizaciones|organizacoes|organizations|da|do|das|dos|of) )*"
)
PATTERNS = tuple((kind, re.compile(rf"{BEFORE_NAME}(?:{alternatives(words)})")) for kind, words in WORDS)
# Initials of a body that is not in the list: too short for a word, or no word at all.
INITIALS = re.compile(r"[A-Z]{2,4}$|(?=[A-Z-]{5,10}$)(?:[^AEIOU]+$|.*[^AEIOU]{4})")
WORDS_IN_CAPITALS = frozenset(
    "RED NOTA TEMA EJE MESA DATO ROL META USO VIDA GRUPO PAIS LEY SI NO VISA RUTA".split()
)
JOINT = re.compile(r"\s*(?:,|/|;|&|\by\b|\be\b|\band\b)\s*")
MAX_NAME = 120  # characters
MAX_WORDS = 10


def kind_of(name: str) -> ActorKind | None:
    """What kind of actor a name speaks of; mixed where its parts are of several kinds."""
    kinds = {kind for part in parts_of(name) if (kind := kind_of_one(part))}
    return kinds.pop() if len(kinds) == 1 else ActorKind.MIXED if kinds else None


def parts_of(name: str) -> list[str]:
    return [part for part in JOINT.split(name) if part]


def kind_of_one(name: str) -> ActorKind | None:
    folded = fold(name).strip(" .")
    if folded.replace("-", "").replace(" ", "") in NAMED:
        return NAMED[folded.replace("-", "").replace(" ", "")]
    return next((kind for kind, pattern in PATTERNS if pattern.match(folded)), None)


def is_actor(name: str) -> bool:
    """Whether what stands before a colon is who speaks: known by its kind, or written in capitals as initials are."""
    if len(name) > MAX_NAME or len(name.split()) > MAX_WORDS or not name:
        return False
    parts = parts_of(name)
    return bool(parts) and all(kind_of_one(part) is not None or is_initials(part) for part in parts)


def is_initials(name: str) -> bool:
    return INITIALS.match(name) is not None and name not in WORDS_IN_CAPITALS
