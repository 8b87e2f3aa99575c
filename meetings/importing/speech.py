"""How a report says who said something: «La delegación de Chile señaló …»."""

import re

from .clauses import without_connector
from .vocabulary import alternatives

# Stems of what one says of a speaker: «México mencionó …».
REPORTS = alternatives(
    r"""
    comprometio\b | comprometieron | comprometeu | comprometeram | ofrec | oferec | pidio | pidieron | pediu |
    pediram | insto\b | instaron | exhort | agradec | agreg | solicit | advirt | advert | alert | reconoc |
    reiter | anunci | insist | record | expos\b | acrescent | recomiend | sugier | adviert | manifiest |
    propos\b | propoe\b | expoe\b | mencion | señal | senal | indic | inform | expus | expon | present |
    destac | propus | propon | recomend | compart | explic | report | manifest | expres | suger | sugir |
    plante | coment | subray | resalt | enfatiz | afirm | describ | refiri | refere | dio cuenta |
    dieron cuenta | deu conta | deram conta | hizo | hicieron | resen | comunic | notici | dijo | dijeron |
    dice | dicen | disse | admit | lament | consider | sostuv | precis | encarec | detall | aconsej | conto\b |
    contaron\b | contou\b | habl | cito\b | citou\b | mostr | defend | assinal | said | stated | outlined |
    recalled | confirmed | announced | admitted | argued | observed | added | warned | urged | insto | pede\b |
    pide\b | piden\b | cree\b | referred | relat | ressalt | apresent | apont | sinaliz | enfatis | mentioned |
    noted | reported | presented | stressed | highlighted | proposed | recommended | shared | explained |
    pointed | suggested | described
    """
)
THEN_REPORTS = re.compile(rf"(?:,[^,]{{0,60}},)? (?:se |tambien )?(?:{REPORTS})\w*", re.I)
ARTICLE = r"(?:(?:la|el|los|las|o|a|os|as|the) )?"
# Who speaks for a State, before its name.
ENVOY = (
    r"(?:delegacion|delegacao|delegation|representante\w*|delegad[oa]s?|participante|vocer[oa]|jef[ae]|director[a]?|diretor[a]?|gobierno|governo|government|consul(?:esa)?"
    r"|(?:vice)?ministr[oa]|embajador[a]?|embaixador[a]?|canciller|chanceler)"
)
SPEAKER = re.compile(
    rf"{ARTICLE}(?:{ENVOY} (?:de |do |da |del |of )(?:la |el |the )?)?",
    re.I,
)
# A word of an actor's name.
NAME = (
    r"(?:[A-Z][\w&.-]*|de|la|las|los|del|y|e|da|das|do|dos|para|of|the|and|sociedad|sociedade|civil|civiles|academia"
    r"|sector|setor|privado|internacional\w*|international|organizac\w+|organismos?|organizations|sociales|sindicatos"
    r"|universidades|empleadores|migrantes|society)"
)
# «Propuso compartir …», «Se recomendó …»: a verb with a capital is nobody's name.
NO_VERB = rf"(?!Se |(?i:{REPORTS})\w*(?:o|on|u|am)\b)"
ACTOR_SPEAKS = re.compile(rf"(?i:{ARTICLE}){NO_VERB}({NAME}(?: {NAME}){{0,9}}) (?:se )?(?:{REPORTS})\w*\b")
# Whoever speaks in a paragraph, spoken of again: «La delegada indicó …», «Ambos países coincidieron …».
SAME_SPEAKER = re.compile(
    r"(?:(?:la|el|su|o|a|sua|the|its) (?:delegacion|delegacao|delegation|representante|delegad[oa]|pais|country|organizacion"
    r"|organismo|agencia|organizacao)|amb[oa]s (?:paises|delegaciones|delegacoes)|both (?:countries|delegations))"
    r",? (?!de |del |da |do |of )",
    re.I,
)
SAYS_TOO = re.compile(rf"(?:{REPORTS})\w*(?:o|on|ou|eu|iu|am) ", re.I)
# A sentence that tells what nobody by name said, or everybody: the meeting speaks.
OF_ALL = re.compile(
    rf"(?:se (?:{REPORTS}|acord|convin|decid|aprob|concl|coincid|debat|discut)\w*|(?:foi|foram|it was) \w+|\w+(?:ou|a|e)-se\b"
    r"|(?:es|e|it is) necess?ar|cada (?:pais|estado|delegac)|(?:las|los|as|os|the) (?:\w+ )?(?:mesas|grupos|groups)\b"
    r"|(?:l[oa]s|tod[oa]s l?[oa]s|[oa]s|the|all(?: the)?) (?:participantes|delegaciones|delegacoes|paises|estados"
    r"|asistentes|presentes|participants|delegations|countries|states)\b"
    r"|(?:several|many|some|various|vari[oa]s|alg?un[oa]s|much[oa]s|muit[oa]s|an?|una?|uma?|otr[oa]|outr[oa]) (?:\w+ )?"
    r"(?:speakers?|participant\w*|delegaciones|delegacoes|intervenciones|intervencoes|panelist\w*|representatives?|asistent\w+|lideres\w*)"
    r"|(?:el|la|o|a|the) (?:moderador|presidencia|secretaria|facilitador"
    r"|relator|mesa|plenari|sesion|reuniao|reunion|presidency|chair|secretariat)\w*)",
    re.I,
)
# A sentence that begins with who speaks, whoever it is.
SPEECH = re.compile(
    rf"(?:(?i:{ARTICLE}{ENVOY}\b[^.,;:]{{0,60}}?)"
    rf"|(?i:{ARTICLE}){NO_VERB}{NAME}(?: {NAME}){{0,6}}),? (?:se |tambien )?(?P<verb>(?:{REPORTS})\w*)\b",
)


def says_too(plain: str) -> bool:
    """Whether the last one's speaker is said to speak on: «Señaló como desafío …», «La delegada agregó …»."""
    words = without_connector(plain)
    return SAYS_TOO.match(words) is not None or SAME_SPEAKER.match(words) is not None


def goes_on(plain: str) -> bool:
    """Whether a sentence without accents is still the last one's speaker's: nobody else speaks in it, nor the meeting."""
    words = without_connector(plain)
    if SAME_SPEAKER.match(words):
        return True
    return not (is_speech(plain) or OF_ALL.match(words))


def is_speech(plain: str) -> bool:
    return SPEECH.match(without_connector(plain)) is not None
