"""From a request to the page that answers it, in the language in which it may be read."""

from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_

from django.db.models import Q, Subquery
from django.http import Http404, HttpResponsePermanentRedirect
from django.http.request import split_domain_port
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageViewRestriction, Site, get_page_models
from wagtail.models.sites import SiteRootPath
from wagtail.url_routing import RouteResult

from .addresses import ADDRESS_LENGTH
from .languages import active_language, languages, localized
from .lost import fill_gaps_of, naming_what_is_lost
from .privacy import is_private
from .references import load_for_reading
from .relations import load_renditions


@dataclass(frozen=True)
class Reading:
    """How a visitor reads a page: which language they asked for and which they get."""

    page: object
    language: str
    text_language: str
    sheet: int = 1  # of a list that is shown in several

    @property
    def is_elsewhere(self):
        """Whether the text is in another language than the one asked for."""
        return self.language != self.text_language

    def url(self, request):
        """Absolute address of the page in the language of its text: the canonical one."""
        address = self.page.get_full_url(request, language=self.text_language)
        return address if self.sheet == 1 else f"{address}?page={self.sheet}"

    def alternates(self, request):
        """
        Pairs of language and absolute address, for each language the page may be read in.

        The second sheet of a list holds other things in another language: it has none.
        """
        if self.sheet > 1:
            return []
        return [
            (language, self.page.get_full_url(request, language=language))
            for language in self.page.readable_languages()
        ]


@dataclass
class Frame:
    """What surrounds every page: the site with its settings, the trail of ancestors, the menus."""

    site: Site
    trail: list
    pages: dict  # by primary key: the trail, what the menus name, the landmarks
    found: object = None  # the page at the address itself, published or not
    above: object = None  # the page at the address without its last part
    landmarks: list = field(default_factory=list)

    @property
    def settings(self):
        return getattr(self.site, "portalsettings", None)

    def landmark(self, label):
        """The site's page of the type ``label``, as "civic.ResolutionIndexPage", or ``None``."""
        return next(
            (
                page
                for page in self.landmarks
                if page.content_type.model_class()._meta.label == label
            ),
            None,
        )


class Routed:
    """Finds a page by its public address and serves it in the right language."""

    #: What the page shows of the library: ``get_context`` adds to it, and the sizes of all are
    #: read at once before the template asks for them.
    pictures = ()

    @staticmethod
    def route_for_request(request, path):
        """The page at ``path`` below the language prefix as a route, or ``None``."""
        if not hasattr(request, "_wagtail_route_for_request"):
            request._wagtail_route_for_request = find_route(request, path)
        return request._wagtail_route_for_request

    @classmethod
    def rows_for_reading(cls, found):
        """Query set that a page is read from; ``found`` is its row of the base model."""
        return cls.objects.select_related(*cls.select_for_reading, *cls.companion_relations)

    def get_view_restrictions(self):
        if getattr(self, "is_known_public", False):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def serve_password_required_response(self, request, form, action_url):
        """The form for the page's password, which knows nothing else of the page."""
        context = {"form": form, "action_url": action_url}
        return TemplateResponse(request, "wagtailcore/password_required.html", context)

    def get_url_parts(self, request=None, language=None):
        """
        Site, root address and path of the page in ``language``.

        Without one, in that of the visitor who sent ``request``, else in the active language.
        """
        sites = self._get_relevant_site_root_paths(request)
        if not sites:
            return None
        current = getattr(getattr(request, "_wagtail_site", None), "pk", None)
        site = next((site for site in sites if site.site_id == current), sites[0])
        language = language or visitor_language(request)
        path = self.get_local_path(language)[len(site.root_path) :]
        with translation.override(language):
            return site.site_id, site.root_url, reverse("wagtail_serve", args=[path])

    def get_url(self, request=None, current_site=None, language=None):
        """Address of the page in ``language``, without the host where the site is the current."""
        parts = self.get_url_parts(request, language)
        if parts is None:
            return None
        site_id, root_url, path = parts
        site = current_site or getattr(request, "_wagtail_site", None)
        if site is None:
            is_here = len({root.site_id for root in self._get_site_root_paths(request)}) == 1
        else:
            is_here = site.pk == site_id
        return path if is_here else f"{root_url}{path}"

    url = property(get_url)

    def get_full_url(self, request=None, language=None):
        """Address of the page in ``language`` with scheme and host."""
        parts = self.get_url_parts(request, language)
        return parts and f"{parts[1]}{parts[2]}"

    full_url = property(get_full_url)

    @property
    def preview_modes(self):
        """One preview a language."""
        return [
            (language, translation.get_language_info(language)["name_local"])
            for language in languages()
        ]

    def serve_preview(self, request, mode_name):
        """Show the draft as it would be read in the language ``mode_name``, ready or not."""
        language = mode_name if mode_name in languages() else active_language()
        with translation.override(language):
            request.LANGUAGE_CODE = language
            request.reading = Reading(self, language, language)
            request.frame = find_frame(request)
            fill_gaps_of(self)
            with naming_what_is_lost():
                return super().serve_preview(request, mode_name).render()

    def serve(self, request, *args, **kwargs):
        """Serve the page; 404 where it may be read in no language, one address for each text."""
        language = active_language()
        text_language = self.reading_language(language)
        if text_language is None:
            raise Http404
        path = self.get_url(request, language=language)
        if path != request.path:  # upper-case letters
            query = request.META.get("QUERY_STRING")
            return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
        request.reading = Reading(self, language, text_language)
        response = super().serve(request, *args, **kwargs)
        load_renditions(self.pictures)
        return response

    def get_text_language(self, request):
        """The language in which whoever sent ``request`` reads the page."""
        reading = getattr(request, "reading", None)  # none while a password is asked for
        return reading.text_language if reading else visitor_language(request)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["reading"] = getattr(request, "reading", None)
        return context

    @staticmethod
    def reading_of_sheet(request, number):
        """The reading of ``request`` as that of sheet ``number`` of the page, a list."""
        reading = getattr(request, "reading", None)
        return reading and replace(reading, sheet=number)


def visitor_language(request):
    """The language that the visitor asked for, whatever language is active at the moment."""
    language = getattr(request, "LANGUAGE_CODE", None)
    return language if language in languages() else active_language()


def find_site(request):
    """
    The site that answers ``request``, with its root page and the portal's settings, in one query.

    Chosen as Wagtail does: by host and port, then by host, then the default site. The paths of
    all sites are remembered for the addresses that are made during the request.
    """
    if not hasattr(request, "_wagtail_site"):
        sites = list(
            Site.objects.select_related("root_page__locale", "portalsettings").order_by(
                "-root_page__url_path", "-is_default_site", "hostname"
            )
        )
        request._wagtail_cached_site_root_paths = [
            SiteRootPath(
                site.pk, site.root_page.url_path, site.root_url, site.root_page.locale.language_code
            )
            for site in sites
        ]
        host, port = split_domain_port(request.get_host())[0], int(request.get_port())
        named = [site for site in sites if site.hostname == host]
        exact = [site for site in named if site.port == port]
        default = [site for site in sites if site.is_default_site]
        only = named if len(named) == 1 else []
        request._wagtail_site = next(iter((*exact, *only, *default)), None)
    return request._wagtail_site


def find_frame(request, path=None):
    """The frame of a request that is answered by the page at ``path`` or, as a 404, by none."""
    if not hasattr(request, "frame"):
        site = find_site(request)
        if site is None:
            request.frame = Frame(None, [], {})
            return request.frame
        column = localized("local_path", active_language())
        root = site.root_page
        paths = [root.url_path]
        for part in (path or "").lower().strip("/").split("/"):
            paths.append(f"{paths[-1]}{part}/" if part else paths[-1])
        settings = getattr(site, "portalsettings", None)
        linked = settings.linked_page_ids() if settings else []
        rows = (
            type(root)
            .objects.filter(Q(**{f"{column}__in": paths}) | Q(pk__in=linked) | is_landmark(root))
            .select_related("content_type")
            .annotate(is_restricted=is_private())
            .order_by("depth")
        )
        by_path = {getattr(page, column): page for page in rows}
        trail = [by_path[path] for path in dict.fromkeys(paths) if path in by_path]
        pages = {page.pk: page for page in rows if page in trail or not page.is_restricted}
        request.frame = Frame(
            site,
            trail,
            pages,
            found=by_path.get(paths[-1]),
            above=by_path.get(paths[-2]) if len(paths) > 1 else None,
            landmarks=[
                page
                for page in rows
                if not page.is_restricted
                and getattr(page.content_type.model_class(), "is_landmark", False)
            ],
        )
    return request.frame


def is_landmark(root):
    """
    Condition for pages: whether all pages of the site with ``root`` may link to it.

    Of each type that is one, the first published page of the site. A scalar subquery a type: with
    them the database goes by its indexes, which it would not do with a list of types.
    """
    firsts = [
        model.objects.filter(path__startswith=root.path, live=True).order_by("path").values("pk")
        for model in get_page_models()
        if model.is_landmark
    ]
    return reduce(or_, (Q(pk=Subquery(first[:1])) for first in firsts), Q())


def find_route(request, path):
    """Route to the live page, or to the entry of one, at ``path``; ``None`` where there is none."""
    site = find_site(request)
    if site is None or len(path) > ADDRESS_LENGTH:
        return None
    frame = find_frame(request, path)
    found = frame.found or frame.above
    if found is None or not found.live:
        return None
    model = found.content_type.model_class()
    if model is None or not found.readable_languages():
        return None
    if frame.found is None and not model.has_entries:
        return None
    page = model.rows_for_reading(found).get(pk=found.pk)
    page.content_type = found.content_type
    page.is_known_public = not found.is_restricted
    if frame.found is None:
        entry = page.find_entry(path.lower().strip("/").rpartition("/")[2])
        return entry and RouteResult(entry)
    load_for_reading(page, request)
    return RouteResult(page)
