"""The sections of the form as a country fills them in, and the answers each of them asks for."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practices.sections import DESCRIPTION, FIELDS, METADATA, PROFILE, Field

PRIVATE = tuple(field.name for field in FIELDS.values() if field.private)
CONTACT_FIELDS = tuple(field.name for field in FIELDS["contact_name"].question.fields)
DOCUMENTS = ("references", "links", "files")


@dataclass(frozen=True)
class FormSection:
    """One task of the list: saved as a whole, with its own revision."""

    code: str
    title: str | Promise
    fields: tuple[Field, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)


def named(*names: str) -> tuple[Field, ...]:
    return tuple(FIELDS[name] for name in names)


def without(section, *names: str) -> tuple[Field, ...]:
    return tuple(field for field in section.fields if field.name not in names)


FORM_SECTIONS = (
    FormSection("perfil", _("1. Perfil General"), without(PROFILE, "country", *CONTACT_FIELDS)),
    FormSection("contacto", _("Persona de contacto"), named(*CONTACT_FIELDS)),
    FormSection("descripcion", _("2. Descripción"), without(DESCRIPTION, *DOCUMENTS)),
    FormSection("documentos", _("Documentos y enlaces"), named(*DOCUMENTS)),
    FormSection("datos", _("Datos para el repositorio"), without(METADATA, *DOCUMENTS)),
)
BY_CODE = {section.code: section for section in FORM_SECTIONS}
SECTION_OF = {name: section.code for section in FORM_SECTIONS for name in section.names}
