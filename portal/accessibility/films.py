"""Who may see the files of sign language films."""

from django.db.models import FileField, Q
from wagtail.permission_policies import ModelPermissionPolicy

from portal.media.publicity import Audience, audience_of_pages
from portal.pages.languages import languages, localized
from portal.pages.models import PortalPage

from .models import SignLanguageFilm


def audience_of_film(name, request):
    """A film, its captions and its poster are for whoever may read the page in that language."""
    film = _film_with(name)
    if film is None:
        return Audience.NOBODY
    is_shown = Q(pk__in=[])
    for language in languages():
        if film.value("ready", language) and name in _files(film, language):
            is_shown |= Q(**{localized("ready", language): True})
    pages = PortalPage.objects.filter(is_shown, pk=film.page_id, live=True)
    found = audience_of_pages(pages, request)
    policy = ModelPermissionPolicy(SignLanguageFilm)
    actions = ("add", "change", "delete", "view")
    if found is Audience.NOBODY and policy.user_has_any_permission(request.user, actions):
        return Audience.THIS_PERSON
    return found


def _film_with(name):
    columns = [field.name for field in SignLanguageFilm._meta.fields if _holds_file(field)]
    condition = Q()
    for column in columns:
        condition |= Q(**{column: name})
    return SignLanguageFilm.objects.filter(condition).first()


def _holds_file(field):
    return isinstance(field, FileField)


def _files(film, language):
    """The names of the files that visitors are sent in ``language``."""
    files = (film.video, film.poster, film.value("captions", language))
    return {file.name for file in files if file}
