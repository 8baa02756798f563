"""Opening files by their addresses, none of which leads out of its folder."""

from pathlib import Path

from django.core.files.storage import default_storage

#: What no name of a file may hold: what leads elsewhere on one system or another.
FOREIGN = ("\\", ":", "%")


def is_plain_name(name):
    """
    Whether ``name`` can only mean a file within the folder that it is looked for in.

    Folders of it may be named, too. It is not where a part is empty or leads to the folder itself
    or above it, or where the name holds what means a folder, a drive or a letter in other words
    on some system, or a character that is not printed.
    """
    parts = name.split("/")
    return (
        name.isprintable()
        and not any(each in name for each in FOREIGN)
        and not any(part.strip(" .") == "" for part in parts)
    )


def is_within(folder, path):
    """Whether ``path`` lies in ``folder`` once every link to elsewhere has been followed."""
    return Path(path).resolve().is_relative_to(Path(folder).resolve())


def open_stored(folder, name, storage=default_storage):
    """
    The file ``name`` of ``folder`` in ``storage``, opened for reading.

    Raises ``FileNotFoundError`` where there is none, or the name leads out of the folder.
    """
    if not is_plain_name(name):
        raise FileNotFoundError(name)
    try:
        inside = is_within(storage.path(folder), storage.path(f"{folder}/{name}"))
    except NotImplementedError:  # a storage elsewhere, which has no links
        inside = True
    if not inside or not storage.exists(f"{folder}/{name}"):
        raise FileNotFoundError(name)
    try:
        return storage.open(f"{folder}/{name}")
    except OSError as error:  # a folder, or what the portal may not read
        raise FileNotFoundError(name) from error
