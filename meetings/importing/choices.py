"""What a piece of a text can be, and why it was taken to be that; each with its word for whoever looks at it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Refused(ValueError):
    """A text cannot be imported, or a change not be made; the message says why, in the words of who is at it."""


class Role(TextChoices):
    STATEMENT = "statement", _("aporte")
    DATA = "data", _("dato de la reunión")
    HEADING = "heading", _("título")


class Reason(TextChoices):
    """Why a piece was given its kind."""

    HEADING = "heading", _("por el título")
    COLUMN = "column", _("por la columna de la tabla")
    PREFIX = "prefix", _("por las palabras que lo anuncian")
    SENTENCE = "sentence", _("por lo que dice su frase")
    MATRIX = "matrix", _("por su lugar en la matriz")
    BESIDE_LIST = "beside_list", _("está fuera de la lista")
    NOTHING = "nothing", _("ningún título lo dice")
    FIRST_LINES = "first_lines", _("está entre los primeros renglones")
    BY_HAND = "by_hand", _("lo decidió una persona")


class Naming(TextChoices):
    """How the countries of a piece were found."""

    BEFORE_MARK = "before_mark", _("por el nombre al comienzo")
    IN_COUNTRY = "in_country", _("por «En …,» al comienzo")
    SPEAKS = "speaks", _("por quien habla")
    NAMED = "named", _("está en el texto")
    ROW = "row", _("por la fila de la tabla o el subtítulo")
    PARAGRAPH = "paragraph", _("por el comienzo de su párrafo")
    BY_HAND = "by_hand", _("lo decidió una persona")


class Datum(TextChoices):
    """What a piece says of the meeting."""

    TITLE = "title", _("Título")
    DATE = "date", _("Fecha")
    FORUM = "forum", _("Foro")
    TABLE = "table", _("Mesa o grupo")
    FIGURE = "figure", _("Cifra")
    PRACTICE_PLACE = "practice_place", _("Lugar para presentar una práctica")
    OTHER = "other", _("Otro dato")
