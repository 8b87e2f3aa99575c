"""What the document says around the answers, so that whoever writes it and whoever reads it back mean the same."""

from django.utils.translation import gettext_lazy as _

TITLE = _("Experiencias Exitosas en Políticas y Gestión Migratoria")
KIND = _("Ficha técnica")
CONFERENCE = _("Conferencia Suramericana sobre Migraciones")
QUESTION = _("Numeral y pregunta")
ANSWER = _("Respuesta")
LIMIT = _("Máximo: %d palabras")
HOW_TO = _("Cómo llenar la ficha")
HOW_TO_LINES = (
    _("Escriba en los espacios sombreados y marque las casillas con un clic o con una X."),
    _("No cambie los numerales: por ellos se reconoce cada respuesta al importar el archivo."),
    _("Si un texto excede su límite, no se recorta: al importarlo se indica cuántas palabras le sobran."),
    _("Cuando termine, impórtela en el repositorio: «Nueva ficha», «Importar una ficha Word»."),
)
LINKS = _("Enlaces")
FILES = _("Archivos adjuntos")
LINK_COLUMNS = (_("Corresponde a"), _("Nombre del enlace"), _("Dirección, que comienza con https://"))
NO_LINKS = _("Sin enlaces")
FILE_COLUMNS = (_("Numeral"), _("Archivo adjunto"), _("Nombre del archivo"))
FILES_STAY = _("Los archivos no viajan en este documento: se adjuntan en la página de la ficha.")
YES, NO, PRESENT, NOT_STATED = _("Sí"), _("No"), _("Presente"), _("No informado")
