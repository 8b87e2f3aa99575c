"""3. Datos para el repositorio: what stands beside the form of 2014."""

from django.utils.translation import gettext_lazy as _

from .declaration import Field, Kind, Place, Question, Section

EXTERNAL = Place("external", _("La práctica en otro sitio"), takes_files=False)

METADATA = Section(
    "3",
    _("Datos para el repositorio"),
    (
        Question(
            "", _("Idioma del texto"), (Field("language", Kind.CHOICE, asked_by_rule=True),), printed=False
        ),
        Question(
            "",
            _("Período"),
            (
                Field(
                    "start_year",
                    Kind.YEAR,
                    label=_("Año de inicio"),
                    guidance=_(
                        "Escriba el año en que comenzó la experiencia y el año en que terminó o terminará. Si continúa sin "
                        "fecha de término, marque «Presente»; si no conoce un año, déjelo en blanco."
                    ),
                    part=_("inicio"),
                ),
                Field("end_year", Kind.YEAR, label=_("Año de fin"), part=_("fin")),
                Field(
                    "end_is_open",
                    Kind.CHECKBOX,
                    label=_("Presente"),
                    part=_("continúa"),
                    asked_by_rule=True,
                    beside="end_year",
                ),
            ),
            read_as="period",
            guidance=_(
                "Indique el año en que comenzó la experiencia y el año en que terminó o terminará. Si continúa sin fecha de "
                "término, marque «Presente»; si no conoce el año, responda «No informado»."
            ),
        ),
        Question(
            "",
            _("Estado de la experiencia"),
            (Field("experience_state", Kind.CHOICE),),
            guidance=_(
                "Indique si la experiencia está en curso, ha finalizado o se funda en una norma ya derogada."
            ),
        ),
        Question(
            "",
            _("Tipo de práctica"),
            (Field("practice_type", Kind.CHOICE, facet="type"),),
            guidance=_(
                "Elija el tipo que mejor la describe. Es la clasificación que usa el repositorio de la Red de las Naciones "
                "Unidas sobre la Migración."
            ),
        ),
        Question(
            "",
            _("Objetivos principales del Pacto Mundial"),
            (
                Field(
                    "primary_objectives",
                    Kind.CHOICES,
                    required=_("Elija al menos un objetivo principal del Pacto Mundial."),
                    numbered=True,
                    facet="primary",
                ),
            ),
            guidance=_(
                "Elija los objetivos del Pacto Mundial para la Migración a los que la experiencia contribuye de manera "
                "directa. Se pide al menos uno."
            ),
        ),
        Question(
            "",
            _("Objetivos secundarios del Pacto Mundial"),
            (Field("secondary_objectives", Kind.CHOICES, numbered=True, beside="primary_objectives"),),
            guidance=_(
                "Elija los objetivos a los que contribuye de manera indirecta. No repita los principales."
            ),
        ),
        Question(
            "",
            _("Principios rectores del Pacto Mundial"),
            (Field("principles", Kind.CHOICES, numbered=True),),
            guidance=_(
                "Marque solo los principios rectores del Pacto Mundial que la experiencia ejemplifica con claridad."
            ),
        ),
        Question(
            "",
            _("Objetivos de Desarrollo Sostenible"),
            (Field("goals", Kind.CHOICES, numbered=True),),
            guidance=_("Marque los Objetivos de Desarrollo Sostenible a los que la experiencia contribuye."),
        ),
        Question(
            "",
            _("Países asociados"),
            (Field("associated_countries", Kind.CHOICES),),
            public_label=_("Otros Estados que participan"),
            guidance=_(
                "Marque los otros países que desarrollan la misma práctica. Aparecerá también entre las prácticas de cada uno "
                "de ellos."
            ),
        ),
        Question(
            "",
            _("Lugar"),
            (Field("place", Kind.LINE),),
            guidance=_("Si la experiencia se aplica en una provincia o ciudad, escriba su nombre."),
        ),
        Question(
            "",
            _("Lecciones clave"),
            (Field("lessons", Kind.TEXT),),
            guidance=_("Cuente qué se aprendió, también de aquello que no resultó como se esperaba."),
        ),
        Question(
            "",
            _("Recomendaciones para replicar"),
            (Field("recommendations", Kind.TEXT),),
            guidance=_("Diga qué aconsejaría a otro país que quiera aplicar la experiencia."),
        ),
        Question(
            "",
            _("Innovación"),
            (Field("innovation", Kind.TEXT),),
            guidance=_("Explique qué tiene de nuevo frente a lo que se hacía antes."),
        ),
        Question(
            "",
            _("La misma práctica en otros repositorios"),
            (
                Field(
                    "links",
                    Kind.LINKS,
                    label=_("Enlaces"),
                    guidance=_(
                        "Direcciones de los productos (2.5), de la documentación (2.9) o de la misma práctica en otro sitio."
                    ),
                    asked_by_rule=True,
                ),
            ),
            place=EXTERNAL,
            guidance=_(
                "Indique la dirección de esta misma práctica en otros repositorios, si está publicada en alguno."
            ),
        ),
        Question("", _("Archivos"), (Field("files", Kind.FILES, asked_by_rule=True),), printed=False),
    ),
)
