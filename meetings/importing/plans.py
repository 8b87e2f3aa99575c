"""What a sentence says of the time to come: who will do what, and until when. All folded."""

import re

from practices.spelling import fold

from .sessions import EVENT
from .verbs import FINITE, one_of

MONTH = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre"
    r"|diciembre|janeiro|fevereiro"
    r"|marco|maio|junho|julho|setembro|outubro|novembro|dezembro|january|february|march|april|may|june"
    r"|july|august|september"
    r"|october|november|december)"
)
WEEKDAY = (
    r"(?:lunes|martes|miercoles|jueves|viernes|segunda|terca|quarta|quinta|sexta|monday|tuesday"
    r"|wednesday|thursday|friday)"
)
INFINITIVES = """
    enviar | remitir | circular | convocar | presentar | elaborar | preparar | publicar | organizar | realizar |
    celebrar | distribuir | compartir | consultar | designar | coordinar | difundir | actualizar | revisar |
    redactar | someter | comunicar | informar | retomar | evaluar | iniciar | concluir | entregar | abrir |
    habilitar | avisar | estar | ser | tendr | continuar | incorporar | definir | recibir | crear | conformar |
    invitar | subir | gestionar | reunir | dar | har | llevar | quedar | apresentar | encaminhar |
    compartilhar | divulgar | atualizar | redigir | submeter | avaliar | receber | criar | convidar | ter |
    far | ficar | levar | coordenar | sistematizar | consolidar | tratar | mantener | sostendr | manter |
    traducir | traduzir | transmitir | proponer | contactar | solicitar | hacer | pondr | agendar | fijar |
    volver | comenzar | comecar | iniciar | sediar | acolher | acoger | dirigir | inaugurar | nombrar | nomear
"""
FUTURE = (
    rf"\b(?:(?:{one_of(INFINITIVES)})(?:an?|ao|emos)\b|\bwill(?: \w+ly| also)? (?!not\b)\w+"
    rf"|\bshall \w+|\b(?:is|are) (?:planned|scheduled|due|expected|foreseen|to be)\b|\b(?:esta|estan|queda"
    rf"|quedo|fica|ficou) (?:previst|programad|prevista|fijad|agendad|marcad)\w+|\bva[n]? a \w+r\b"
    rf"|\bvai \w+r\b|\bvao \w+r\b|deber(?:a|an)\b|devera\b|deverao\b|tienen plazo|tem prazo"
    rf"|ficara responsavel|quedara a cargo|\bqueda[n]? (?:encargad|responsab)\w*"
    rf"|\bfica[m]? (?:encarregad|responsa)\w*|\bse prev(?:e|en)\b|\bpreve-se|\bse espera[n]?\b"
    rf"|\b(?:queda|fica)[nm]? de \w+[aei]r\b)"
)
DEADLINE = (
    rf"\b(?:antes del?|hasta|a mas tardar|a partir del?|ate|no later than|by|before|until|em|en|in|para|on"
    rf"|el|in the week of|durante|for|desde|a) (?:(?:el|o|la|a|las|os|as|the|fines de|finales de"
    rf"|mediados de|principios de|inicios de|fin de|end of|mid|early|late|o fim de|fim de|final de"
    rf"|meados de|dia|mes de|proxim[oa]|next|\w+day,?|semana del?|week of|primeira quinzena de"
    rf"|primera quincena de|segunda quincena de"
    rf"|segunda quinzena de)[ -])*(?:\d{{1,2}}[ªº]?(?: de)? )?(?:\d{{1,2}} )?{MONTH}\b|\b(?:plazo|prazo"
    rf"|deadline|cronograma)\b|\b(?:within|en|em|dentro de) (?:un plazo de )?(?:\w+|\d+) (?:days|weeks"
    rf"|months|dias|semanas|meses)\b|\b(?:esta|proxima|next|this|cada|every|proximo) (?:semana|week|mes"
    rf"|mensal\w*|month|quarter|trimestre|semestre|year|ano)\b|\b(?:primer|segundo|primeiro|tercer"
    rf"|ultimo) (?:trimestre|semestre|bimestre)\b|\b\d{{1,2}}/\d{{1,2}}\b"
)
# What a meeting has to do after it: its papers, its next session.
HOMEWORK = (
    rf"\b(?:secretaria|secretariat|presidencia|presidency|chair|acta|ata|informe|relatorio|report|minuta"
    rf"|borrador|rascunho|draft|grabacion|gravacao|recording|presentaciones|apresentacoes|presentations"
    rf"|memoria|relatoria|cuestionario|questionario|questionnaire|(?:proxim|siguiente|next|segunda|tercera"
    rf"|cuarta|quinta|seguinte)\w* (?:{EVENT}|call)|puntos focales|pontos focais|focal points"
    rf"|grupo de trabajo|grupo de trabalho|working group|organizadores|organizers|delegaciones|delegacoes"
    rf"|plataforma|lista de correo)\b"
)
# What somebody will do, with no day said; what will be or be had tells no step.
IS_STEP = re.compile(
    rf"^(?:(?:the )?\w+(?: \w+){{0,3}}) to (?!the\b|a\b|its\b)\w+(?=.{{0,200}}\b(?:by|before|until"
    rf"|on) )|\b(?:queda|falta|fica)[nm]? (?:por )?(?:definir|confirmar|fijar|fixar|acordar)\b"
    rf"|^(?:para|em|en|in|by) (?:\S+ )?{MONTH}\b.{{0,20}}(?:se espera|espera-se|se preve|is expected)"
    rf"|\b(?:queda|fica)[nm]? (?:(?:encargad|encarregad|responsab|responsav)\w* de"
    rf"|a cargo de (?=\w+[aei]r\b)|de (?=\w+[aei]r\b))|\b(?!(?:ser|estar|ter|tendr|dar|har)(?:an?"
    rf"|ao)\b)(?:{one_of(INFINITIVES)})(?:an|ao|a)\b"
    rf"|\bwill (?:\w+ly |also )?(?!not\b|be\b|have\b)\w+"
)
# What somebody does, said of the days to come: «La OIM envía hasta el 30 de abril …».
IS_DOING = re.compile(
    r"\b(?:envi|mand|circul|remit|prepar|redact|redig|elabor|convoc|organi[sz]|consult|contest"
    r"|compart|traduc|traduz|difund|sub|revis|arm|pas"
    r"|coordin|comparti?lh|divulg|submet|somet|present|apresent|distribu|send|draft|prepare|share"
    r"|report|convene|translate|compile|host|reun|encontr|celebr|vot|inici|empiez|arranc|comec"
    r"|meet)(?:a|e|an|am|en|em|s|es)\b"
)
ON_A_DAY = re.compile(rf"\b\d{{1,2}}(?:º|ª)? (?:de )?{MONTH}\b|\b{MONTH} \d{{1,2}}\b|\b\d{{1,2}}/\d{{1,2}}\b")
MAX_TASK = 300  # characters
IS_FUTURE = re.compile(FUTURE)
IS_DATED = re.compile(DEADLINE)
IS_HOMEWORK = re.compile(HOMEWORK)
# Until when, and no more than that.
IS_DUE = re.compile(
    rf"\b(?:fecha|plazo|prazo|deadline|responsable|responsavel)\b ?:|\besta semana\b|\bsemana de\b"
    rf"|\bthis week\b|\b(?:antes del?|hasta|a mas tardar|ate|by|before|no later than) (?:el |o |dia |the "
    rf"|fin\w* de |end of )*(?:\d{{1,2}}\b|{MONTH}|{WEEKDAY}|next )"
)
NEXT_STEPS = re.compile(
    r"\b(?:proximos? pasos?|siguientes? pasos?|next steps?|way forward|proximos? passos?)\b"
)


def are_told(clause: str) -> bool:
    if NEXT_STEPS.search(clause[:120]):
        return True
    future = IS_FUTURE.search(clause)
    return future is not None and (
        future.start() < 160 and (IS_DATED.search(clause) or IS_HOMEWORK.search(clause)) is not None
    )


def is_task(text: str) -> bool:
    """Whether a short text says until when something is to be done."""
    return len(text) <= MAX_TASK and IS_DUE.search(fold(text)) is not None


def are_likely(main: str, clause: str) -> bool:
    """Whether nothing else is told than that somebody will do something, or a day without a verb."""
    is_due = is_task(clause) or (len(clause) <= MAX_TASK and ON_A_DAY.search(clause) is not None)
    return IS_STEP.search(main) is not None or (
        is_due and (IS_DOING.search(main) is not None or not FINITE.search(clause))
    )
