"""What stands before the text of an item: bullets, stray signs, numbers and letters."""

import re

BULLET = re.compile(
    r"(?:[·•◦▪▫‣∙●○■□◆◇★➢➤►▶→⇒✓✔✅❖\ue000-\uf8ff\U0001f300-\U0001faff][\ufe0f]?[ \t\u00a0]*"
    r"|[-–—*+](?:[ \t\u00a0]+|(?=[^\W\d_]|[¿¡«\"]))|[o§][\t]|#{1,6}[ \t]+)"
)
# Signs before a text that are neither a bullet nor the beginning of a sentence.
STRAY = re.compile(r"[:;.,=~|>»/\\]{1,20}[ \t\u00a0]+")
ORDINAL = (
    r"(?:PRIMER[OA]|SEGUND[OA]|TERCER[OA]|CUART[OA]|QUINT[OA]|SEXT[OA]|S[EÉ]PTIM[OA]|OCTAV[OA]|NOVEN[OA]|D[EÉ]CIM[OA]"
    r"|PRIMEIR[OA]|TERCEIR[OA]|QUART[OA]|S[EÉ]TIM[OA]|OITAV[OA]|NON[OA])"
)
LABEL = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Za-z]|[ivxIVX]{1,5})\)(?:[ \t\u00a0]+|(?=\w))"
    r"|(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-hA-H]|[IVX]{1,5})(?:\.[-–]?|[-–º°]|[.º°]{2})(?:[ \t\u00a0]+|(?=[A-ZÁÉÍÓÚÑ¿«])|$)"
    r"|\d{1,2}\.\d{1,2}[ \t\u00a0]+(?=[A-ZÁÉÍÓÚÑ¿«])"
    rf"|{ORDINAL}(?:\.-|[.:])[ \t\u00a0]+(?=[A-ZÁÉÍÓÚÑ¿«])"
)
