"""How a sentence is built: what opens it, its main clause, what it speaks of besides. Without accents, in any case of letters."""

import re

CONNECTOR = re.compile(
    r"(?:(?:cabe|vale|conviene|cabria|e importante|es importante|es preciso|es necesario"
    r"|importa) (?:mencion|destac|senal|record|anot|ressalt|lembr|aclar|indic)\w*r que"
    r"|it should be (?:noted|recalled|mentioned) that|por su parte|asimismo|ademas|tambien|por otro lado"
    r"|por otra parte|a su vez|en tanto|por ultimo|luego|al respecto"
    r"|en ese sentido|de igual (?:forma|manera)|posteriormente|finalmente|igualmente|por sua vez"
    r"|alem disso|also|in turn"
    r"|finally|sin embargo|no obstante|con todo|ahora bien|no entanto|porem"
    r"|contudo|however|yet|a su turno|acto seguido|y|and|but|pero|mas),? ",
    re.I,
)
# «En Chile, …», «Respecto de la inserción laboral, …», «For the purposes of the plan, …», «Donde faltan datos, …».
OPENING = re.compile(
    r"(?:en|em|no|na|nos|nas|in|at|on|under|during|durante|para|por|for|from|desde|dentro|within|over"
    r"|donde|onde|where|cuando"
    r"|quando|when|si|if|ante|al|ao|con|com|with|como|respecto|quanto|cuanto|en cuanto|sobre|regarding"
    r"|concerning|tras|apos"
    r"|after|before|antes|luego|segun|segundo|de acuerdo|according|mas alla|do|da|del|concluid\w+"
    r"|seguidamente|aunque|embora"
    r"|although|while|mientras|despite|pese|apesar|to|tambien|hasta|until"
    r"|a juicio|a su (?:juicio|entender)|a seu ver|\w+[ai]d[oa]s? (?:l[oa]s?|[oa]s?|el)|no (?:habiendo|havendo))"
    r"\b[^,;.:]{0,120}, ",
    re.I,
)
# What is said of a name in passing: «Las organizaciones, que participaron en la jornada, …».
IN_PASSING = re.compile(
    r", (?:que|quien|quienes|quem|cuy[oa]s?|cuj[oa]s?|who|which|whose|por su parte|por sua vez|sin embargo"
    r"|contudo|porem|no entanto"
    r"|no obstante|asimismo|ademas|however|in turn|conjuntamente|jointly|along with|junto con)\b[^,;.:]{0,100},(?= )"
    r"|, (?:\w+ ){0,2}(?:sin embargo|porem|however|contudo|no entanto|in turn),(?= )",
    re.I,
)
# Where the main clause gives way to what it speaks of: «… para municipios que carecen de fondos».
SUBORDINATE = re.compile(
    r"[;:(]|, (?:lo que|o que|pero|mas|aunque|mientras|gracias|con|com|with|where|but|although|so|donde|onde)\b"
    r"|\b(?:que|which|that|who|whose|where|quien(?:es)?|quem|donde|onde|cuy[oa]s?|cuj[oa]s?|para|to|porque"
    r"|pues|because|cuando|quando|when)\b",
    re.I,
)
CONDITION = re.compile(
    r"(?:donde|onde|where|cuando|quando|when|si|if|aunque|embora|although|while|mientras|tras|luego de|despues de|apos|depois"
    r"|after|debatid|concedid|verificad|encerrad|no habiendo|nao havendo|a juicio|a su|a seu|en opinion|na opiniao|segun|segundo"
    r"|according)\b",
    re.I,
)
MAX_OPENINGS = 2


def without_connector(plain: str) -> str:
    """A sentence, without accents, from where it says who speaks."""
    match = CONNECTOR.match(plain)
    return plain[match.end() :] if match else plain


def without_asides(clause: str) -> str:
    return IN_PASSING.sub("", clause)


def main_end(clause: str) -> int:
    """Where the main clause ends."""
    end = SUBORDINATE.search(clause, 1)
    return end.start() if end else len(clause)
