"""Settings of signing in, read by `config.settings` with its own. Accounts come by invitation: see `people/entrance/`."""

from config.environment import value

AUTH_USER_MODEL = "people.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "people.entrance.passwords.NotEasyHere"},
]

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

# Signing in. Accounts come by invitation: no page of allauth's that opens one is in any URLconf.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people:account"
# A working day; whatever is asked at the desk starts it anew. In hours outside, in seconds here.
SESSION_ENGINE = "people.entrance.session_store"
SESSION_COOKIE_AGE = int(value("SESSION_HOURS") * 3600)
# Then a session ends, however much it is used.
SESSION_ABSOLUTE_AGE = int(value("SESSION_ABSOLUTE_HOURS") * 3600)
SECOND_STEP_REQUIRED = value("SECOND_STEP_REQUIRED", not value("DEBUG"))
SECOND_STEP_FOR_FOCAL_POINTS = value("SECOND_STEP_FOR_FOCAL_POINTS")
# In seconds. Whoever signs for a State later than that, without a second step, is asked for the password.
CONFIRM_SIGNATURE_AFTER = 15 * 60
INVITATION_DAYS = value("INVITATION_DAYS")
ACCOUNT_ADAPTER = "people.entrance.sign_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation went to the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
# How often a password may be tried: by address; by account and network; by account, from wherever; in a browser that
# signed in to the account before. And how often the link of an invitation.
SIGN_IN_LIMITS = {
    "address": "10/m/ip",
    "network": "5/5m/key",
    "account": "50/h/key",
    "browser": "5/5m/key,50/h/key",
    "invitation": "20/m/ip",
}
# Signing in is counted there alone: here strangers in one's own network would count.
ACCOUNT_RATE_LIMITS = {"login": None, "reset_password": "20/m/ip,5/m/key,20/d/key"}
ACCOUNT_FORMS = {
    "login": "people.forms.sign_in.SignInForm",
    "change_password": "people.forms.sign_in.ChangePasswordForm",
    "reauthenticate": "people.forms.sign_in.ReauthenticateForm",
    "reset_password": "people.forms.sign_in.ForgottenPasswordForm",
    "reset_password_from_key": "people.forms.sign_in.NewPasswordForm",
}
MFA_ADAPTER = "people.entrance.sign_in.TwoStepAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # as above
MFA_FORMS = {
    "activate_totp": "people.forms.sign_in.ActivateTwoStepsForm",
    "authenticate": "people.forms.sign_in.CodeForm",
    "reauthenticate": "people.forms.sign_in.ConfirmCodeForm",
}
MFA_TOTP_TOLERANCE = 1  # the code before and the one after: telephones are late, and people slow
MFA_TOTP_ISSUER = "Buenas prácticas migratorias"
ALLAUTH_RATE_LIMIT_IPV6_PREFIX = 48  # as much as one subscriber may have
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if value("BEHIND_PROXY") else 0
