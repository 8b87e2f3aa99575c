"""The forms of accounts and people. Labels and hints are the desk's own words; no placeholder stands for a label."""

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy as _

from practices.fields import AddressFormField, LineFormField, TextFormField, validate_plain_text

from .entrance.directory import member_states
from .entrance.second_step import use_once
from .models import Invitation, Letter, User
from .models.invitations import INVITATION_MOST
from .models.users import normal_password
from .roles import may_invite

NAME_WANTED = {"required": _("Escriba su nombre y apellido.")}
PASSWORD_HINT = _(
    "Al menos doce caracteres. Una frase de varias palabras es fácil de recordar y difícil de adivinar."
)


def posted(request) -> QueryDict | None:
    """What was posted, for a form to read; of a page that is only looked at, nothing."""
    return request.POST if request.method == "POST" else None


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


class Worded(forms.Form):
    """A form of allauth's in our words: `wording` gives each field its label and its hint."""

    wording: dict[str, tuple] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, hint) in self.wording.items():
            self.fields[name].label, self.fields[name].help_text = label, hint
            self.fields[name].widget.attrs.pop("placeholder", None)


class SignInForm(Worded, account.LoginForm):
    wording = {"login": (_("Correo electrónico"), ""), "password": (_("Contraseña"), "")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        shown = self.fields["login"]
        self.fields["login"] = AddressFormField(label=shown.label, widget=shown.widget)


class ReauthenticateForm(Worded, account.ReauthenticateForm):
    wording = {"password": (_("Contraseña"), "")}


class ForgottenPasswordForm(Worded, account.ResetPasswordForm):
    email = AddressFormField(widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    wording = {"email": (_("Correo electrónico"), _("El que usa para ingresar."))}

    def save(self, request, **kwargs):
        """For an address that nobody has, the same work, undone: not even the time of the answer tells it."""
        is_known = bool(self.users)
        self.users = self.users or [User(pk=0, email=self.cleaned_data["email"])]
        with transaction.atomic():
            email = super().save(request, **kwargs)
            transaction.set_rollback(not is_known)
        return email


class TypedTwice(forms.Form):
    """allauth compares the two when the adapter has made the first one normal."""

    def clean_password2(self):
        return normal_password(self.cleaned_data["password2"])


class NewPasswordForm(TypedTwice, Worded, account.ResetPasswordKeyForm):
    wording = {
        "password1": (_("Contraseña nueva"), PASSWORD_HINT),
        "password2": (_("Contraseña nueva, otra vez"), ""),
    }


class ChangePasswordForm(TypedTwice, Worded, account.ChangePasswordForm):
    wording = {"oldpassword": (_("Contraseña actual"), "")} | NewPasswordForm.wording


class UsedOnce(forms.Form):
    """A code of the second step is good for one use, whichever page it was typed in."""

    def clean_code(self):
        code = super().clean_code()
        if not use_once(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(UsedOnce, Worded, mfa.AuthenticateForm):
    wording = {
        "code": (
            _("Código"),
            _("Los seis dígitos que muestra la aplicación, o uno de sus códigos de respaldo."),
        )
    }


class ConfirmCodeForm(UsedOnce, Worded, mfa.ReauthenticateForm):
    wording = CodeForm.wording


class ActivateTwoStepsForm(UsedOnce, Worded, ActivateTOTPForm):
    wording = {"code": (_("Código"), _("Los seis dígitos que muestra la aplicación."))}


def password_field(autocomplete: str, help_text="") -> forms.CharField:
    return forms.CharField(
        label=_("Contraseña"),
        help_text=help_text,
        error_messages={"required": _("Escriba una contraseña.")},
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


def post_field(help_text) -> LineFormField:
    return LineFormField(
        label=_("Cargo e institución"),
        help_text=help_text,
        error_messages={"required": _("Escriba su cargo y la institución.")},
        max_length=200,
        validators=[validate_plain_text],
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )


class ConfirmSignatureForm(forms.Form):
    password = password_field("current-password")


class AcceptForm(forms.Form):
    """What the invitation does not say: who the person is, and a password."""

    name = LineFormField(
        label=_("Nombre y apellido"),
        error_messages=NAME_WANTED,
        max_length=150,
        validators=[validate_plain_text],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    post = post_field(
        _(
            "Por ejemplo: Directora de Migraciones, Ministerio del Interior. Acompaña su nombre cuando envía una ficha."
        )
    )
    password = password_field("new-password", PASSWORD_HINT)

    def __init__(self, *args, invitation: Invitation, has_account: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        if invitation.role != Invitation.Role.FOCAL_POINT:
            del self.fields["post"]
        if has_account:
            del self.fields["name"], self.fields["password"]

    def clean_password(self):
        person = User(email=self.invitation.email, name=self.cleaned_data.get("name", ""))
        password = normal_password(self.cleaned_data["password"])
        validate_password(password, person)
        return password


class PersonForm(forms.ModelForm):
    """A person's own page. The post belongs to whoever speaks for a country; a language is asked for if there are two."""

    post = post_field(_("Acompaña su nombre cuando envía una ficha."))
    language = forms.ChoiceField(label=_("Idioma de las páginas y de las cartas"))

    class Meta:
        model = User
        fields = ("name", "letters_wanted", "language")
        labels = {"name": _("Nombre y apellido"), "letters_wanted": _("Cartas que desea recibir por correo")}
        help_texts = {
            "letters_wanted": _(
                "La carta del día reúne lo que pasó con las fichas, también lo que espera de usted. Llegan siempre en el "
                "momento los comprobantes, los enlaces para ingresar y el pedido de firmar una ficha que la Secretaría "
                "Técnica llenó por su país. Todo lo que pasa con las fichas se lee además en «Avisos»."
            )
        }
        field_classes = {"name": LineFormField}
        error_messages = {"name": NAME_WANTED}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "letters_wanted": forms.RadioSelect,
        }

    field_order = ("name", "post", "letters_wanted", "language")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.focal_point = self.instance.focal_points.filter(until=None).first()
        self.fields["name"].required = True
        self.fields["letters_wanted"].choices = User.Letters.choices
        self.fields["language"].choices = settings.LANGUAGES
        if len(settings.LANGUAGES) == 1:
            del self.fields["language"]
        if self.focal_point:
            self.fields["post"].initial = self.focal_point.post
        else:
            del self.fields["post"]

    def save(self, commit=True):
        if self.focal_point:
            self.focal_point.post = self.cleaned_data["post"]
            self.focal_point.save(update_fields=["post"])
        return super().save(commit)


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
        self.countries = {country.code: country for country in member_states()}
        names = [(code, country.name) for code, country in self.countries.items()]
        self.fields["country"].choices = [("", _("Elija un país")), *names]

    def clean(self):
        super().clean()
        is_focal_point = self.cleaned_data.get("role") == Invitation.Role.FOCAL_POINT
        country = self.countries.get(self.cleaned_data.get("country")) if is_focal_point else None
        if is_focal_point and not country and "country" not in self.errors:
            self.add_error("country", _("Elija el país del punto focal."))
        return self.cleaned_data | {"country": country}
