"""
What addresses say that pages have left, in each language.

A permanent redirect leads to where the page is now; where it has been deleted and nothing took its
place, the address remembers that it is gone.
"""

import unicodedata
from urllib.parse import urlsplit

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_from_path
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from .languages import languages, localized


def leave_redirects(page, moves, reached):
    """
    Let the former addresses of ``page`` and of all pages below it lead to where they are now.

    ``moves`` maps a language to the page's path there before (``None`` for a new page) and after.
    ``reached`` has the keys of those that stood at an address that visitors could reach: nobody
    knows another one, so it leaves no redirect. A redirect names the page, not its address, so
    redirects never chain; one that stands where a page now lives is removed, so they never loop.
    """
    below = page.base_page_model.objects.filter(path__startswith=page.path)
    free, lead = [], {}
    for language, (old, new) in moves.items():
        column = localized("local_path", language)
        free += [(language, path) for path in below.values_list(column, flat=True)]
        if old:
            for pk, path in below.values_list("pk", column):
                if pk in reached:
                    lead[language, old + path[len(new) :]] = pk
    replace_redirects(free, lead)


def hand_over(page, successor):
    """
    Let ``successor`` answer at all addresses of ``page`` and of the pages below it.

    To be called before they are deleted; redirects that led to them lead to the successor then.
    """
    below = page.base_page_model.objects.filter(path__startswith=page.path)
    Redirect.objects.filter(redirect_page__in=below).update(redirect_page=successor)
    lead = {
        (language, path): successor.pk
        for language in languages()
        for path in reachable(below).values_list(localized("local_path", language), flat=True)
    }
    replace_redirects([], lead)


def remember_gone(instance, **kwargs):
    """
    Remember the addresses of a page that is about to be deleted; a receiver of ``pre_delete``.

    Those at which it stands and those that redirect to it. Nobody knows the address of a page that
    was never published, and nobody is to learn that of a private one.
    """
    pages = instance.base_page_model.objects.filter(pk=instance.pk)
    if not reachable(pages).unrestricted().exists():
        return
    former = list(
        Redirect.objects.filter(redirect_page=instance.pk).values_list("site", "old_path")
    )
    for site in Site.get_site_root_paths():
        stands_at = [
            public_path(language, path, site.root_path)
            for language in languages()
            if (path := getattr(instance, localized("local_path", language)))
            and path.startswith(site.root_path)
        ]
        stood_at = [path for site_id, path in former if site_id in (None, site.site_id)]
        gone_addresses().bulk_create(
            (
                gone_addresses().model(site_id=site.site_id, path=path)
                for path in {*stands_at, *stood_at}
            ),
            ignore_conflicts=True,
        )


def is_gone(site, path):
    """Whether a page stood at the public ``path`` of ``site`` that was deleted for good."""
    path = normalised(path)
    led_on = Redirect.objects.filter(Q(site=OuterRef("site")) | Q(site=None), old_path=path)
    return gone_addresses().filter(~Exists(led_on), site=site, path=path).exists()


def gone_addresses():
    """All addresses of deleted pages."""
    return apps.get_model("pages.GoneAddress").objects.all()


def reachable(pages):
    """Those of ``pages`` that visitors can have seen at the address that they have."""
    seen_now = pages.filter(live=True).unrestricted()
    return pages.filter(Q(is_address_known=True) | Q(pk__in=seen_now.order_by().values("pk")))


def replace_redirects(free, lead):
    """
    Remove the redirects at the addresses ``free`` and let each address in ``lead`` lead to a page.

    An address is a pair of language and path; ``lead`` maps addresses to primary keys of pages.
    """
    for site in Site.get_site_root_paths():
        root = site.root_path
        targets = {
            public_path(language, path, root): pk
            for (language, path), pk in lead.items()
            if path.startswith(root) and path != root
        }
        taken = [public_path(*address, root) for address in free if address[1].startswith(root)]
        taken += targets
        for start in range(0, len(taken), 500):
            some = taken[start : start + 500]
            Redirect.objects.filter(old_path__in=some, site_id=site.site_id).delete()
            gone_addresses().filter(path__in=some, site_id=site.site_id).delete()
        Redirect.objects.bulk_create(
            Redirect(
                site_id=site.site_id,
                old_path=old_path,
                redirect_page_id=pk,
                automatically_created=True,
            )
            for old_path, pk in targets.items()
        )


def normalised(address):
    """
    ``address`` as redirects store it, whichever way it was written.

    Percent-encoded letters and those that a Mac types in two parts are single ones, capitals are
    small, as in the addresses of pages.
    """
    address = unicodedata.normalize("NFC", Redirect.normalise_path(address))
    path, mark, query = address.partition("?")
    return f"{path.lower()}{mark}{query}"


def normalise_redirect(instance, **kwargs):
    """Store every redirect under its ``normalised`` address; a receiver of ``pre_save``."""
    instance.old_path = normalised(instance.old_path)


def find_redirect(site, addresses):
    """The redirect of ``site`` at the first of ``addresses`` that has one; its own comes first."""
    found = Redirect.get_for_site(site).filter(old_path__in=addresses).select_related("site")
    return min(
        found,
        key=lambda each: (addresses.index(each.old_path), each.site_id is None),
        default=None,
    )


def public_path(language, path, root_path):
    """The public address of ``local_path`` ``path`` of a site, as redirects store it."""
    with translation.override(language):
        return Redirect.normalise_path(reverse("wagtail_serve", args=[path[len(root_path) :]]))


def page_behind(address):
    """The page to which ``address``, typed as text, leads on this portal; ``None`` for others."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    site = next(
        (site for site in Site.objects.all() if parts.hostname in (None, site.hostname)), None
    )
    if site is None or parts.scheme not in ("", "http", "https") or "\0" in parts.path:
        return None
    path = normalised(parts.path)
    language = get_language_from_path(f"{path}/")
    if not parts.path.startswith("/") or not language:
        return None
    local_path = f"{site.root_page.url_path}{path.removeprefix(f'/{language}').strip('/')}".rstrip(
        "/"
    )
    pages = type(site.root_page).objects
    found = pages.filter(**{localized("local_path", language): f"{local_path}/"}).first()
    redirect = None if found else find_redirect(site, [path])
    return found or (redirect and redirect.redirect_page)
