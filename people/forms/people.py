"""The forms of the page of people, and of the page of letters."""

from django import forms
from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from practices.fields import AddressFormField, TextFormField

from ..entrance.directory import participating_states
from ..models import Invitation, Letter, User
from ..models.invitations import INVITATION_MOST
from ..roles import may_invite
from .languages import LanguageSelect

# Where it is not Spanish. The site does not have the Dutch of Suriname.
LANGUAGE_IN = {"BR": "pt-br", "GY": "en", "SR": "en"}


class ChoiceForm(forms.Form):
    """A row that a button of a page names."""

    def choice_or_404(self, name: str):
        if not self.is_valid():
            raise Http404
        return self.cleaned_data[name]


class LetterForm(ChoiceForm):
    letter = forms.ModelChoiceField(Letter.objects.all())


class UnansweredForm(ChoiceForm):
    invitation = forms.ModelChoiceField(Invitation.objects.unanswered())


class DeactivationForm(ChoiceForm):
    """Asked twice: the first post shows what it means."""

    person = forms.ModelChoiceField(User.objects.active())
    confirmed = forms.BooleanField(required=False)


class InvitationForm(forms.Form):
    email = AddressFormField(
        label=_("Correo electrónico"),
        error_messages={"required": _("Escriba la dirección de la persona.")},
        help_text=_("De preferencia, el institucional. Solo desde esa dirección podrá aceptarse."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("Función"), widget=forms.RadioSelect, initial=Invitation.Role.FOCAL_POINT
    )
    country = forms.ChoiceField(label=_("País"), help_text=_("Solo para un punto focal."), required=False)
    language = forms.ChoiceField(
        label=_("Idioma"),
        choices=[("", _("El de la mayoría en ese país")), *settings.LANGUAGES],
        widget=LanguageSelect,
        help_text=_("El de la carta, y el de la cuenta hasta que la persona elija otro."),
        required=False,
    )
    words = TextFormField(
        label=_("Mensaje"),
        help_text=_("Si lo escribe, la persona lo lee en la carta de la invitación."),
        max_length=INVITATION_MOST,
    )

    def __init__(self, *args, invited_by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [
            (role, label) for role, label in Invitation.Role.choices if may_invite(invited_by, role)
        ]
        self.countries = {country.code: country for country in participating_states()}
        members = [(code, country.name) for code, country in self.countries.items() if country.is_member]
        others = [(code, country.name) for code, country in self.countries.items() if not country.is_member]
        apart = [(_("Estados que no son miembros"), others)] if others else []
        self.fields["country"].choices = [("", _("Elija un país")), *members, *apart]

    def clean(self):
        super().clean()
        is_focal_point = self.cleaned_data.get("role") == Invitation.Role.FOCAL_POINT
        country = self.countries.get(self.cleaned_data.get("country")) if is_focal_point else None
        if is_focal_point and not country and "country" not in self.errors:
            self.add_error("country", _("Elija el país del punto focal."))
        language = self.cleaned_data.get("language") or LANGUAGE_IN.get(
            country.code if country else "", settings.LANGUAGE_CODE
        )
        return self.cleaned_data | {"country": country, "language": language}
