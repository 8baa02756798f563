"""The folders of uploaded files that have addresses, each with who may read what is in it."""

from .models import Rendition
from .publicity import Audience, audience

_folders = {}


def register_folder(folder, find_audience):
    """
    Let the portal send the files of ``folder`` to whoever may read them.

    ``find_audience`` takes the name of a file in the storage and a request; it gives the
    ``Audience`` of the file among them who sent it. What is in no registered folder has no
    address.
    """
    _folders[folder] = find_audience


def audience_of_file(folder, name, request):
    """The ``Audience`` of the file ``name`` of ``folder``; nobody's where it has no address."""
    find_audience = _folders.get(folder)
    return find_audience(f"{folder}/{name}", request) if find_audience else Audience.NOBODY


def audience_of_picture(name, request):
    """A size of a picture is for whoever may see the picture."""
    rendition = Rendition.objects.select_related("image__collection").filter(file=name).first()
    return audience(rendition.image, request) if rendition else Audience.NOBODY


def audience_of_avatar(name, request):
    """Pictures of people who work in the admin are shown there only."""
    is_inside = request.user.has_perm("wagtailadmin.access_admin")
    return Audience.THIS_PERSON if is_inside else Audience.NOBODY
