"""Opens what governments upload, each PDF and picture in a process of its own with little memory and time."""

import logging
import subprocess
import sys
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)
ROOT = Path(__file__).parents[3]
PATIENCE = 40  # seconds
UNFIT = 3
SENTENCES = {
    "not a pdf": _("El contenido no es el de un PDF: guárdelo de nuevo como PDF."),
    "broken pdf": _("El PDF está dañado o incompleto: guárdelo de nuevo como PDF y súbalo otra vez."),
    "locked pdf": _("El PDF tiene contraseña o está cifrado: guarde una copia sin protección."),
    "active pdf": _(
        "El PDF tiene guiones, acciones, formularios dinámicos o archivos adjuntos: imprímalo como PDF y suba la copia."
    ),
    "not a picture": _(
        "El contenido no es el de la imagen que dice su nombre: guárdela de nuevo como PNG o JPG."
    ),
    "broken picture": _("La imagen está dañada o incompleta: guárdela de nuevo y súbala otra vez."),
    "moving picture": _("La imagen tiene movimiento: guarde un solo cuadro."),
    "too many pixels": _(
        "La imagen es demasiado grande: el máximo es de 24 millones de píxeles. Redúzcala, o guárdela como JPG."
    ),
    "too heavy": _("El archivo exige demasiado al abrirse: guarde una copia más sencilla, o divídalo."),
}
NOTES = {"": "", "smaller": _("La fotografía era muy grande: se guardó en menor tamaño.")}


def inspect_file(data: bytes, kind: str) -> tuple[bytes, str]:
    """What may be kept of a file of this kind (pdf, png, jpg), and what its person is told of it, mostly nothing.

    Raises ValidationError with a sentence that helps.
    """
    child = [sys.executable, "-m", "fichas.files.inspection", kind]
    try:
        # Without our environment: what a file may make of the process finds no key in it.
        done = subprocess.run(  # noqa: S603
            child, input=data, capture_output=True, cwd=ROOT, env={}, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise ValidationError(SENTENCES["too heavy"]) from None
    word, _newline, kept = done.stdout.partition(b"\n")
    if done.stderr:
        logger.info("A %s of %s bytes: %s", kind, len(data), done.stderr[-300:])
    if done.returncode == 0:
        return kept, str(NOTES[word.decode()])
    if done.returncode == UNFIT:
        raise ValidationError(SENTENCES[word.decode()])
    # Without a reason of its own it was ended by one of its limits.
    logger.error("A %s of %s bytes ended its process: %s", kind, len(data), done.stderr[-300:])
    raise ValidationError(SENTENCES["too heavy"])
