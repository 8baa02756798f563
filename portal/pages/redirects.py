"""Permanent redirects from an address that a page had to the one that it has, in each language."""

from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from .languages import languages, localized


def leave_redirects(page, moves):
    """
    Let the former addresses of ``page`` and of all pages below it lead to where they are now.

    ``moves`` maps a language to the page's path there before (``None`` for a new page) and after.
    A redirect names the page, not its address, so redirects never chain; one that stands where a
    page now lives is removed, so they never loop. Nobody knows the address of a page that was
    never published: it leaves none.
    """
    below = page.base_page_model.objects.filter(path__startswith=page.path)
    free, lead = [], {}
    for language, (old, new) in moves.items():
        column = localized("local_path", language)
        free += [(language, path) for path in below.values_list(column, flat=True)]
        if old:
            for pk, path in published(below).values_list("pk", column):
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
        for path in published(below).values_list(localized("local_path", language), flat=True)
    }
    replace_redirects([], lead)


def published(pages):
    """Those of ``pages`` that visitors can have seen."""
    return pages.filter(Q(live=True) | Q(first_published_at__isnull=False))


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
            there = Redirect.objects.filter(old_path__in=taken[start : start + 500])
            there.filter(site_id=site.site_id).delete()
        Redirect.objects.bulk_create(
            Redirect(
                site_id=site.site_id,
                old_path=old_path,
                redirect_page_id=pk,
                automatically_created=True,
            )
            for old_path, pk in targets.items()
        )


def public_path(language, path, root_path):
    """The public address of ``local_path`` ``path`` of a site, as redirects store it."""
    with translation.override(language):
        return Redirect.normalise_path(reverse("wagtail_serve", args=[path[len(root_path) :]]))
