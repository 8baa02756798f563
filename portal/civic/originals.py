"""Where the files of sources that were taken in are kept, and under which names."""

from pathlib import PurePath

from django.core.files.storage import storages

NAME_LENGTH = 200

_reading_permissions = ["civic.read_original"]


def allow_reading(permission):
    """Let whoever has ``permission`` read files before a page that cites them is published."""
    _reading_permissions.append(permission)


def may_read(user):
    """Whether ``user`` may read files that are not yet public."""
    return any(user.has_perm(permission) for permission in _reading_permissions)


def original_storage():
    """The storage of what was taken in, which no web server answers for."""
    return storages["originals"]


def original_upload_to(source, name):
    """A place that says nothing of the file but its content: ``ab/abcd….pdf``."""
    return f"{source.sha256[:2]}/{source.sha256}{PurePath(name).suffix.lower()}"


def plain_name(name):
    """
    The last part of a file's ``name``, without what does not belong into the name of a file.

    Neither folders nor control characters are left, whatever system the name comes from.
    """
    last = PurePath(name.replace("\\", "/")).name
    printable = "".join(letter for letter in last if letter.isprintable()).strip(". ")
    stem, suffix = PurePath(printable).stem, PurePath(printable).suffix[:10]
    return stem[: NAME_LENGTH - len(suffix)] + suffix or "document"
