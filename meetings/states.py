"""The states of a statement, and the acts by which it passes from one to another."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    PROPOSED = "proposed", _("Propuesto")
    ADMITTED = "admitted", _("Admitido")
    SET_ASIDE = "set_aside", _("Apartado")


class Act(TextChoices):
    """What is done in the room, as its history has it."""

    CREATE_EVENT = "create_event", _("Registró la reunión")
    CHANGE_EVENT = "change_event", _("Cambió los datos")
    ADD_TABLE = "add_table", _("Agregó una mesa")
    CHANGE_TABLE = "change_table", _("Cambió una mesa")
    ADD_FILE = "add_file", _("Agregó un documento")
    REMOVE_FILE = "remove_file", _("Quitó un documento")
    NAME_RAPPORTEUR = "name_rapporteur", _("Nombró a quien hace la relatoría")
    END_RAPPORTEUR = "end_rapporteur", _("Terminó la relatoría")
    IMPORT = "import", _("Importó un informe")
    WRITE = "write", _("Escribió un aporte")
    CHANGE = "change", _("Cambió un aporte")
    ADMIT = "admit", _("Admitió un aporte")
    SET_ASIDE = "set_aside", _("Apartó un aporte")
    RELEASE = "release", _("Publicó")
    RETRACT = "retract", _("Retractó")
    ASK_COUNTRIES = "ask_countries", _("Preguntó a los países nombrados")
    ANSWER = "answer", _("Respondió por su país")
    INVITE = "invite", _("Invitó a documentar una práctica")
    LINK_PRACTICE = "link_practice", _("Enlazó una práctica")
