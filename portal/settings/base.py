"""Settings that every environment shares; each value that differs comes from the environment."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

# The languages of the portal. The first one is the language of the office: it is required on
# every page and its address is the one that Wagtail itself keeps.
LANGUAGES = [("pl", "polski"), ("en", "English")]
LANGUAGE_CODE = "pl"
TIME_ZONE = "Europe/Warsaw"
USE_I18N = True
USE_TZ = True
# The portal's own texts, what Wagtail's translations leave in English, and what allauth's say
# wrongly or in other words than the portal.
LOCALE_PATHS = [BASE_DIR / name for name in ("locale", "locale_wagtail", "locale_allauth")]
FORMAT_MODULE_PATH = "portal.formats"

INSTALLED_APPS = [
    "modeltranslation",  # first: it replaces parts of Django's admin and of loaddata
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "portal.pages",  # after wagtail.admin, which would put its own form on the base page
    "portal.media",
    "portal.users",
    "portal.users.roles",
    "portal.workflow",
    "portal.audit",
    "portal.civic",
    "portal.accessibility",
    "portal.writing",
    "portal.intake",
    "portal.desk",
    "portal.guides",
    "declarations",
    "networks",
    "news",
    "portal.demo",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "portal.users.admin_config.PeopleAdminConfig",  # django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.users.middleware.KeptNowhere",
    "portal.compression.CompressForReaders",  # after WhiteNoise, whose files are compressed
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.lengths.LimitLengths",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "portal.characters.SettleWhatIsSent",  # after what reads a form first
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.audit.middleware.RememberRequest",
    "allauth.account.middleware.AccountMiddleware",
    "portal.users.middleware.SessionLimits",
    "portal.users.middleware.SecondFactorFirst",
    "portal.errors.AnswerWithoutDatabase",
    "portal.errors.RefuseDamagedRequests",
    "portal.pages.middleware.FormerAddresses",
    "portal.media.middleware.SayThatTheDiskIsFull",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers do not wait for a writer, and a writer takes its lock at once instead of failing
    # half way: https://docs.djangoproject.com/en/5.2/ref/databases/#sqlite-transaction-behavior
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 60,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # A server that cannot be reached is an error after seconds, not after minutes.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 10)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
if CACHES["default"]["BACKEND"].endswith("RedisCache"):
    CACHES["default"]["BACKEND"] = "portal.cache.RedisWhileItAnswers"
if not CACHES["default"]["BACKEND"].endswith("LocMemCache"):
    # A cache that all processes share answers who is signed in; the database keeps it.
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["portal.users.backends.RolesBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600  # seconds that a link for a new password holds

# One door for both admins: Wagtail's own forms for signing in and for passwords are closed.
LOGIN_URL = "account_login"
LOGOUT_REDIRECT_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

ACCOUNT_ADAPTER = "portal.users.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"  # else a change of address would tell whose is taken
ACCOUNT_CHANGE_EMAIL = True  # one address a person; the new one counts once it is confirmed
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 1
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE says, for everybody
ACCOUNT_FORMS = {"login": "portal.users.forms.SignInForm"}
# By account first. By address generously: a whole office comes from one, and what one person
# there gets wrong must not keep out the others. Recovery codes have a count of their own.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "5/5m/key,100/m/ip",
    "recovery_code": "5/5m/key,100/m/ip",
    "page_password": "20/m/ip,1000/5m/key",
    "reset_password": "5/m/key,100/m/ip",
    "reset_password_from_key": "100/m/ip",
}
MFA_RATE_LIMITS = {"webauthn_login": "100/m/ip"}

MFA_ADAPTER = "portal.users.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "portal.users.forms.CodeForm",
    "reauthenticate": "portal.users.forms.CodeAgainForm",
    "add_webauthn": "portal.users.forms.AddKeyForm",
    "edit_webauthn": "portal.users.forms.EditKeyForm",
    "login_webauthn": "portal.users.forms.SignInByKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # the clocks of telephones are not always right
MFA_ALLOW_UNVERIFIED_EMAIL = True  # or nobody with a second factor could change their address

# Whoever has one of these permissions, of all models or for a section of the tree, must have a
# second factor. Production asks for it unless the variable says otherwise.
SECOND_FACTOR_REQUIRED_FOR = []
PUBLISHERS_AND_ADMINISTRATORS = [
    "pages.publish_portalpage",
    "users.add_user",
    "users.change_user",
    "auth.change_group",
]

# The city's own identity provider: empty, and there is none.
SOCIALACCOUNT_ADAPTER = "portal.users.adapters.IdentityProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {}
if env("OIDC_SERVER_URL", default=""):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "office",
                "name": env("OIDC_NAME", default="OpenID Connect"),
                "client_id": env("OIDC_CLIENT_ID"),
                "secret": env("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": env("OIDC_SERVER_URL")},
            }
        ],
    }

SESSION_COOKIE_AGE = env.int("SESSION_HOURS", default=12) * 3600
SESSION_IDLE_AGE = env.int("SESSION_IDLE_MINUTES", default=60) * 60

# How long after an administrator gave a person another address a new password is refused by it.
ADDRESS_WAITING_HOURS = env.int("ADDRESS_WAITING_HOURS", default=72)
INVITATION_DAYS = env.int("INVITATION_DAYS", default=7)

# The log of what people do: how long an entry is kept, and how long with the whole address of
# the computer that it came from (docs/adr/0031).
AUDIT_DAYS = env.int("AUDIT_DAYS", default=730)
AUDIT_ADDRESS_DAYS = env.int("AUDIT_ADDRESS_DAYS", default=90)

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))()
STORAGES = {
    "default": {
        "BACKEND": env("MEDIA_STORAGE", default="portal.media.storage.WholeFilesStorage"),
        "OPTIONS": env.json("MEDIA_STORAGE_OPTIONS", default={}),
    },
    # Files that were taken in: no web server may answer for this place.
    "originals": {
        "BACKEND": env("ORIGINALS_STORAGE", default="portal.media.storage.WholeFilesStorage"),
        "OPTIONS": env.json(
            "ORIGINALS_STORAGE_OPTIONS", default={"location": str(VAR_DIR / "originals")}
        ),
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SERVE_MEDIA = False  # whether Django itself answers for pictures, where no web server does
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# A copied page may be as long as a file that is taken in.
DATA_UPLOAD_MAX_MEMORY_SIZE = env.int("INTAKE_MAX_SIZE", default=20 * 1024 * 1024)

# Whom /.well-known/security.txt names: addresses such as mailto:… or https://…; RFC 9116.
SECURITY_CONTACTS = env.list("SECURITY_CONTACTS", default=[])

WAGTAIL_SITE_NAME = "Brama"
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"  # as in every other field with a date; portal/formats take it
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAILADMIN_BASE_URL = env("PORTAL_URL", default="http://localhost:8000")
WAGTAIL_PAGE_MODEL = "pages.PortalPage"
WAGTAILIMAGES_IMAGE_MODEL = "media.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "media.PortalDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.media.forms.PortalImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.media.forms.PortalDocumentForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "txt", "xlsx"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("pl", "polski"), ("en", "English"), ("uk", "українська")]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # one office, one time: nothing to choose in an account
WAGTAILREDIRECTS_AUTO_CREATE = False  # portal.pages.redirects leaves one in each language
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "portal.pages.rich_text.RichTextArea"}}
WAGTAIL_AUTOSAVE_INTERVAL = 2000  # milliseconds, in which the form says “Saving…”
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "portal.workflow.finishing.publish_approved"
# No request leaves for another party.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS = []
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "portal.pages.finding"}}

MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField", "RichTextField")
# No text of a page stands in for another language's: which language a reader sees is decided
# for the page as a whole. Models whose names must never be empty opt in to a fallback.
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ()}
MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = "{0} ({1})".format

# What is read of a document that is taken in, so that no file can occupy the portal.
INTAKE_MAX_SIZE = env.int("INTAKE_MAX_SIZE", default=20 * 1024 * 1024)  # bytes
INTAKE_MAX_UNPACKED_SIZE = env.int("INTAKE_MAX_UNPACKED_SIZE", default=100 * 1024 * 1024)
INTAKE_MAX_PAGES = env.int("INTAKE_MAX_PAGES", default=200)
INTAKE_MAX_CHARACTERS = env.int("INTAKE_MAX_CHARACTERS", default=1_000_000)
INTAKE_MAX_LINES = env.int("INTAKE_MAX_LINES", default=50_000)
INTAKE_MEMORY = env.int("INTAKE_MEMORY", default=1024 * 1024 * 1024)
INTAKE_SECONDS = env.int("INTAKE_SECONDS", default=30)
INTAKE_EXAMINATION_SECONDS = env.int("INTAKE_EXAMINATION_SECONDS", default=30)
INTAKE_RECOGNITION_SECONDS = env.int("INTAKE_RECOGNITION_SECONDS", default=600)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}
