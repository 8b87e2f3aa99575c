"""What a country posts of its fichas: where a new one begins, that it is sent, an answer to the desk."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from practices.fields import TextFormField

from ..form.pages import StartingPoint
from ..models import Comment, Ficha
from ..word.opening import too_big
from .acts import ActForm, unchosen


class StartForm(ActForm):
    """From which of these points a ficha begins."""

    def __init__(self, data, points: dict[str, StartingPoint]):
        super().__init__(data)
        self.fields["desde"] = forms.TypedChoiceField(
            choices=[(value, point.title) for value, point in points.items()],
            coerce=points.get,
            error_messages=unchosen(_("Elija desde dónde comenzar.")),
        )


class WordForm(ActForm):
    archivo = forms.FileField(
        allow_empty_file=True, error_messages={"required": _("Elija el archivo de Word que quiere importar.")}
    )

    def clean_archivo(self):
        if self.cleaned_data["archivo"].size > settings.MAX_WORD_BYTES:
            raise ValidationError(too_big())
        return self.cleaned_data["archivo"]


class SubmitForm(ActForm):
    acepta = forms.BooleanField(
        error_messages={"required": _("Para enviar la ficha, acepte cómo se usarán sus textos.")}
    )


class ReplyForm(ActForm):
    """The country's answer to a remark that it has read."""

    texto = TextFormField(column=Comment._meta.get_field("text"))

    def __init__(self, data, ficha: Ficha):
        super().__init__(data)
        self.fields["responde"] = forms.ModelChoiceField(ficha.comments.for_the_country())

    @property
    def place(self) -> str:
        return f"reply-{self['responde'].value()}"

    @property
    def problems(self) -> list[dict]:
        return [{"field": self.place, "message": self.error}] if self.errors else []
