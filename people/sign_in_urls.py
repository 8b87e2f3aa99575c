"""The pages of allauth that this site has, at addresses of its own. Their names are allauth's."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import path, re_path

from .views.account import SetUpTwoSteps

urlpatterns = [
    path("ingresar/", account.login, name="account_login"),
    path("ingresar/codigo/", mfa.authenticate, name="mfa_authenticate"),
    path("ingresar/inactiva/", account.account_inactive, name="account_inactive"),
    path("salir/", account.logout, name="account_logout"),
    path("clave/", account.password_reset, name="account_reset_password"),
    path("clave/enviada/", account.password_reset_done, name="account_reset_password_done"),
    path("clave/lista/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^clave/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("cuenta/clave/", account.password_change, name="account_change_password"),
    path("cuenta/confirmar/", account.reauthenticate, name="account_reauthenticate"),
    path("cuenta/confirmar/codigo/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("cuenta/dos-pasos/", mfa.index, name="mfa_index"),
    path("cuenta/dos-pasos/activar/", SetUpTwoSteps.as_view(), name="mfa_activate_totp"),
    path("cuenta/dos-pasos/desactivar/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("cuenta/dos-pasos/codigos/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "cuenta/dos-pasos/codigos/nuevos/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "cuenta/dos-pasos/codigos.txt",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("cuenta/sesiones/", sessions.list_usersessions, name="usersessions_list"),
]
