"""A webinar as it is public: who made progress, what is hard, what was recommended."""

from datetime import date

from practices.models import PublicEvent, PublicItem, PublicTable
from practices.recording import Item, release_items
from practices.statement_kinds import ActorKind, Kind, Strand
from tests.meetings.records import countries, public_event, public_item, public_table

FIGURES = "400 participantes\n38 países de distintas regiones\nTransmitido en tres idiomas"
ADVANCES = {
    "EC": "Mediante el Decreto 826 del 2019, una visa regularizó a más de 50.000 personas venezolanas.",
    "CO": "Aprobada en 2021, la ley 2.136 moderniza los procesos del Estado.",
    "MX": "Fortalecimiento institucional del Mecanismo de Apoyo en el Exterior.",
}
CHALLENGES = [
    "Escasez de recursos para acceder a documentos.",
    "Limitaciones de los consulados en fronteras.",
]
RECOMMENDED = [
    "Gestionar las fronteras de forma integrada.",
    "Crear bancos forenses.",
    "Crear una procuraduría.",
]


def webinar(**values) -> PublicEvent:
    """The meeting with all that was released of it."""
    known = {"starts_on": date(2022, 4, 5), "figures": FIGURES, "place": "Lima", "modality": "online"}
    event = public_event(title="Gobernanza migratoria", **known | values)
    for code, text in ADVANCES.items():
        public_item(event, text, Kind.ADVANCE, named=(code,))
    for text in CHALLENGES:
        public_item(event, text, Kind.CHALLENGE)
    for text in RECOMMENDED:
        public_item(event, text, Kind.RECOMMENDATION, actor_kind=ActorKind.GOVERNMENT)
    return event


def mention(event: PublicEvent, text: str, strand: str = "", *, named=(), beside=(), **values) -> PublicItem:
    columns = {"kind": Kind.MENTION, "text": text, "strand": strand, **values}
    lists = {"countries": countries(*named), "beside": countries(*beside)}
    return release_items(event, [Item(columns, lists)])[0]


def mixed_table(event: PublicEvent) -> PublicTable:
    """A table of governments, international bodies and civil society on trata and tráfico."""
    actors = [ActorKind.GOVERNMENT, ActorKind.INTERNATIONAL, ActorKind.CIVIL_SOCIETY]
    table = public_table(event, 3, "Trata y tráfico", actors=actors, recommends="table")
    at = {"table_id": table.pk}
    mention(event, "Ruta de atención a víctimas.", Strand.TRAFFICKING, named=["SV"], **at)
    mention(event, "Se enjuició al traficante.", Strand.SMUGGLING, named=["SV"], beside=["EC"], **at)
    mention(event, "Operativos que involucran ambas.", Strand.BOTH, named=["HN"], **at)
    mention(event, "Coalición regional.", Strand.TRAFFICKING, **at)
    mention(event, "Manual para Cancillerías.", Strand.TRAFFICKING, **at)
    public_item(
        event,
        "Poca colaboración de autoridades.",
        Kind.CHALLENGE,
        named=("DO",),
        table=table,
        actor="RROCM",
        actor_kind=ActorKind.CIVIL_SOCIETY,
    )
    public_item(
        event, "Se ideó un formulario.", Kind.CHALLENGE, table=table, actor="OIM", actor_kind="international"
    )
    public_item(event, "Homologar la normativa.", Kind.RECOMMENDATION, table=table)
    return table


def many(event: PublicEvent, number: int, kind: str = Kind.CHALLENGE, **values) -> list[PublicItem]:
    rows = [Item({"kind": kind, "text": f"Se dijo lo {n}.", "position": n, **values}) for n in range(number)]
    return release_items(event, rows)
