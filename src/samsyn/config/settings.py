"""Settings, all of them from the environment; docs/reference/settings.md lists them."""

from pathlib import Path

import environ

env = environ.Env()
PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent.parent

DATA = Path(env.str("SAMSYN_DATA", str(ROOT / "var")))
SHARED = Path(env.str("SAMSYN_SHARED", str(ROOT.parent / "shared")))

PRODUCTION = env.bool("SAMSYN_PRODUCTION", False)
DEMO = env.bool("SAMSYN_DEMO", False)
DEBUG = env.bool("SAMSYN_DEBUG", False)
SECRET_KEY = env.str("SAMSYN_SECRET_KEY", "" if PRODUCTION else "only-for-this-machine")
ALLOWED_HOSTS = env.list("SAMSYN_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
BASE_URL = env.str("SAMSYN_BASE_URL", "http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "samsyn.config",
    "samsyn.ui",
    "samsyn.audit",
    "samsyn.places",
    "samsyn.accounts",
    "samsyn.letters",
    "samsyn.publishing",
    "samsyn.decisions",
    "samsyn.activities",
    "samsyn.agreements",
    "samsyn.pledges",
    "samsyn.contact",
    "samsyn.desk",
    "samsyn.opendata",
    "samsyn.portal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

if DEMO:
    MIDDLEWARE.append("samsyn.accounts.demo.end_where_not_offered")

ROOT_URLCONF = "samsyn.config.urls"
WSGI_APPLICATION = "samsyn.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samsyn.accounts.context.staff",
                "samsyn.desk.context.staff",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "samsyn.ui.templatetags.ui",
            ],
        },
    }
]

DATABASES = {"default": env.db_url("DATABASE_URL", f"sqlite:///{DATA / 'samsyn.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000;"
        ),
    }
# A page asks a handful of short questions; opening the database anew would cost more than they do.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = "sqlite" not in DATABASES["default"]["ENGINE"]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Login attempts are counted in the default cache: every worker must share it, and it must be too
# large for somebody to push a count out by trying many addresses.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "samsyn_cache",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    },
    # Whole public pages, by a name that says all they depend on; each process has its own.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 86_400,
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    },
}

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
if DEMO:
    AUTHENTICATION_BACKENDS.append("samsyn.accounts.demo.DemoBackend")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
SESSION_COOKIE_AGE = 60 * 60 * 12

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:me"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account begins with a link sent to its address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_ADAPTER = "samsyn.accounts.adapters.AccountAdapter"
MFA_ADAPTER = "samsyn.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
ACCOUNT_FORMS = {
    "login": "samsyn.accounts.forms.LoginForm",
    "reset_password": "samsyn.accounts.forms.ForgottenForm",
    "reset_password_from_key": "samsyn.accounts.forms.NewPasswordForm",
    "change_password": "samsyn.accounts.forms.ChangePasswordForm",
}
MFA_FORMS = {
    "add_webauthn": "samsyn.accounts.keys.AddKeyForm",
    "edit_webauthn": "samsyn.accounts.keys.EditKeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION  # http://localhost while developing
MFA_TOTP_ISSUER = "Samsyn"
MFA_TOTP_TOLERANCE = 1  # a clock half a minute off
MFA_TRUST_ENABLED = True
MFA_TRUST_COOKIE_AGE = 60 * 60 * 24 * 90
# How many proxies stand before the server: attempts are counted by the caller's own address.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("SAMSYN_PROXIES", 0)

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static" if PRODUCTION else None
MEDIA_ROOT = DATA / "files"
WHITENOISE_USE_FINDERS = not PRODUCTION
if PRODUCTION:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }

LETTER_BOX = DATA / "letters"
LETTER_SERVER = env.str("SAMSYN_SMTP_URL", "")
DEFAULT_FROM_EMAIL = env.str("SAMSYN_MAIL_FROM", "Samsyn <samsyn@localhost>")
EMAIL_BACKEND = "samsyn.letters.backend.Outbox"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
if PRODUCTION:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("SAMSYN_LOG_LEVEL", "WARNING")},
}
