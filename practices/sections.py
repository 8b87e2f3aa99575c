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
        Question(
            "1.1",
            _("País"),
            "country",
            ("country",),
            guidance=_(
                "Elija el país que presenta la ficha. Si la práctica es de varios países, "
                "indique aquí el que la encabeza y los demás como países asociados, en los "
                "datos para el repositorio."
            ),
        ),
        Question(
            "1.2",
            _("Título de Experiencia"),
            "line",
            ("title",),
            guidance=_(
                "Escriba el nombre con el que se conoce la experiencia. Si tiene una sigla, "
                "agréguela entre paréntesis."
            ),
        ),
        Question(
            "1.3",
            _("Temas"),
            "choices",
            ("themes", "themes_other"),
            guidance=_(
                "Marque el área o las áreas en que se desarrolló la experiencia. Si marca "
                "«Otro», escriba cuál."
            ),
        ),
        Question(
            "1.4",
            _("Nivel territorial de aplicación"),
            "choices",
            ("levels", "levels_other"),
            guidance=_(
                "Marque dónde se aplica la experiencia: en todo el país, en una provincia o en "
                "un municipio. Si el ámbito es distinto, por ejemplo regional, marque «Otro» y "
                "descríbalo."
            ),
        ),
        Question(
            "1.5",
            _("Entidad responsable"),
            "line",
            ("responsible_entity",),
            guidance=_(
                "Escriba el nombre completo de la entidad que desarrolla o coordina la "
                "experiencia, por ejemplo una dirección general de migraciones."
            ),
        ),
        Question(
            "1.6",
            _("Entidad de dependencia en la orgánica estatal"),
            "line",
            ("parent_entity",),
            guidance=_(
                "Escriba el organismo del Estado al que pertenece la entidad responsable, por "
                "ejemplo un ministerio de relaciones exteriores."
            ),
        ),
        Question(
            "1.7",
            _("Otras entidades asociadas"),
            "names",
            ("associated_entities",),
            guidance=_(
                "Nombre las entidades que desarrollan o coordinan la experiencia junto con la "
                "responsable. Escriba una por renglón."
            ),
        ),
        Question(
            "1.8",
            _("Otras entidades participantes"),
            "names",
            ("participating_entities",),
            guidance=_(
                "Nombre a los principales participantes. Pueden ser también organizaciones de "
                "la sociedad civil, universidades u organismos internacionales. Escriba uno por "
                "renglón."
            ),
        ),
        Question(
            "1.9",
            _("Categoría"),
            "choices",
            ("categories",),
            guidance=_(
                "Marque si la experiencia consiste en una política o norma, en una institución "
                "o en un mecanismo operativo. Puede marcar más de una categoría."
            ),
        ),
        Question(
            "1.10",
            _("Documentación de la experiencia/práctica"),
            "choices",
            ("documentation",),
            guidance=_(
                "Indique si existe un documento publicado o un archivo electrónico sobre la "
                "experiencia. «Sin documentación» excluye las otras dos opciones; si la marca, "
                "el numeral 2.9 puede quedar vacío."
            ),
        ),
        Question(
            "1.11",
            _("Características de las necesidades para la transferencia a otro país"),
            "choices",
            ("transfer_needs", "transfer_needs_other"),
            guidance=_(
                "Indique qué apoyo necesitaría otro país para aplicar la experiencia. Puede "
                "marcar varias opciones; si marca la última, escriba cuál."
            ),
        ),
        Question(
            "1.12",
            _("Persona de contacto"),
            "contact",
            ("contact_email", "contact_institution"),
            guidance=_(
                "Indique a quién puede dirigirse la Secretaría Técnica. Solo la institución y "
                "su correo electrónico general se publican; el nombre, el cargo y el correo "
                "personal quedan reservados a la Secretaría."
            ),
        ),
    ),
)

DESCRIPTION = Section(
    "2",
    _("Descripción de Experiencia/ Práctica"),
    (
        Question(
            "2.1",
            _("Antecedentes"),
            "text",
            ("background",),
            note=_("(Por qué surgió y principales objetivos)"),
            guidance=_("Explique qué situación dio origen a la experiencia y qué se propuso lograr."),
        ),
        Question(
            "2.2",
            _("Resumen de la experiencia"),
            "text",
            ("summary",),
            guidance=_(
                "Describa en qué consiste la experiencia, quién la lleva adelante y cómo "
                "funciona. La primera oración se usa como presentación en las listas: procure "
                "que se entienda por sí sola."
            ),
        ),
        Question(
            "2.3",
            _("Resultados logrados"),
            "text",
            ("results",),
            guidance=_(
                "Diga qué cambió con la experiencia y para quién. Distinga los resultados "
                "comprobados de los que se esperan."
            ),
        ),
        Question(
            "2.4",
            _("Cifras relevantes /destacadas"),
            "figures",
            ("figures",),
            guidance=_(
                "Escriba una cifra por renglón y comience por el número. Indique a qué se "
                "refiere y a qué fecha o periodo corresponde."
            ),
        ),
        Question(
            "2.5",
            _("Productos"),
            "documents",
            ("outputs",),
            note=_("(manuales, metodologías, software, flujo de proceso etc.)"),
            guidance=_(
                "Mencione lo que la experiencia produjo y otro país podría usar: manuales, "
                "metodologías, programas informáticos, flujos de proceso. Adjunte los archivos "
                "o indique sus direcciones."
            ),
        ),
        Question(
            "2.6",
            _("¿Qué la hace una experiencia exitosa/buena práctica?"),
            "text",
            ("success_factors",),
            guidance=_(
                "Explique qué la hace valiosa para otro país. Puede apoyarse en seis criterios: "
                "factores de éxito, replicabilidad, eficacia, sostenibilidad, pertinencia y "
                "legitimidad."
            ),
        ),
        Question(
            "2.7",
            _("¿Hay condiciones especiales o limitaciones para la replicación?"),
            "text",
            ("limitations",),
            guidance=_(
                "Señale lo que otro país debería tener en cuenta antes de aplicarla: normas, "
                "recursos, instituciones o acuerdos previos."
            ),
        ),
        Question(
            "2.8",
            _("Otras consideraciones"),
            "text",
            ("considerations",),
            guidance=_("Agregue lo que convenga saber y no corresponda a otro numeral."),
        ),
        Question(
            "2.9",
            _("Documentación sobre la práctica"),
            "documents",
            ("references",),
            guidance=_(
                "Adjunte archivos o indique direcciones de internet vigentes sobre la "
                "experiencia. Se pide al menos uno, salvo que en 1.10 haya marcado «Sin "
                "documentación»."
            ),
        ),
    ),
)

METADATA = Section(
    "3",
    _("Datos para el repositorio"),
    (
        Question(
            "",
            _("Período"),
            "years",
            ("start_year", "end_year", "end_is_open"),
            guidance=_(
                "Indique el año en que comenzó la experiencia y el año en que terminó o "
                "terminará. Si continúa sin fecha de término, marque «Presente»; si no conoce "
                "el año, responda «No informado»."
            ),
        ),
        Question(
            "",
            _("Estado de la experiencia"),
            "choices",
            ("experience_state",),
            guidance=_(
                "Indique si la experiencia está en curso, ha finalizado o se funda en una norma ya derogada."
            ),
        ),
        Question(
            "",
            _("Tipo de práctica"),
            "choices",
            ("practice_type",),
            guidance=_(
                "Elija el tipo que mejor la describe. Es la clasificación que usa el "
                "repositorio de la Red de las Naciones Unidas sobre la Migración."
            ),
        ),
        Question(
            "",
            _("Objetivos principales del Pacto Mundial"),
            "objectives",
            ("primary_objectives",),
            guidance=_(
                "Elija los objetivos del Pacto Mundial para la Migración a los que la "
                "experiencia contribuye de manera directa. Se pide al menos uno."
            ),
        ),
        Question(
            "",
            _("Objetivos secundarios del Pacto Mundial"),
            "objectives",
            ("secondary_objectives",),
            guidance=_(
                "Elija los objetivos a los que contribuye de manera indirecta. No repita los principales."
            ),
        ),
        Question(
            "",
            _("Principios rectores del Pacto Mundial"),
            "choices",
            ("principles",),
            guidance=_(
                "Marque solo los principios rectores del Pacto Mundial que la experiencia "
                "ejemplifica con claridad."
            ),
        ),
        Question(
            "",
            _("Objetivos de Desarrollo Sostenible"),
            "choices",
            ("goals",),
            guidance=_("Marque los Objetivos de Desarrollo Sostenible a los que la experiencia contribuye."),
        ),
        Question(
            "",
            _("Países asociados"),
            "choices",
            ("associated_countries",),
            guidance=_(
                "Marque los otros países que desarrollan la misma práctica. Aparecerá también "
                "entre las prácticas de cada uno de ellos."
            ),
        ),
        Question(
            "",
            _("Lugar"),
            "line",
            ("place",),
            guidance=_("Si la experiencia se aplica en una provincia o ciudad, escriba su nombre."),
        ),
        Question(
            "",
            _("Lecciones clave"),
            "text",
            ("lessons",),
            guidance=_("Cuente qué se aprendió, también de aquello que no resultó como se esperaba."),
        ),
        Question(
            "",
            _("Recomendaciones para replicar"),
            "text",
            ("recommendations",),
            guidance=_("Diga qué aconsejaría a otro país que quiera aplicar la experiencia."),
        ),
        Question(
            "",
            _("Innovación"),
            "text",
            ("innovation",),
            guidance=_("Explique qué tiene de nuevo frente a lo que se hacía antes."),
        ),
        Question(
            "",
            _("La misma práctica en otros repositorios"),
            "addresses",
            ("links",),
            guidance=_(
                "Indique la dirección de esta misma práctica en otros repositorios, si está "
                "publicada en alguno."
            ),
        ),
    ),
)

SECTIONS = (PROFILE, DESCRIPTION, METADATA)
