"""What tests of the one door share."""

import base64
import hmac
import struct
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group, Permission

PASSWORD = "kasztany na Plantach"
LANGUAGES = ["pl", "en"]


def code_for(secret, step=0):
    """The code of an authenticator app now, or ``step`` half-minutes later."""
    counter = struct.pack(">Q", int(time.time()) // 30 + step)
    digest = hmac.new(base64.b32decode(secret), counter, "sha1").digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06d}"


def give_app(person):
    """Give ``person`` an authenticator app; returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def has_factor(person):
    return Authenticator.objects.filter(user=person).exists()


def sign_in(client, person, language="pl", password=PASSWORD, wanted=None):
    """Fill in the form for signing in; the answer to it."""
    query = f"?next={wanted}" if wanted else ""
    data = {"login": person.email, "password": password}
    return client.post(f"/{language}/account/login/{query}", data)


def permit(person, *names):
    """Put ``person`` in a group with permissions, as in ``"users.change_user"``."""
    group, _is_new = Group.objects.get_or_create(name=", ".join(names))
    for name in names:
        label, codename = name.split(".")
        permission = Permission.objects.get(content_type__app_label=label, codename=codename)
        group.permissions.add(permission)
    person.groups.add(group)
    return person
