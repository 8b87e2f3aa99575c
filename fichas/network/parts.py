"""The parts of a practice in the Network's repository, in the order and by the names of its form.

Its pages mix the languages of their labels: each part is known by all of its names, wherever it stands.
Source: the repository's submission form and pages (migrationnetwork.un.org).
"""

from dataclasses import dataclass
from functools import cache

from practices.spelling import words_alone


@dataclass(frozen=True)
class Part:
    """`answers` are the fields of a ficha that it is made of, in their order; `asked` says whether the form wants it.

    A part without answers is read, named to whoever imports the page, and written by the Network itself.
    """

    code: str
    spanish: str
    english: str
    answers: tuple[str, ...] = ()
    asked: bool = False
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.spanish, self.english, *self.also)

    def name_in(self, language: str) -> str:
        """The Network writes no Portuguese."""
        return self.spanish if language == "es" else self.english


TITLE = Part("title", "Título", "Title", ("title",), asked=True)
PARTS = (
    TITLE,
    Part(
        "primary",
        "Objetivos principales del PMM",
        "Primary GCM Objectives",
        ("primary_objectives",),
        asked=True,
        also=("Objetivos primarios del PMM", "Objectifs principaux du PMM", "GCM Objectives"),
    ),
    Part(
        "secondary",
        "Objetivos secundarios del PMM",
        "Secondary GCM Objectives",
        ("secondary_objectives",),
        also=("Objectifs secondaires du PMM",),
    ),
    Part(
        "principles",
        "Principios rectores del PMM",
        "GCM Guiding Principles",
        ("principles",),
        also=("Principes directeurs du PMM", "Guiding Principles"),
    ),
    Part(
        "goals",
        "Objetivos de Desarrollo Sostenible (ODS)",
        "Sustainable Development Goals (SDGs)",
        ("goals",),
        also=("ODS", "SDGs", "Sustainable Development Goals", "Objetivos de Desarrollo Sostenible"),
    ),
    Part(
        "dates",
        "Fechas",
        "Dates",
        ("start_year", "end_year", "end_is_open"),
        asked=True,
        also=("Fecha", "Date"),
    ),
    Part(
        "type",
        "Tipo de práctica",
        "Type of practice",
        ("practice_type",),
        asked=True,
        also=("Type of Practice", "Type de pratique"),
    ),
    Part("country", "País", "Country", ("country",), asked=True, also=("Países", "Countries", "Pays")),
    Part(
        "scope",
        "Alcance geográfico",
        "Geographic Scope",
        (),
        also=("Ámbito geográfico", "Portée géographique"),
    ),
    Part(
        "regions",
        "Regiones",
        "Regions",
        (),
        also=("Región", "Region", "Régions", "Sub Regions", "Subregiones"),
    ),
    Part("place", "Subnacional", "Sub-national", ("place",), also=("Sub National", "Infranational")),
    Part("summary", "Resumen", "Summary", ("summary",), asked=True, also=("Résumé",)),
    Part("organizations", "Organizaciones", "Organizations", (), also=("Organisations",)),
    Part(
        "implementing",
        "Principales organizaciones implementadoras",
        "Main Implementing Organization(s)",
        ("responsible_entity", "associated_entities"),
        asked=True,
        also=("Main Implementing Organizations", "Principales organisations de mise en œuvre"),
    ),
    Part(
        "partners",
        "Organizaciones asociadas o donantes",
        "Partner/Donor Organizations",
        ("participating_entities",),
        also=(
            "Organizaciones socias/donantes",
            "Partner Organizations",
            "Organisations partenaires/donatrices",
        ),
    ),
    Part(
        "details",
        "Información detallada",
        "Detailed Information",
        (),
        also=("Des informations détaillées",),
    ),
    Part(
        "benefit",
        "Beneficio e impacto",
        "Benefit and Impact",
        ("results",),
        asked=True,
        also=("Avantages et impact",),
    ),
    Part(
        "lessons",
        "Lecciones clave",
        "Key Lessons",
        ("lessons",),
        asked=True,
        also=("Principaux enseignements",),
    ),
    Part(
        "recommendations",
        "Recomendaciones (para replicar)",
        "Recommendations (if the practice is to be replicated)",
        ("recommendations",),
        asked=True,
        also=("Recomendaciones", "Recommendations", "Recommandations"),
    ),
    Part("innovation", "Innovación", "Innovation", ("innovation",), asked=True),
    Part(
        "resources",
        "Recursos adicionales",
        "Additional Resources",
        ("references", "links"),
        also=("Ressources supplémentaires", "Website", "Sitio web"),
    ),
    Part(
        "submitted",
        "Fecha enviado",
        "Date submitted",
        (),
        also=("Fecha de envío", "Date Submitted", "Date de soumission", "Date de dépôt"),
    ),
    Part("disclaimer", "Descargo de responsabilidad", "Disclaimer", (), also=("Aviso legal",)),
    Part(
        "related",
        "Más prácticas relacionadas",
        "More Related Practices",
        (),
        also=("Related Practices", "Autres pratiques connexes"),
    ),
    Part(
        "peers",
        "Comentarios de los revisores pares",
        "Peer Reviewer Feedback",
        (),
        also=("Commentaires des pairs évaluateurs",),
    ),
    Part("newsletter", "Boletín", "Newsletter", (), also=("Lettre d'information",)),
)
SITE = (
    "Repositorio de Prácticas",
    "Repository of Practices",
    "Référentiel de pratiques",
    "Migration Network Hub",
)


@cache
def by_name() -> dict[str, Part]:
    return {words_alone(name): part for part in reversed(PARTS) for name in part.names}
