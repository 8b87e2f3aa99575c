"""The ficha técnica of 2014, declared once: its sections, numerals, official labels and guidance.

Forms, completeness, the public page, the PDF, Word, comparison and export read this declaration.
The numerals are never renumbered; section 3 stands beside the form and has none.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Question:
    """One question. `kind` says how it is answered: country, line, choices, names, contact, text, figures,
    documents (text, links and files), years, objectives, addresses."""

    numeral: str
    label: str
    kind: str
    fields: tuple[str, ...]
    note: str = ""
    guidance: str = ""

    @property
    def field(self) -> str:
        return self.fields[0]

    @property
    def anchor(self) -> str:
        return f"n{self.numeral.replace('.', '-')}" if self.numeral else self.field


@dataclass(frozen=True)
class Section:
    number: str
    title: str
    questions: tuple[Question, ...]


PROFILE = Section(
    "1",
    _("Perfil General"),
    (
        Question("1.1", _("País"), "country", ("country",)),
        Question("1.2", _("Título de Experiencia"), "line", ("title",)),
        Question("1.3", _("Temas"), "choices", ("themes", "themes_other")),
        Question("1.4", _("Nivel territorial de aplicación"), "choices", ("levels", "levels_other")),
        Question("1.5", _("Entidad responsable"), "line", ("responsible_entity",)),
        Question("1.6", _("Entidad de dependencia en la orgánica estatal"), "line", ("parent_entity",)),
        Question("1.7", _("Otras entidades asociadas"), "names", ("associated_entities",)),
        Question("1.8", _("Otras entidades participantes"), "names", ("participating_entities",)),
        Question("1.9", _("Categoría"), "choices", ("categories",)),
        Question("1.10", _("Documentación de la experiencia/práctica"), "choices", ("documentation",)),
        Question(
            "1.11",
            _("Características de las necesidades para la transferencia a otro país"),
            "choices",
            ("transfer_needs", "transfer_needs_other"),
        ),
        Question("1.12", _("Persona de contacto"), "contact", ("contact_email", "contact_institution")),
    ),
)

DESCRIPTION = Section(
    "2",
    _("Descripción de Experiencia/ Práctica"),
    (
        Question("2.1", _("Antecedentes"), "text", ("background",), note=_("(Por qué surgió y principales objetivos)")),
        Question("2.2", _("Resumen de la experiencia"), "text", ("summary",)),
        Question("2.3", _("Resultados logrados"), "text", ("results",)),
        Question("2.4", _("Cifras relevantes /destacadas"), "figures", ("figures",)),
        Question(
            "2.5",
            _("Productos"),
            "documents",
            ("outputs",),
            note=_("(manuales, metodologías, software, flujo de proceso etc.)"),
        ),
        Question("2.6", _("¿Qué la hace una experiencia exitosa/buena práctica?"), "text", ("success_factors",)),
        Question(
            "2.7", _("¿Hay condiciones especiales o limitaciones para la replicación?"), "text", ("limitations",)
        ),
        Question("2.8", _("Otras consideraciones"), "text", ("considerations",)),
        Question("2.9", _("Documentación sobre la práctica"), "documents", ("references",)),
    ),
)

METADATA = Section(
    "3",
    _("Datos para el repositorio"),
    (
        Question("", _("Período"), "years", ("start_year", "end_year", "end_is_open")),
        Question("", _("Estado de la experiencia"), "choices", ("experience_state",)),
        Question("", _("Tipo de práctica"), "choices", ("practice_type",)),
        Question("", _("Objetivos principales del Pacto Mundial"), "objectives", ("primary_objectives",)),
        Question("", _("Objetivos secundarios del Pacto Mundial"), "objectives", ("secondary_objectives",)),
        Question("", _("Principios rectores del Pacto Mundial"), "choices", ("principles",)),
        Question("", _("Objetivos de Desarrollo Sostenible"), "choices", ("goals",)),
        Question("", _("Países asociados"), "choices", ("associated_countries",)),
        Question("", _("Lugar"), "line", ("place",)),
        Question("", _("Lecciones clave"), "text", ("lessons",)),
        Question("", _("Recomendaciones para replicar"), "text", ("recommendations",)),
        Question("", _("Innovación"), "text", ("innovation",)),
        Question("", _("La misma práctica en otros repositorios"), "addresses", ("links",)),
    ),
)

SECTIONS = (PROFILE, DESCRIPTION, METADATA)
