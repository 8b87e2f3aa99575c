"""What a sentence under no heading of a kind says of itself: who does what by saying it, and what is said."""

import pytest

from meetings.importing.proposing import propose
from meetings.importing.saying import read_sentence
from practices.statement_kinds import Kind
from tests.meetings.countries import COUNTRIES

pytestmark = pytest.mark.one_database

SENTENCES: dict[Kind, str] = {
    Kind.ADVANCE: """
        La delegación de Bolivia dio a conocer la creación de un registro único de migrantes.
        Perú puso en funcionamiento tres centros de atención en Tumbes.
        Desde 2021 funciona en Arica una oficina binacional.
        El Ministerio de Educación de Ecuador matricula a los niños sin exigir documentos.
        Colombia enrola huella y rostro en El Dorado.
        O Chile destacou que já conta com um sistema de registro.
        A Bolívia conseguiu eliminar as multas para crianças.
        Foram capacitados 300 servidores municipais.
        Suriname has set up a one-stop desk at the airport.
        Since 2022 the registry has been digital and free of charge.
    """,
    Kind.CHALLENGE: """
        Hay demoras de hasta dos años en el asilo.
        Bolivia reconoció limitaciones presupuestarias.
        Los funcionarios rotan cada seis meses y lo aprendido se pierde.
        La delegación de Chile indicó que los sistemas no son compatibles.
        A delegação do Paraguai lamentou que os dados não sejam comparáveis.
        Os registros de nascimento demoram até um ano.
        Few officers speak Creole.
        Peru admitted that coordination between ministries is weak.
        There is no shelter for boys south of the capital.
    """,
    Kind.RECOMMENDATION: """
        Hay que capacitar a los jueces.
        Los panelistas instaron a los gobiernos a ratificar los convenios.
        La Defensoría planteó la necesidad de crear albergues.
        Debe evitarse la detención de niños.
        Hubo consenso sobre la necesidad de incluir la pregunta en el censo.
        É preciso ouvir as comunidades antes de decidir.
        O ACNUR pediu que os Estados facilitem o acesso ao refúgio.
        Sugeriu-se que o formulário seja bilíngue.
        IOM urged States to collect data on return.
        Participants stressed the need to involve municipalities.
    """,
    Kind.PROPOSAL: """
        Argentina se ofreció como sede de la próxima reunión.
        Uruguay pone a disposición el código del programa.
        A OIM se dispôs a financiar o estudo.
        A inspetora lançou a ideia de uma operação-piloto.
        Guyana offered to host the next session.
        UNICEF expressed its readiness to fund the translation.
    """,
    Kind.AGREEMENT: """
        La plenaria aprobó el plan de trabajo con las enmiendas introducidas.
        Las delegaciones aceptaron por aclamación la candidatura.
        Se resolvió crear un grupo de trabajo sobre niñez.
        Ficou acordado que o protocolo será único.
        Os países concordaram em trocar informações.
        Participants endorsed the referral form.
        It was decided that the glossary would be kept open.
    """,
    Kind.COMMON_ELEMENT: """
        Las delegaciones coincidieron en que todos los países son lugares de tránsito.
        Em todos os países há falta de dados.
        A concern shared by all delegations was the lack of funds.
    """,
    Kind.WAY_FORWARD: """
        La Secretaría circulará la planilla antes del 30 de junio.
        El siguiente encuentro está previsto para octubre en Montevideo.
        A minuta será distribuída até 31 de outubro.
        The draft will be shared with focal points by 30 June.
    """,
    Kind.CONTEXT: """
        La reunión fue inaugurada por la Ministra de Relaciones Exteriores.
        Perú abrió su intervención con un saludo.
        Participaron 45 personas de ocho países.
        A abertura contou com a presença do Ministro da Justiça.
        The session was chaired by Peru.
        Se compartieron buenas prácticas y desafíos.
    """,
    Kind.EVENT_OBJECTIVE: """
        La Conferencia fue convocada para revisar la aplicación del plan.
        Lo que se buscaba era poner en diálogo a funcionarias y académicas.
        O encontro se destina a comparar as políticas municipais.
        The workshop aimed to identify gaps in protection.
    """,
    Kind.DEFINITION: """
        Por regularización se entiende el acceso a una residencia.
        Entende-se por acolhida o conjunto de ações iniciais.
        Return means the act of going back.
    """,
    Kind.MENTION: """
        Compartió una experiencia que le parece replicable.
        A título de ejemplo, su delegado describió la estrategia.
        A experiência de Chuí foi apontada como inspiradora.
        The shelter model was cited as an example for others.
    """,
    Kind.APPROACH: """
        Se insistió en abordar la migración con enfoque de género.
        Defendeu-se uma abordagem intersetorial e territorial.
        UNICEF argued for a child-rights lens.
    """,
    Kind.RECOUNT: """
        De los ocho acuerdos de 2022, cinco se cumplieron.
        Das sete tarefas assumidas em 2022, quatro foram concluídas.
        Of the six commitments made in 2021, four have been met.
    """,
}
LINES = [(kind, line.strip()) for kind, lines in SENTENCES.items() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("kind", "sentence"), LINES, ids=[line for _kind, line in LINES])
def test_a_sentence_says_its_kind(kind, sentence):
    (piece,) = propose(f"Un taller\n\nDiscusión\n\n{sentence}\n", COUNTRIES).statements
    assert piece.kind == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "El registro está en la frontera.",
        "La propuesta de acuerdo del informe de la reunión.",
        "Una ventanilla en cada puerto.",
        "Um acordo de residência.",
    ],
)
def test_nouns_that_look_like_verbs_say_nothing(sentence):
    assert read_sentence(sentence).kind is None


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Perú creó un fondo para municipios que carecen de personal.", Kind.ADVANCE),
        ("Las organizaciones, que enfrentan dificultades, pidieron ser oídas.", Kind.RECOMMENDATION),
        ("Chile presentó una ley contra la violencia y la discriminación.", None),
        ("Respecto de los obstáculos de género, Brasil propuso una guía.", Kind.PROPOSAL),
        ("Uruguay informó que se habían celebrado convenios.", Kind.ADVANCE),
        ("Uruguay informó que no se habían celebrado convenios.", Kind.CHALLENGE),
    ],
)
def test_the_main_clause_comes_before_what_is_said_in_passing(sentence, kind):
    assert read_sentence(sentence).kind == kind
