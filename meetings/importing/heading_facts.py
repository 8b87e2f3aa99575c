"""The words by which a heading says that facts follow: examples, what is hard, what was done."""

from practices.statement_kinds import Kind

from .vocabulary import Said

FACTS: tuple[tuple[Said, str], ...] = (
    (
        Kind.MENTION,
        """
        buena* practica* | practica* | mejor* practica* | experiencia* | ejemplo* | caso* de exito |
        leccion* aprendida* | aprendizaje* | iniciativa* | caso* | historias de exito |
        success stories | case studies | modelos | boa* pratica* | melhore* pratica* | pratica* |
        exemplo* | licoes aprendidas | good practice* | best practice* | promising practice* |
        practice* | experience* | example* | lesson* learn* | para copiar | para mirar * cerca |
        para imitar | para tomar nota | lo que gusto | lo que llamo la atencion |
        o que chamou a atencao | worth a look | para conhecer | para aprender | para replicar |
        para inspirarse | que inspiran | lo que inspira | inspiracion* | inspiracoes | o que inspira |
        what inspired us | dign[ao]s de replicar | worth replicating | referencias | aprendimos |
        historias
        """,
    ),
    (
        Kind.CHALLENGE,
        """
        desafio* | reto | retos | obstaculo* | problematica* | problema* | dificultad* | limitacion* |
        limitante* | barrera* | brecha* | nudo* critico* | debilidad* | preocupacion* |
        cuello* de botella | tension* | riesgo* | vacio* | necesidad* | temas pendientes |
        asuntos pendientes | cuestiones pendientes | pendientes de | lo que falta | aspectos a mejorar |
        aspectos por mejorar | oportunidades de mejora | areas de mejora | aspectos negativos |
        puntos debiles | dificuldade* | necessidade* | pontos fracos | weakness* | bottleneck* | needs |
        what is missing | barreira* | lacuna* | gargalo* | limitaco* | entrave* | fragilidade* |
        preocupaco* | challenge* | obstacle* | barrier* | gap | gaps | difficult* | constraint* |
        concern* | lo que cuesta | lo dificil | lo que preocupa | que preocupa | alerta* |
        situaciones criticas | punto* critico* | ponto* critico* | o que preocupa | o que falta |
        deudas | asignaturas pendientes | lo que no funciona | donde duele | cuellos | limites |
        amenaza* | sombras | trabas | issues | pain points | what is hard | what worries us |
        inquietud* | nudo*
        """,
    ),
    (
        Kind.ADVANCE,
        """
        where things stand | where we stand | donde estamos | onde estamos | avance* | logro* |
        lo logrado | aspectos positivos | pontos positivos | lo alcanzado | lo que funciona |
        lo que funciono | puntos fuertes | strengths | what worked | what works | pontos fortes |
        progreso* | resultado* alcanzado* | resultado* obtenido* | hito* | fortaleza* |
        lo que se ha hecho | avanco* | conquista* | progresso* | resultados alcancados | advance* |
        achievement* | progress | milestone* | accomplishment* | que hay en los paises | lo que hay |
        lo que ya se hace | que se esta haciendo | que estan haciendo | o que ja se faz | o que se faz |
        o que existe | novedad* | novidade* | luces | lo hecho | lo que tenemos | what exists |
        what has been done | what countries are doing | que se hizo | buenas noticias
        """,
    ),
)
