"""2. Descripción: the experience in its country's words."""

from django.utils.translation import gettext_lazy as _

from .declaration import Field, Kind, Place, Question, Section

OUTPUTS = Place("2.5", _("2.5 Productos"))
DOCUMENTATION = Place("2.9", _("2.9 Documentación"))

DESCRIPTION = Section(
    "2",
    _("Descripción de Experiencia/ Práctica"),
    (
        Question(
            "2.1",
            _("Antecedentes"),
            (Field("background", Kind.TEXT, required=_("Escriba los antecedentes.")),),
            note=_("(Por qué surgió y principales objetivos)"),
            guidance=_("Explique qué situación dio origen a la experiencia y qué se propuso lograr."),
        ),
        Question(
            "2.2",
            _("Resumen de la experiencia"),
            (Field("summary", Kind.TEXT, required=_("Escriba el resumen de la experiencia.")),),
            guidance=_(
                "Describa en qué consiste la experiencia, quién la lleva adelante y cómo funciona. La primera oración se usa "
                "como presentación en las listas: procure que se entienda por sí sola."
            ),
        ),
        Question(
            "2.3",
            _("Resultados logrados"),
            (Field("results", Kind.TEXT, required=_("Escriba los resultados logrados.")),),
            guidance=_(
                "Diga qué cambió con la experiencia y para quién. Distinga los resultados comprobados de los que se esperan."
            ),
        ),
        Question(
            "2.4",
            _("Cifras relevantes /destacadas"),
            (Field("figures", Kind.FIGURES),),
            guidance=_(
                "Escriba una cifra por renglón y comience por el número. Indique a qué se refiere y a qué fecha o periodo "
                "corresponde."
            ),
        ),
        Question(
            "2.5",
            _("Productos"),
            (
                Field(
                    "outputs",
                    Kind.TEXT,
                    guidance=_(
                        "Mencione lo que la experiencia produjo y otro país podría usar. Las direcciones y los archivos se "
                        "agregan en «Documentos y enlaces»."
                    ),
                ),
            ),
            also=(
                (
                    "Productos (manuales, metodologías, software, flujo de proceso etc). "
                    "Favor adjuntar archivos o proveer links relevantes"
                ),
            ),
            place=OUTPUTS,
            note=_("(manuales, metodologías, software, flujo de proceso etc.)"),
            guidance=_(
                "Mencione lo que la experiencia produjo y otro país podría usar: manuales, metodologías, programas "
                "informáticos, flujos de proceso. Adjunte los archivos o indique sus direcciones."
            ),
        ),
        Question(
            "2.6",
            _("¿Qué la hace una experiencia exitosa/buena práctica?"),
            (Field("success_factors", Kind.TEXT, required=_("Diga qué la hace una buena práctica.")),),
            guidance=_(
                "Explique qué la hace valiosa para otro país. Puede apoyarse en seis criterios: factores de éxito, "
                "replicabilidad, eficacia, sostenibilidad, pertinencia y legitimidad."
            ),
        ),
        Question(
            "2.7",
            _("¿Hay condiciones especiales o limitaciones para la replicación?"),
            (Field("limitations", Kind.TEXT),),
            guidance=_(
                "Señale lo que otro país debería tener en cuenta antes de aplicarla: normas, recursos, instituciones o "
                "acuerdos previos."
            ),
        ),
        Question(
            "2.8",
            _("Otras consideraciones"),
            (Field("considerations", Kind.TEXT),),
            guidance=_("Agregue lo que convenga saber y no corresponda a otro numeral."),
        ),
        Question(
            "2.9",
            _("Documentación sobre la práctica"),
            (
                Field(
                    "references",
                    Kind.TEXT,
                    guidance=_(
                        "Mencione los documentos que hay. Se pide al menos un enlace o un archivo, salvo que en 1.10 haya "
                        "marcado «Sin documentación»."
                    ),
                    asked_by_rule=True,
                ),
            ),
            also=("Favor adjuntar archivos o proveer links a la documentación sobre la práctica",),
            place=DOCUMENTATION,
            guidance=_(
                "Adjunte archivos o indique direcciones de internet vigentes sobre la experiencia. Se pide al menos uno, salvo "
                "que en 1.10 haya marcado «Sin documentación»."
            ),
        ),
    ),
)
