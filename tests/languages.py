"""What a page says in another language than it should: words that only one of the site's languages has."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement, document_fromstring

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
        sino solo muy mayor mejor nuevo nueva nuevos nuevas siguiente siguientes primera primero ayuda nivel
        categoría categorías conferencia suramericana migraciones migración migratoria migratorias gestión mundial
        transferencia necesidad necesidades documentación institución instituciones entidad participación
        presentación información descripción situación relación población organización sociedad seguridad cooperación
        protección experiencia experiencias ejemplo cifras criterios criterio evaluada secretaría
        asignada programada devuelta guardó cambios cambio
        ficheros llevan lleva también haga hizo hecho fue fueron tiene tienen
    """,
    "pt": """
        não você são há até uma um uns umas com sem mais ainda aqui agora depois hoje ontem amanhã quem qual quais
        quando onde práticas busca arquivo arquivos envio publicação seção seções observação observações versão versões
        edição compilação seleção decisão revisão extrato anuência painel rascunho rascunhos senha endereço nome nomes
        dia dias ano anos meses pode podem deve devem escreva escolha voltar entrar sair continuar escrever tirar assinar
        assinatura retirou resposta perguntas palavras parágrafo linha linhas link imagem espanhol inglês conta contas pessoa
        pessoas ninguém nenhum nenhuma outro outra mesmo mesma isto seu sua seus suas ele ela mas muito novo nova seguinte
        primeira ajuda nível conferência migrações gestão transferência necessidade documentação instituição entidade
        informação situação experiência exemplo resumo critérios secretaria
    """,
    "en": """
        the of and to in is are was were with without not this that which who when where how what why here now after before
        today yesterday tomorrow practice practices search file files submit submitted published publication section
        remark remarks version edition compilation selection decision review extract agreement board draft password address
        name names date day days year years can must write choose back sign read remove add save saved answer answers question
        words line link image account person people nobody none other same its your their they you if then help level
        theme themes objective objectives country countries state states desk letter letters notice notices
    """,
}
WORDS = {language: frozenset(words.split()) for language, words in ONLY.items()}
# With what hangs on it by a hyphen: «las» is Spanish, «mudá-las» Portuguese.
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Of a State and of a language: in every language the same.
NAMES = re.compile("El Salvador|Español")
# A reader meets these too.
SAID = ("title", "aria-label", "placeholder", "alt")
# No part of what is read: the name of a document has the language of its page, and may hold a title of another.
UNSAID = ("head", "script", "style")


def foreign(text: str, language: str) -> list[str]:
    """Words of other languages that stand where the page says that it speaks this one."""
    here = language[:2]
    others = frozenset.union(*(words for other, words in WORDS.items() if other != here)) - WORDS[here]
    found = []
    for said in spoken(document_fromstring(text), here, here):
        strange = [word for word in WORD.findall(NAMES.sub("", said).lower()) if word in others]
        if strange:
            found.append(f"{' '.join(said.split())[:90]!r}: {', '.join(strange[:4])}")
    return list(dict.fromkeys(found))


def spoken(element: HtmlElement, language: str, wanted: str) -> Iterator[str]:
    """The texts of an element and of those in it that are in this language, or say nothing of theirs."""
    if not isinstance(element.tag, str) or element.tag in UNSAID:
        return
    language = element.get("lang", language)[:2] or language
    if language == wanted:
        yield from (element.get(name, "") for name in SAID)
        yield element.text or ""
    for child in element:
        yield from spoken(child, language, wanted)
        if language == wanted:
            yield child.tail or ""


def switch(answer) -> dict[str, str]:
    """Where a page leads in each language."""
    links = document_fromstring(answer.text).xpath("//ul[contains(@class, 'languages')]//a")
    return {link.get("lang"): link.get("href") for link in links}
