"""Who may do what at a meeting: small named predicates."""

from people.roles import is_secretariat

from .models import Rapporteur, WorkingTable


def keeps_record(user) -> bool:
    """Whether a person sees every meeting, and decides what becomes public: the Secretariat alone."""
    return is_secretariat(user)


def writes_at(user, table: WorkingTable | None) -> bool:
    """Whether a person writes down what is said at a table, and reads what was written there."""
    if keeps_record(user):
        return True
    return table is not None and is_rapporteur(user) and tables_of(user).filter(table=table).exists()


def is_rapporteur(user) -> bool:
    return user.is_authenticated and user.is_active and tables_of(user).exists()


def tables_of(user):
    return Rapporteur.objects.filter(person=user.pk, until=None)
