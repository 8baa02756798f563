"""Production as visitors meet it, but on this machine and with static files of its own."""

from portal.settings.production import *
from portal.settings.production import env

STATIC_ROOT = env.path("STATIC_ROOT")()
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # security keys at http://localhost
