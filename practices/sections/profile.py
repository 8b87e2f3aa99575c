"""1. Perfil General: who did what, where, and whom to ask."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .declaration import Field, Kind, Question, Section

PROFILE = Section(
    "1",
    _("Perfil General"),
    (
        Question(
            "1.1",
            _("País"),
            (Field("country", Kind.CHOICE, asked_by_rule=True),),
            guidance=_(
                "Elija el país que presenta la ficha. Si la práctica es de varios países, indique aquí el que la encabeza y "
                "los demás como países asociados, en los datos para el repositorio."
            ),
        ),
        Question(
            "1.2",
            _("Título de Experiencia"),
            (Field("title", Kind.LINE, required=_("Escriba el título de la experiencia.")),),
            guidance=_(
                "Escriba el nombre con el que se conoce la experiencia. Si tiene una sigla, agréguela entre paréntesis."
            ),
        ),
        Question(
            "1.3",
            _("Temas"),
            (
                Field("themes", Kind.CHOICES, required=_("Elija al menos un tema."), facet="theme"),
                Field("themes_other", Kind.OTHER, part=_("otro")),
            ),
            guidance=_(
                "Marque el área o las áreas en que se desarrolló la experiencia. Si marca «Otro», escriba cuál."
            ),
        ),
        Question(
            "1.4",
            _("Nivel territorial de aplicación"),
            (
                Field(
                    "levels", Kind.CHOICES, required=_("Elija al menos un nivel territorial."), facet="level"
                ),
                Field("levels_other", Kind.OTHER, part=_("otro")),
            ),
            guidance=_(
                "Marque dónde se aplica la experiencia: en todo el país, en una provincia o en un municipio. Si el ámbito es "
                "distinto, por ejemplo regional, marque «Otro» y descríbalo."
            ),
        ),
        Question(
            "1.5",
            _("Entidad responsable"),
            (Field("responsible_entity", Kind.LINE, required=_("Escriba la entidad responsable.")),),
            guidance=_(
                "Escriba el nombre completo de la entidad que desarrolla o coordina la experiencia, por ejemplo una dirección "
                "general de migraciones."
            ),
        ),
        Question(
            "1.6",
            _("Entidad de dependencia en la orgánica estatal"),
            (Field("parent_entity", Kind.LINE),),
            guidance=_(
                "Escriba el organismo del Estado al que pertenece la entidad responsable, por ejemplo un ministerio de "
                "relaciones exteriores."
            ),
        ),
        Question(
            "1.7",
            _("Otras entidades asociadas"),
            (Field("associated_entities", Kind.NAMES),),
            guidance=_(
                "Nombre las entidades que desarrollan o coordinan la experiencia junto con la responsable. Escriba una por "
                "renglón."
            ),
        ),
        Question(
            "1.8",
            _("Otras entidades participantes"),
            (Field("participating_entities", Kind.NAMES),),
            guidance=_(
                "Nombre a los principales participantes. Pueden ser también organizaciones de la sociedad civil, universidades "
                "u organismos internacionales. Escriba uno por renglón."
            ),
        ),
        Question(
            "1.9",
            _("Categoría"),
            (
                Field(
                    "categories", Kind.CHOICES, required=_("Elija al menos una categoría."), facet="category"
                ),
            ),
            guidance=_(
                "Marque si la experiencia consiste en una política o norma, en una institución o en un mecanismo operativo. "
                "Puede marcar más de una categoría."
            ),
        ),
        Question(
            "1.10",
            _("Documentación de la experiencia/práctica"),
            (Field("documentation", Kind.CHOICES, required=_("Diga si la experiencia está documentada.")),),
            guidance=_(
                "Indique si existe un documento publicado o un archivo electrónico sobre la experiencia. «Sin documentación» "
                "excluye las otras dos opciones; si la marca, el numeral 2.9 puede quedar vacío."
            ),
        ),
        Question(
            "1.11",
            _("Características de las necesidades para la transferencia a otro país"),
            (
                Field(
                    "transfer_needs",
                    Kind.CHOICES,
                    required=_("Elija al menos una necesidad para la transferencia."),
                    facet="transfer",
                ),
                Field("transfer_needs_other", Kind.OTHER, part=_("otro")),
            ),
            guidance=_(
                "Indique qué apoyo necesitaría otro país para aplicar la experiencia. Puede marcar varias opciones; si marca "
                "la última, escriba cuál."
            ),
        ),
        Question(
            "1.12",
            _("Persona de contacto"),
            (
                Field(
                    "contact_name",
                    Kind.LINE,
                    label=_("Nombre"),
                    required=_("Escriba el nombre de la persona de contacto."),
                    also=("Nombre y apellidos", "Nombre y apellido", "Nombre completo", "Nombre"),
                    autocomplete="name",
                    private=True,
                ),
                Field(
                    "contact_post",
                    Kind.LINE,
                    label=_("Cargo"),
                    required=_("Escriba el cargo de la persona de contacto."),
                    private=True,
                ),
                Field(
                    "contact_personal_email",
                    Kind.EMAIL,
                    # In a context of its own: elsewhere the word is translated, and the label of the form is not.
                    label=pgettext_lazy("1.12", "Email"),
                    also=("Email personal", "Correo electrónico", "Correo personal", "Email", "Correo"),
                    autocomplete="email",
                    private=True,
                ),
                Field(
                    "contact_institution",
                    Kind.LINE,
                    label=_("Institución"),
                    required=_("Escriba la institución de contacto."),
                    part=_("institución"),
                ),
                Field(
                    "contact_email",
                    Kind.EMAIL,
                    label=_("Email general institucional"),
                    guidance=_("Es el único correo que se publica."),
                    required=_("Escriba el correo general de la institución."),
                    part=_("correo general institucional"),
                    also=(
                        "Email general institucional",
                        "Correo electrónico general institucional",
                        "Correo general institucional",
                        "Email institucional general",
                        "Correo electrónico general",
                        "Correo electrónico institucional",
                        "Correo general",
                        "Correo institucional",
                        "Email general",
                        "Email institucional",
                    ),
                    autocomplete="email",
                ),
            ),
            also=("Contacto", "Datos de contacto", "Punto de contacto", "Punto focal"),
            apart=True,
            guidance=_(
                "Indique a quién puede dirigirse la Secretaría Técnica. Solo la institución y su correo electrónico general se "
                "publican; el nombre, el cargo y el correo personal quedan reservados a la Secretaría."
            ),
        ),
    ),
)
