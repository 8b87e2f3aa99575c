"""A sentence that says plainly what it is counts for more than the heading above it."""

import pytest

from meetings.importing.proposing import propose
from tests.meetings.countries import COUNTRIES

pytestmark = pytest.mark.one_database


def kinds(heading: str, *paragraphs: str) -> list[str]:
    body = "\n\n".join(paragraphs)
    return [piece.kind for piece in propose(f"Un taller\n\n{heading}\n\n{body}\n", COUNTRIES).statements]


@pytest.mark.parametrize(
    ("heading", "sentence", "kind"),
    [
        ("Experiencias", "Perú señaló, sin embargo, que la mitad de las oficinas carece de fondos.", "challenge"),
        ("Experiencias", "En Chile, los municipios no disponen de personal.", "challenge"),
        ("Avanços", "Ainda faltam intérpretes nos postos de fronteira.", "challenge"),
        ("Achievements", "Suriname noted that inspection of remote mines remains weak.", "challenge"),
        ("Propuestas", "Los registros siguen siendo débiles.", "challenge"),
        ("Desafíos", "Es necesario que los consulados envíen los expedientes.", "recommendation"),
        ("Desafios", "É necessário que os consulados enviem os expedientes.", "recommendation"),
        ("Challenges", "Governments are encouraged to involve employers.", "recommendation"),
        ("Propuestas y recomendaciones", "Es necesario que los consulados envíen los datos.", "recommendation"),
        ("Antecedentes", "Para los efectos de la reunión se entendió por retorno el regreso.", "definition"),
        ("Context", "For the purposes of the plan, “return” means going back.", "definition"),
        ("Contexto", "Entende-se por retorno a volta ao país.", "definition"),
        ("Antecedentes", "La reunión tuvo por objeto intercambiar experiencias.", "event_objective"),
        ("Opening", "The Chair recalled that the purpose of the session was to review the plan.", "event_objective"),
        ("Contexto", "A oficina teve por objetivo trocar experiências.", "event_objective"),
        ("Desafíos", "Todos los países cuentan con algún registro.", "common_element"),
        ("Cierre", "Las tres mesas coincidieron en la importancia de los datos.", "common_element"),
        ("Avances", "Se acordó crear un grupo de trabajo.", "agreement"),
        ("Recomendaciones", "Se acordó crear un grupo de trabajo.", "agreement"),
        ("Closing", "The Committee agreed to establish a working group.", "agreement"),
        ("Closing", "The work plan for 2025 was approved as amended.", "agreement"),
        ("Conclusiones", "En los próximos meses cada país designará un punto focal.", "way_forward"),
    ],
)  # fmt: skip
def test_what_a_sentence_says_plainly_counts(heading, sentence, kind):
    assert kinds(heading, sentence) == [kind]
    assert kinds(heading, f"1. {sentence}", "2. Una ventanilla en cada puerto.")[0] == kind


@pytest.mark.parametrize(
    ("heading", "sentence", "kind"),
    [
        ("Avances", "Perú creó un fondo para municipios que carecen de personal.", "advance"),
        ("Recomendaciones", "Apoyar a los municipios que no cuentan con personal.", "recommendation"),
        ("Achievements", "A law on recruitment was approved in 2023.", "advance"),
        ("Achievements", "Peru and Chile agreed to share their data.", "advance"),
        ("Desafíos", "Todos los países enfrentan dificultades de registro.", "challenge"),
        ("Enfoque", "Las políticas deberían regirse por los derechos humanos.", "approach"),
        ("Próximos pasos", "La Secretaría enviará un borrador.", "way_forward"),
        ("Acuerdos", "Los países deben enviar sus datos en mayo.", "agreement"),
        ("Avances", "Ya no persisten las filas.", "advance"),
        ("Recomendaciones", "Donde faltan datos, crear un registro.", "recommendation"),
        ("Recomendaciones", "Superar la preocupación por los costos.", "recommendation"),
        ("Preguntas", "¿Qué países carecen de registro?", "question"),
    ],
)
def test_what_is_said_in_passing_leaves_the_heading_its_kind(heading, sentence, kind):
    assert kinds(heading, f"- {sentence}", "- Una ventanilla.")[0] == kind


def test_a_numbered_paragraph_is_cut_where_a_sentence_says_another_kind():
    report = (
        "Un taller\n\nExperiencias\n\n1. Perú presentó sus oficinas, que operan en 52 distritos. Señaló, sin embargo, "
        "que la mitad carece de fondos.\n\n2. Chile expuso su plan.\n"
    )
    said = [(piece.kind, piece.countries) for piece in propose(report, COUNTRIES).statements]
    assert said == [("mention", ("PE",)), ("challenge", ("PE",)), ("mention", ("CL",))]


@pytest.mark.parametrize(
    "heading", ["Discusión", "Item 2. Discussion", "La jornada duró un día y no hubo otra después."]
)
@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        ("Canada described the centres that offer workers information.", ("CA",)),
        ("Suriname reported that an officer is posted in each province.", ("SR",)),
        ("The delegation of Belize outlined its registry.", ("BZ",)),
        ("Guyana has extended its registry for a further year.", ("GY",)),
        ("Belize completed its amnesty programme.", ("BZ",)),
        ("Chile and Peru have opened a joint office.", ("CL", "PE")),
        ("Uruguay ha simplificado la reválida de títulos.", ("UY",)),
        ("Argentina habilitó el acceso al portal de empleo.", ("AR",)),
        ("Por su parte, Perú informó que atiende a mil personas por semana.", ("PE",)),
        ("O Brasil ampliou a rede de atendimento.", ("BR",)),
    ],
)
def test_what_a_country_tells_of_its_own_is_an_advance(heading, sentence, countries):
    report = f"A meeting\n\n{heading}\n\n- {sentence}\n- Nothing else.\n"
    said = [(piece.kind, piece.countries) for piece in propose(report, COUNTRIES).statements]
    assert said[-2:] == [("advance", countries), ("context", ())]


@pytest.mark.parametrize(
    "sentence",
    [
        "Canada has been affected by the storms.",
        "Perú agradeció la acogida.",
        "Perú abrió su intervención con un saludo.",
        "The agenda was adopted without amendment.",
        "Se aprobó el orden del día.",
        "The Secretariat described the agenda.",
        "La frontera de Chile ha cambiado.",
    ],
)
def test_what_a_country_says_besides_is_none(sentence):
    assert kinds("Discusión", f"- {sentence}", "- Nothing else.")[0] == "context"
