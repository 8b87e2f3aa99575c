"""What a page says in another language than it should: words that only one of the site's languages has."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.markup import Page

# Words that are of one language alone, of those the interface uses.
ONLY = {
    "es": """
        los las el del una unos unas y con sin según más todavía aquí allí ahora después hoy ayer mañana qué quién cuál
        cuándo dónde cómo prácticas práctica búsqueda archivo archivos envío publicación publicaciones sección secciones
        observación observaciones versión versiones edición ediciones compilación compilaciones selección decisión
        revisión extracto extractos conformidad tablero borrador borradores contraseña correo dirección direcciones nombre
        nombres fecha fechas día días año años meses hace hay puede pueden deben escriba elija volver ingresar ingrese
        salir seguir leer escribir quitar agregar agregue bajar borrar cerrar empezar firmar firma firmó firmada retiró
        respuesta respuestas pregunta preguntas palabra palabras párrafo párrafos renglón renglones enlace enlaces imagen
        español inglés cuenta cuentas personas puntos quien quienes nadie ninguno ninguna alguno alguna otro otra otros
        otras mismo misma mismos mismas esto estos ese esa eso su sus usted ustedes les lo hasta cuando donde mientras pero
        sino solo muy mayor menor mejor nuevo nueva nuevos nuevas siguiente siguientes primera primero ayuda nivel
        categoría categorías conferencia suramericana migraciones migración migratoria migratorias gestión mundial
        transferencia necesidad necesidades documentación institución instituciones entidad entidades participación
        presentación información descripción situación relación población organización sociedad seguridad cooperación
        protección experiencia experiencias ejemplo cifras criterios criterio evaluada secretaría
        vencida vencidas asignada programada devuelta enviado guardó guardado cambios cambio
        ficheros llevan lleva también haga hizo hecho será fue fueron tiene tienen
    """,
    "pt": """
        não você são há até uma um uns umas com sem mais ainda aqui agora depois hoje ontem amanhã quem qual quais
        quando onde práticas busca arquivo arquivos envio publicação seção seções observação observações versão versões
        edição compilação seleção decisão revisão extrato anuência painel rascunho rascunhos senha endereço nome nomes data
        dia dias ano anos meses pode podem deve devem escreva escolha voltar entrar sair continuar escrever tirar assinar
        assinatura retirou resposta perguntas palavras parágrafo linha linhas link imagem espanhol inglês conta contas pessoa
        pessoas ninguém nenhum nenhuma outro outra mesmo mesma isto seu sua seus suas ele ela mas muito novo nova seguinte
        primeira ajuda nível conferência migrações gestão transferência necessidade documentação instituição entidade
        informação situação experiência exemplo resumo números critérios secretaria
    """,
    "en": """
        the of and to in is are was were with without not this that which who when where how what why here now after before
        today yesterday tomorrow practice practices search file files submit submitted published publication section
        remark remarks version edition compilation selection decision review extract agreement board draft password address
        name names date day days year years can must write choose back sign read remove add save saved answer answers question
        word words line link image account person people nobody none other same its your their they you if then help level
        theme themes objective objectives country countries state states desk letter letters notice notices
    """,
}
WORDS = {language: frozenset(words.split()) for language, words in ONLY.items()}
WORD = re.compile(r"[^\W\d_]+")
# Of no language, or of this one: the name of a State, and the end of a Portuguese verb.
NEUTRAL = re.compile(r"\bel salvador\b|-l[ao]s\b")
# A reader meets these too; of a button, what it is called.
SAID = ("title", "aria-label", "placeholder", "alt")


def foreign(text: str, language: str) -> list[str]:
    """Words of other languages that stand where the page says that it speaks this one."""
    here = language[:2]
    others = {word: other for other in WORDS if other != here for word in WORDS[other] - WORDS[here]}
    found = []
    for said in spoken(Page(text).root, here, here):
        strange = [
            word
            for word in WORD.findall(NEUTRAL.sub("", said.lower()))
            if word in others and not is_shared(word, here)
        ]
        if strange:
            found.append(f"{' '.join(said.split())[:90]!r}: {', '.join(strange[:4])}")
    return list(dict.fromkeys(found))


def is_shared(word: str, language: str) -> bool:
    return word in SHARED.get(language, frozenset())


# Words of another list that this language has too.
SHARED = {
    "es": frozenset("a data link no me extracto".split()),
    "pt": frozenset(
        """
        a data extracto estado espera lo nível muestra lista link no sino vence esperan guardado enviado entidades word
        será menor line seguir vencida vencidas
        """.split()
    ),
    "en": frozenset("data link a no in is date solo".split()),
}


def spoken(element: Element, language: str, wanted: str) -> Iterator[str]:
    """The texts of an element and of those in it that are in this language, or say nothing of theirs."""
    if not isinstance(element.tag, str) or element.tag.split("}")[-1] in ("script", "style"):
        return
    language = element.get("lang", language)[:2] or language
    if language == wanted:
        yield from (element.get(name, "") for name in SAID)
        yield element.text or ""
    for child in element:
        yield from spoken(child, language, wanted)
        if language == wanted:
            yield child.tail or ""
