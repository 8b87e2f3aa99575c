"""What a person says about themselves: to accept an invitation, on their own page, before a signature."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from practices.fields import LineFormField, validate_plain_text

from ..models import Invitation, User
from ..models.users import normal_password
from ..roles import is_secretariat
from .languages import LanguageSelect
from .sign_in import PASSWORD_HINT

NAME_WANTED = {"required": _("Escriba su nombre y apellido.")}


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
    """A person's own page. The post belongs to whoever speaks for a country."""

    post = post_field(_("Acompaña su nombre cuando envía una ficha."))

    class Meta:
        model = User
        fields = ("name", "letters_wanted", "language", "shortcuts")
        labels = {
            "name": _("Nombre y apellido"),
            "letters_wanted": _("Cartas que desea recibir por correo"),
            "language": _("Idioma de las páginas y de las cartas"),
            "shortcuts": _("Usar las teclas de la mesa"),
        }
        help_texts = {
            "letters_wanted": _(
                "La carta del día reúne lo que pasó con las fichas, también lo que espera de usted. Llegan siempre en el "
                "momento los comprobantes, los enlaces para ingresar y el pedido de firmar una ficha que la Secretaría "
                "Técnica llenó por su país. Todo lo que pasa con las fichas se lee además en «Avisos»."
            ),
            "shortcuts": _(
                "Una letra sola lleva a la ficha siguiente o a la decisión. Cada página las nombra."
            ),
        }
        field_classes = {"name": LineFormField}
        error_messages = {"name": NAME_WANTED}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "letters_wanted": forms.RadioSelect,
            "language": LanguageSelect,
        }

    field_order = ("name", "post", "letters_wanted", "language", "shortcuts")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.focal_point = self.instance.focal_points.filter(until=None).first()
        self.fields["name"].required = True
        self.fields["letters_wanted"].choices = User.Letters.choices
        if not is_secretariat(self.instance):
            del self.fields["shortcuts"]
        if self.focal_point:
            self.fields["post"].initial = self.focal_point.post
        else:
            del self.fields["post"]

    def save(self, commit=True):
        if self.focal_point:
            self.focal_point.post = self.cleaned_data["post"]
            self.focal_point.save(update_fields=["post"])
        return super().save(commit)
