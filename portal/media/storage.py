"""Files that are either there whole or not at all."""

import errno
import os
from contextlib import suppress
from pathlib import PurePosixPath
from uuid import uuid4

from django.core.files.storage import FileSystemStorage
from django.utils.translation import gettext as _

#: What a system says where nothing more can be written: no room, no share of it, read only.
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}


def is_full(error):
    """Whether ``error`` says that the disk takes nothing more."""
    return isinstance(error, OSError) and error.errno in FULL


def no_room():
    """What somebody is told whose file cannot be kept."""
    return _(
        "The file could not be kept: there is no room left on the server. Nothing has been "
        "changed. Tell whoever looks after the server, and try again later."
    )


class WholeFilesStorage(FileSystemStorage):
    """
    Writes under a temporary name first: nobody finds a file that is still being written, and where
    the disk is full nothing is left of it.

    Raises ``OSError`` as the system does. The file gets its name by a link, which never takes the
    place of another file: the disk needs to know links within a folder.
    """

    def _save(self, name, content):
        unfinished = str(PurePosixPath(name).with_name(f".{uuid4().hex}.part"))
        try:
            super()._save(unfinished, content)
            if self._allow_overwrite:
                os.replace(self.path(unfinished), self.path(name))
                return name
            while True:
                try:
                    os.link(self.path(unfinished), self.path(name))
                    return name
                except FileExistsError:
                    name = self.get_available_name(name)
        finally:
            with suppress(OSError):
                os.unlink(self.path(unfinished))
