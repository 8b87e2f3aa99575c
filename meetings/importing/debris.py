"""What is taken out of a text: why, in words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Debris(TextChoices):
    """Why words or marks were taken out."""

    REPEATED_HEAD = "repeated_head", _("encabezado repetido")
    SCREEN = "screen", _("indicación de pantalla")
    DOUBLED = "doubled", _("frase repetida")
    PAGE_NUMBER = "page_number", _("número de página")
    TAG = "tag", _("marca de formato")
    BOOKMARK = "bookmark", _("marcador del archivo")
    NOTE_MARK = "note_mark", _("marca de nota al pie")
    EMPTY_BULLET = "empty_bullet", _("viñeta vacía")
    STRAY_MARK = "stray_mark", _("signo suelto")
    BY_HAND = "by_hand", _("apartado por una persona")
