"""What a sentence is by its form, where none of its words says so and it stands among what was said at a meeting.

What is to be done stands in the infinitive; what somebody runs or gives tells what is done; any other fact of the
present, in the body of a report, is more often told because it is hard.
"""

import re

from practices.spelling import fold
from practices.statement_kinds import Kind

from .saying import without_openings
from .verbs import FINITE, one_of, pattern_of

# In English the bare verb, as far as no State begins so.
BARE = re.compile(
    r"(?:do not |never )?(?:invest|ensure|strengthen|establish|create|develop|promote|avoid|include"
    r"|share|build|expand|simplify|train|provide"
    r"|improve|adopt|consider|extend|give|stop|keep|make|involve|reduce|harmoni[sz]e|ratify|publish"
    r"|allow|set up|appoint|introduce) \w"
)
INFINITIVE = re.compile(
    r"(?:no |nao |not )?(?:\w{2,}(?:ar|er|ir|por)(?:se|l[oa]s?|les?)?)\b(?! (?:de"
    r"|que) )(?!.{0,60}?\b(?:es|e|custa|cuesta|toma|lleva|leva|sigue|exige|requiere|requer|implica"
    r"|resulta|significa|queda|fica)\b)"
)
# Nouns and English words that end as an infinitive does.
NOUN = re.compile(
    r"(?:por\b|ecuador|equador|salvador|mujer|lugar|hogar|lider|militar|familiar|taller|poder|deber"
    r"|auxiliar|particular|popular|director|sector|factor|bienestar"
    r"|coordinador|gestor|valor|menor|mayor|mejor|peor|error|amor|labor|setor|relator|over|after"
    r"|under|other|however|whether|together|never|n?either|rather|another|their|her\b|number|member|officer"
    r"|worker|border|water|per\b|year|four|lawyer|employer|smuggler|trafficker|driver|teacher|minister"
    r"|paper|shelter|chair|similar|consumer|air\b|former|later|ever|register|center|computer)\w*\b"
)
# Verbs of the present that tell what somebody does, has or gives.
DOES = r"""
    hay (?!que\b|poc|muy|much|demasiad|falta|quien|gente|problem)\w+ |
    (?:puede[n]?|pode[m]?|can) (?:\w+ )?\w+\b | ya\b(?! no\b) | ja (?!nao\b) | already\b | now\b |
    (?:a la mitad|pela metade|by half)\b | compart(?:e|en)\b | comparti?lham?\b | crea[n]?\b |
    cria[m]?\b | exige[n]?\b | exige[m]?\b | emit(?:e|en|em)\b | entrega[nm]?\b | registra[nm]?\b |
    cruza[nm]?\b | coteja[nm]?\b | graba[nm]?\b | grava[m]?\b | forma[nm]?\b | capacita[nm]?\b |
    publica[nm]?\b | financia[nm]?\b | admit(?:e|en|em)\b | incluy(?:e|en)\b | inclu(?:i|em)\b |
    reun(?:e|en)\b | reune[m]?\b | acept(?:a|an)\b | aceita[m]?\b | da[n]? (?:a|al|cursos|clases)\b |
    tramita[nm]?\b | hac(?:e|en) (?:en|el|la|los|un|una)\b | faz(?:em)? (?:o|a|um|uma)\b | usa[nm]?\b |
    utiliza[nm]?\b | presta[nm]?\b | regula[nm]?\b | cubr(?:e|en)\b | cobre[m]?\b | visita[nm]?\b |
    ensena[nm]?\b | ensina[m]?\b | produc(?:e|en)\b | produz(?:em)?\b | envi(?:a|an|am)\b |
    traduc(?:e|en)\b | traduz(?:em)?\b | identifica[nm]?\b | mide[n]?\b | mede[m]?\b |
    conect(?:a|an|am)\b | vincul(?:a|an|am)\b | articul(?:a|an|am)\b | lidera[nm]?\b | ejecuta[nm]?\b |
    executa[m]?\b | (?:en|em|por|na|no) (?:linea|internet|web)\b | issues?\b | shares?\b | provides?\b |
    publishes\b | trains?\b | funds?\b | covers?\b | includes?\b | uses?\b | keeps?\b | requires?\b |
    records?\b | screens?\b | accepts?\b | grants?\b | links?\b | offers?\b | hosts?\b | teaches\b |
    measures?\b | collects?\b | translates?\b | combines?\b
"""
DOES_SO = pattern_of(rf"\b(?:{one_of(DOES)})")
# What stands and works, as who acts in a sentence, or alone.
INSTRUMENT = (
    r"(?:ley|lei|law|decreto|decree|resolucion|resolucao|portaria|protocolo|protocol|programas?"
    r"|programmes?|planes|plan|plano|ruta|rota"
    r"|sistema|system|registro|register|plataforma|platform|comite|committee|unidad|unidade|unit"
    r"|centros?|centres?|puestos?|postos?"
    r"|ventanilla|guiche|oficinas?|fondo|fundo|fund|campana|campanha|campaign|brigadas?|brigades?"
    r"|jornadas|linea|linha|hotline|jornadas)"
)
WITH_INSTRUMENT = re.compile(
    rf"(?:(?:el|la|los|las|su|sus|nuestr[oa]|o|a|os|as|seu|sua|nosso|nossa|the|its|our|un|una|um|uma"
    rf"|an?) )?(?:\w+ )?{INSTRUMENT}\b"
)
OFFICIAL = (
    r"(?:ministeri[oa]s?|policias?|defensorias?|defensora|fiscalias?|municipalidad(?:es)?|municipios?"
    r"|alcaldias?|intendencias?|consulados?|servicios?|institutos?"
    r"|gobiernos?|direccion(?:es)?|cancilleria|gendarmeria|prefeituras?|secretarias?|governos?"
    r"|policia federal|procuradoria|tribunal\w*|juzgados?|universidad(?:es)?"
    r"|ministry|police|government|agency|municipality|department|inspectorate|coast guard"
    r"|mesa interinstitucional|congreso|congresso|parliament)"
)
HAS_OFFICIAL = re.compile(
    rf"(?:(?:el|la|los|las|su|sus|o|a|os|as|the|its|una?|uma?|an?|tod[oa]s|varias|muchas"
    rf"|algunas) )*(?:\w+ )?{OFFICIAL}\b[^,;]{{0,80}} \w+(?:an?|en?|am|em|on?|aron|ieron|ou|eu|iu|es|s"
    rf"|ed)\b"
)
GATHERING = (
    r"(?:reunion|taller|sesion|webinari?o?|encuentro|seminario|foro|conferencia|reuniao|sessao"
    r"|encontro|conversatorio|meeting|workshop|session|evento?|consultation|conference|round ?table"
    r"|seminar|almuerzo|receso)"
)
# What tells of how the meeting went.
OF_SETTING = re.compile(
    rf"(?:se|it was|foi|fue|foram|fueron) \w+|\w+(?:ou|am|ed)-se\b|interv(?:ien|en|em|inier)\w*"
    rf"|introduc\w*|[^.]{{0,60}}?\b(?:{GATHERING}|panel|painel"
    r"|bloque|mesas? de trabajo|relator\w*|plenari[ao]|plenary|moderador\w*|moderator|videollamada"
    r"|grupo trabaj|conversaron|conversou)\b"
)
SPEAKER = re.compile(r"[^:.;]{2,60}: ")
COUNT = re.compile(r"\b\d{2,}|\d\.\d{3}|\bmil\b|\bmillones\b|\bmilhoes\b")
MAX_READ = 300  # characters
MIN_WORDS = 4


def words_of(text: str) -> str:
    """The words of a sentence folded, without the name of who speaks before a colon."""
    words = fold(text[:MAX_READ]).strip(" \"«“'¡-–—•*")
    return SPEAKER.sub("", words, count=1)


def is_to_do(text: str) -> bool:
    """Whether a sentence is what is to be done, in the infinitive: «Chile: reconocer los aportes», «No cerrar …»."""
    words = words_of(text)
    is_infinitive = INFINITIVE.match(words) is not None and not NOUN.match(words)
    return is_infinitive or BARE.match(words) is not None


def kind_by_form(text: str) -> Kind:
    """What a sentence of the body tells that has no word of any kind."""
    words = words_of(text)
    if OF_SETTING.match(words) or len(words.split()) < MIN_WORDS:
        return Kind.CONTEXT
    is_number = COUNT.search(words) is not None and not FINITE.search(words)
    if HAS_OFFICIAL.match(without_openings(words)):
        return Kind.ADVANCE
    is_instrument = WITH_INSTRUMENT.match(words) is not None
    return Kind.ADVANCE if is_number or is_instrument or DOES_SO.search(words) else Kind.CHALLENGE
