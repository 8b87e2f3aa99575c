"""What a State answers when it is asked about being named, and what the desk decides about mentions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from practices.fields import TextFormField
from practices.models import Practice

from ..models import CountryConsent

WORDS = CountryConsent._meta.get_field("words")
ANSWERS = [("si", _("Estamos de acuerdo")), ("no", _("No estamos de acuerdo"))]


class ConsentForm(forms.Form):
    """One question; left blank, it stays open. `asked` holds the words that were read when it was answered."""

    answer = forms.ChoiceField(
        label=_("Su respuesta"), choices=ANSWERS, widget=forms.RadioSelect, required=False
    )
    words = TextFormField(
        column=WORDS,
        label=_("Otras palabras que propone, o el motivo"),
        rows=2,
        help_text=_("Las lee solo la Secretaría Técnica."),
    )

    def __init__(self, consent: CountryConsent, data=None):
        self.consent = consent
        super().__init__(data, auto_id="%s")

    def add_prefix(self, field_name):
        return f"{field_name}-{self.consent.pk}"

    def clean(self):
        given = super().clean()
        if given.get("words") and not given.get("answer") and "answer" not in self.errors:
            self.add_error("answer", _("Diga también si están de acuerdo con el texto como está."))
        return given


class RecordedAnswerForm(forms.Form):
    """An answer that a State gave outside the site; the words say where it is written."""

    answer = forms.ChoiceField(
        label=_("Su respuesta"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Elija qué respondió.")},
    )
    words = TextFormField(
        column=WORDS,
        label=_("Dónde consta"),
        rows=2,
        required=True,
        help_text=_("Por ejemplo: nota verbal 12/2026."),
        error_messages={"required": _("Escriba dónde consta la respuesta.")},
    )


class LinkForm(forms.Form):
    """The practice that a statement means: one of those proposed, or by its code; none."""

    practice = forms.CharField(required=False, max_length=20)

    def clean_practice(self) -> Practice | None:
        code = self.cleaned_data["practice"].strip().upper()
        practice = Practice.objects.public().filter(code=code).first()
        if code and practice is None:
            raise forms.ValidationError(_("«%s» no es el código de una práctica publicada.") % code)
        return practice
