"""The forms of allauth, in our words: signing in, passwords, the second step."""

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from practices.fields import AddressFormField

from ..entrance.second_step import use_once
from ..models import User
from ..models.users import normal_password

PASSWORD_HINT = _(
    "Al menos doce caracteres. Una frase de varias palabras es fácil de recordar y difícil de adivinar."
)


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
