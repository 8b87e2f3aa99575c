"""A view of the queue that the desk keeps under a name."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.forms.people import ChoiceForm
from people.models import User

from ..models import QueueView
from ..review.queue_filter import filters_of, read_query
from ..review.queue_views import MOST
from .acts import ActForm

TAKEN = gettext_lazy("Ya hay una vista con ese nombre: elija otro.")


class ViewForm(ActForm):
    consulta = forms.CharField(required=False)
    nombre = forms.CharField(
        max_length=QueueView._meta.get_field("name").max_length,
        validators=QueueView._meta.get_field("name").validators,
        error_messages={"required": gettext_lazy("Escriba un nombre para la vista.")},
    )

    @property
    def query(self) -> QueryDict:
        return filters_of(read_query(self["consulta"].value()))

    def clean_nombre(self):
        name = self.cleaned_data["nombre"]
        if QueueView.objects.filter(name__iexact=name).exists():
            raise ValidationError(str(TAKEN))
        if QueueView.objects.count() >= MOST:
            raise ValidationError(_("La mesa guarda hasta %d vistas: quite una.") % MOST)
        return name

    def keep(self, by: User) -> None:
        """Raises ValidationError when another person gave the name to a view of theirs at this moment."""
        try:
            with transaction.atomic():
                name = self.cleaned_data["nombre"]
                QueueView.objects.create(name=name, query=self.query.urlencode(), kept_by=by)
        except IntegrityError as taken:
            raise ValidationError(str(TAKEN)) from taken


class DropForm(ChoiceForm):
    vista = forms.ModelChoiceField(QueueView.objects.all())
