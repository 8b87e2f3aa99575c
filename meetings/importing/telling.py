"""What a State tells of its own: «Canada described …», «Uruguay ha simplificado …»."""

import re
import unicodedata

from .countries import Countries, without_accents
from .places import subject
from .speech import without_connector
from .vocabulary import alternatives

# Stems of what a State does for migration, and of what it says, asks for or suffers.
DONE = (
    r"(?:complet|extend|establ|launch|creat|implement|amend|open|abri|ampli|simplific|habilit|capacit|concl|inaugur"
    r"|expand|train|regist|issu|otorg|emit|instal|reform|moderniz|suscrib|ratif|enact|promulg|digitaliz|regulariz)"
)
OF_SESSION = (
    r"(?:(?:la|el|su|a|o|the|its) )?(?:sess?i?(?:on|ao)|meeting|reuni|discuss?i|debate|dialogo|intervenci)"
)
NOT_DONE = r"been|sido|ask|pedi|call|expres|fail|fac|need|lack|sufr|enfrent|propos|request|solicit"
# What a State has done, or tells that it does; behind its name and without accents.
TELLS_OF_ITS_OWN = re.compile(
    r"(?:,[^,]{0,60},)? (?:"
    + alternatives(
        rf"""
        (?:inform|report|describ|descrev|apresent|compart|relat|outlin|shared|explain|explic|expus|expos|dio cuenta) |
        (?:presented|presento|presentaron|dieron cuenta|deu conta|deram conta|referred to|se refirio|se refirieron) |
        (?:has|have|ha|han|tem) (?:also |tambien )?(?!{NOT_DONE})(?:\w+ed|\w+[ai]do|built|set up|begun)\b |
        {DONE}\w*(?:ed|o|eron|aron|ou|aram|iu|iram) (?!{OF_SESSION})
        """
    )
    + ")",
    re.I,
)
# «Perú informó que aún no …» is no advance.
NEGATION = re.compile(r"\b(?:no|nao|not|cannot|aun|todavia|ainda)\b")
NEAR = 60  # characters


def tells_of_its_own(sentence: str, countries: Countries) -> bool:
    """Whether a State tells what it does or has done: «Canada described …», «Uruguay ha simplificado …»."""
    plain = without_accents(unicodedata.normalize("NFC", sentence)).strip()
    at = len(plain) - len(without_connector(plain))
    codes, end = subject(plain, countries.named_in(plain), at)
    told = TELLS_OF_ITS_OWN.match(plain, end) if codes else None
    return told is not None and not NEGATION.search(plain, told.end(), told.end() + NEAR)
