"""The forms of a meeting, of its tables, and of who writes down what is said at one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people.models import User
from practices.statement_kinds import ActorKind

from ..models import Event, EventFile, WorkingTable
from .fields import RoomForm, form_field

OBJECTIVES = (
    "gcmobjective",
    _("Objetivos del Pacto Mundial"),
    _("Por número: 10, 21. Ninguno se pone solo."),
)


class EventForm(RoomForm):
    """The data of a meeting. Only its title must be known."""

    NAMES = {"objectives": OBJECTIVES}

    class Meta:
        model = Event
        fields = (
            "title",
            "forum",
            "kind",
            "edition",
            "starts_on",
            "ends_on",
            "modality",
            "place",
            "country",
            "presidency",
            "previous",
            "figures",
            "purpose",
            "language",
            "recommends",
            "attribution",
            "source_title",
            "source_url",
        )
        formfield_callback = form_field
        labels = {
            "forum": _("Foro"),
            "kind": _("Tipo de reunión"),
            "country": _("País anfitrión"),
            "presidency": _("Presidencia Pro Tempore"),
        }
        help_texts = {
            "edition": _("Por ejemplo: XIV."),
            "figures": _(
                "Una en cada renglón. La que empieza con un número se muestra grande: 400 participantes."
            ),
            "recommends": _(
                "En la Conferencia Suramericana, solo los gobiernos recomiendan: lo que dijeron otros se publica como propuesta."
            ),
            "attribution": _("La forma usual en esta reunión; cada aporte puede tener otra."),
            "source_title": _(
                "Si lo que se dijo ya es público, su título: la página lo cita, y a los países nombrados no se les pregunta."
            ),
        }
        error_messages = {"title": {"required": _("Escriba el título de la reunión.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.mark_language(self.instance.language)
        modality: Any = self.fields["modality"]
        modality.choices = [("", _("Sin dato")), *modality.choices[1:]]
        for name in ("forum", "kind", "country", "presidency"):
            self.fields[name].empty_label = _("Sin dato")
        self.fields["previous"].queryset = Event.objects.exclude(pk=self.instance.pk)
        self.fields["previous"].empty_label = _("Ninguna")

    def clean_source_url(self):
        url = self.cleaned_data["source_url"]
        if url and not url.startswith(("https://", "http://")):
            raise ValidationError(_("Una dirección empieza con https://."))
        return url

    def clean(self):
        given = super().clean()
        first, last = given.get("starts_on"), given.get("ends_on")
        if last and not first:
            self.add_error("starts_on", _("Escriba también el día en que comienza."))
        elif last and last < first:
            self.add_error("ends_on", _("Termina antes de comenzar."))
        if given.get("source_url") and not given.get("source_title"):
            self.add_error("source_title", _("Escriba el título del documento."))
        return given


class TableForm(RoomForm):
    actors = forms.MultipleChoiceField(
        label=_("Tipos de actor que la integran"),
        choices=[(value, label) for value, label in ActorKind.choices if value != ActorKind.MIXED],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("El título de sus recomendaciones los nombra."),
    )

    class Meta:
        model = WorkingTable
        fields = ("title", "kind", "profile", "actors", "recommends")
        formfield_callback = form_field
        error_messages = {"title": {"required": _("Escriba el título de la mesa.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.mark_language(self.instance.event.language)
        self.fields["recommends"].choices = [
            ("", _("Como en la reunión")),
            *self.fields["recommends"].choices[1:],
        ]
        self.fields["recommends"].required = False


class RapporteurForm(forms.Form):
    person = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Persona"),
        empty_label=_("Elija una persona"),
        error_messages={
            "required": _("Elija a la persona."),
            "invalid_choice": _("Elija a una persona de la lista."),
        },
        help_text=_("Cualquiera con una cuenta activa. Ve y escribe los aportes de esta mesa, y nada más."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = User.objects.active().order_by("name", "email")
        self.fields["person"].label_from_instance = lambda person: (
            f"{person.get_short_name()} ({person.email})"
        )


class FileForm(forms.Form):
    """A document of a meeting, received as a ficha's files are."""

    file = forms.FileField(
        label=_("Archivo"),
        widget=forms.FileInput,
        error_messages={
            "required": _("Elija un archivo."),
            "missing": _("Elija un archivo."),
            "empty": _("El archivo está vacío."),
        },
    )
    kind = forms.ChoiceField(label=_("Clase"), choices=EventFile.Kind.choices, initial=EventFile.Kind.OTHER)
