"""How a report says who said something: «La delegación de Chile señaló …»."""

import re

from .vocabulary import alternatives

# Stems of what one says of a speaker: «México mencionó …».
REPORTS = alternatives(
    """
    ofrec | oferec | agradec | solicit | advirt | advert | alert | reconoc | reiter | anunci | insist | record |
    mencion | señal | senal | indic | inform | expus | expon | present | destac | propus | propon | recomend | compart |
    explic | report | manifest | expres | suger | sugir | plante | coment | subray | resalt | enfatiz | afirm | describ |
    relat | ressalt | apresent | apont | sinaliz | enfatis | mentioned | noted | reported | presented | stressed |
    highlighted | proposed | recommended | shared | explained | pointed | suggested | described
    """
)
THEN_REPORTS = re.compile(rf"(?:,[^,]{{0,60}},)? (?:se |tambien )?(?:{REPORTS})\w*", re.I)
ARTICLE = r"(?:(?:la|el|los|las|o|a|os|as|the) )?"
SPEAKER = re.compile(
    rf"{ARTICLE}(?:(?:delegacion|delegacao|representante\w*|delegad[oa]s?|gobierno|governo|delegation|government)"
    r" (?:de |do |da |del |of )(?:la |el |the )?)?",
    re.I,
)
# A word of an actor's name.
NAME = (
    r"(?:[A-Z][\w&.-]*|de|la|las|los|del|y|e|da|do|para|of|the|and|sociedad|civil|academia|sector|privado"
    r"|internacional\w*)"
)
ACTOR_SPEAKS = re.compile(rf"(?i:{ARTICLE})({NAME}(?: {NAME}){{0,9}}) (?:se )?(?:{REPORTS})\w*\b")
CONNECTOR = re.compile(
    r"(?:por su parte|asimismo|ademas|tambien|por otro lado|por otra parte|a su vez|en tanto|finalmente|igualmente|por sua vez"
    r"|alem disso|also|in turn|finally),? ",
    re.I,
)
SAYS_TOO = re.compile(rf"(?:tambien |also )?(?:{REPORTS})\w*[oóuú] ", re.I)
# A sentence that begins with who speaks, whoever it is.
SPEECH = re.compile(
    rf"(?:(?i:{ARTICLE}(?:delegacion|delegacao|delegation|representante\w*|delegad[oa]s?|gobierno|governo|government)\b[^.,;:]{{0,60}}?)"
    rf"|(?i:{ARTICLE}){NAME}(?: {NAME}){{0,6}}),? (?:se |tambien )?(?:{REPORTS})\w*\b",
)


def without_connector(plain: str) -> str:
    """A sentence, without accents, from where it says who speaks."""
    match = CONNECTOR.match(plain)
    return plain[match.end() :] if match else plain


def goes_on(plain: str) -> bool:
    """Whether a sentence goes on with what the last one's speaker said: «Señaló como desafío …»."""
    return SAYS_TOO.match(without_connector(plain)) is not None


def is_speech(plain: str) -> bool:
    return SPEECH.match(without_connector(plain)) is not None
