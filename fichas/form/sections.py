"""The sections of the form as a country fills them in, and the answers each of them asks for."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from practices.sections import DESCRIPTION, METADATA, PROFILE

PRIVATE = ("contact_name", "contact_post", "contact_personal_email")
ASKED_WITH_DOCUMENTS = ("references", "links", "files")


@dataclass(frozen=True)
class FormSection:
    """One task of the list: saved as a whole, with its own revision."""

    code: str
    title: str
    fields: tuple[str, ...]


def fields_of(section, *left_out: str) -> tuple[str, ...]:
    return tuple(name for question in section.questions for name in question.fields if name not in left_out)


CONTACT_FIELDS = (*PRIVATE, "contact_institution", "contact_email")
FORM_SECTIONS = (
    FormSection("perfil", _("1. Perfil General"), fields_of(PROFILE, "country", *CONTACT_FIELDS)),
    FormSection("contacto", _("Persona de contacto"), CONTACT_FIELDS),
    FormSection("descripcion", _("2. Descripción"), fields_of(DESCRIPTION, *ASKED_WITH_DOCUMENTS)),
    FormSection("documentos", _("Documentos y enlaces"), ASKED_WITH_DOCUMENTS),
    FormSection("datos", _("Datos para el repositorio"), ("language", *fields_of(METADATA, "links"))),
)
BY_CODE = {section.code: section for section in FORM_SECTIONS}
