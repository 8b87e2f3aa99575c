from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from practices.admin import FixedAdmin, ReadOnlyAdmin

from .models import FocalPoint, Invitation, User

# Addresses stand on people, nobody looks into another's sessions, and what people may do follows from their role.
admin.site.unregister([EmailAddress, UserSession, Authenticator, Group])


class PersonChangeForm(UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"
        field_classes: dict = {}


@admin.register(User)
class UserAdmin(FixedAdmin, DjangoUserAdmin):
    """Accounts come by invitation, and stay: what people signed names them. Roles change on the page of people."""

    form = PersonChangeForm
    ordering = ("email",)
    list_display = ("email", "name", "role", "country", "is_active")
    list_filter = ("role", "country", "is_active")
    filter_horizontal = ()
    search_fields = ("email", "name")
    fieldsets = (
        (None, {"fields": ("email", "name", "language", "letters_wanted")}),
        (_("Función"), {"fields": ("role", "country", "is_active")}),
        (_("Fechas"), {"fields": ("last_login", "joined_at")}),
    )
    readonly_fields = ("email", "role", "country", "is_active", "last_login", "joined_at")

    def user_change_password(self, request, id, form_url=""):  # noqa: A002, Django's own name
        """Nobody sets another's password: whoever lost it asks for a letter, and its owner alone reads that."""
        raise Http404


@admin.register(FocalPoint)
class FocalPointAdmin(ReadOnlyAdmin):
    """Who spoke for a country and when, to look at: nobody comes to speak for one but by an invitation."""

    list_display = ("user", "country", "post", "since", "until")
    list_filter = ("country",)


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    """To look at. Invitations are sent and revoked on the Secretariat's page of people."""

    list_display = ("email", "role", "country", "invited_by", "expires_at", "accepted_at", "revoked_at")
    list_filter = ("role", "country")
    search_fields = ("email",)


@admin.register(Authenticator)
class AuthenticatorAdmin(admin.ModelAdmin):
    """Deleting one lets in whoever lost the telephone. Its secret is shown to nobody."""

    list_display = ("user", "type", "created_at", "last_used_at")
    fields = readonly_fields = ("user", "type", "created_at", "last_used_at")
    search_fields = ("user__email", "user__name")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
