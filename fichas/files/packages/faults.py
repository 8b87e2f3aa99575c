"""Why an office file is refused, in sentences that say how to do without it. The code of each says the same to programs."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def broken() -> ValidationError:
    return ValidationError(
        _("El archivo está dañado o incompleto: ábralo, guárdelo de nuevo y súbalo otra vez."), "broken"
    )


def not_of_its_kind(kind: str) -> ValidationError:
    return ValidationError(
        _("El contenido no es el de un archivo .%s: guárdelo de nuevo con ese formato.") % kind, "kind"
    )


def active() -> ValidationError:
    return ValidationError(
        _("El archivo tiene macros, controles u objetos incrustados: guarde una copia sin ellos, o un PDF."),
        "active",
    )


def reaching_out() -> ValidationError:
    return ValidationError(
        _(
            "El archivo toma contenido de otro archivo o de otro sitio: péguelo en el documento, o guarde un PDF."
        ),
        "reaching",
    )


def too_big() -> ValidationError:
    return ValidationError(_("El archivo ocupa demasiado al abrirse: divídalo, o guarde un PDF."), "size")


def locked_error() -> ValidationError:
    return ValidationError(
        _(
            "El archivo tiene contraseña o es de un formato antiguo: guárdelo sin contraseña y con el formato actual."
        ),
        "locked",
    )
