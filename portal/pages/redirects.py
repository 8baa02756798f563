"""Permanent redirects from an address that a page had to the one that it has, in each language."""

from django.urls import reverse
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from .languages import languages, localized


def public_path(path, language, root_path):
    """The public address of ``local_path`` ``path`` of a site, as redirects store it."""
    with translation.override(language):
        return Redirect.normalise_path(reverse("wagtail_serve", args=[path[len(root_path) :]]))


def leave_redirects(page, moves):
    """
    Let the former addresses of ``page`` and of all pages below it lead to where they are now.

    ``moves`` maps a language to the page's path there before and after. A redirect names the
    page, not its address, so redirects never chain; one that stands where a page now lives is
    removed, so they never loop.
    """
    below = page.base_page_model.objects.filter(path__startswith=page.path)
    for language, (old, new) in moves.items():
        column = localized("local_path", language)
        pages = [(pk, path, old + path[len(new) :]) for pk, path in below.values_list("pk", column)]
        _replace_redirects(
            language,
            free=[now for _pk, now, _before in pages],
            lead={before: pk for pk, _now, before in pages},
        )


def hand_over(page, successor):
    """
    Let ``successor`` answer at all addresses of ``page`` and of the pages below it.

    To be called before they are deleted; redirects that led to them lead to the successor then.
    """
    below = page.base_page_model.objects.filter(path__startswith=page.path)
    Redirect.objects.filter(redirect_page__in=below).update(redirect_page=successor)
    for language in languages():
        paths = below.values_list(localized("local_path", language), flat=True)
        _replace_redirects(language, free=[], lead=dict.fromkeys(paths, successor.pk))


def _replace_redirects(language, free, lead):
    """Remove the redirects at the paths ``free`` and let each path in ``lead`` lead to a page."""
    for root in Site.get_site_root_paths():

        def old_path(path, root_path=root.root_path):
            return public_path(path, language, root_path)

        inside = [path for path in (*free, *lead) if path.startswith(root.root_path)]
        for start in range(0, len(inside), 500):
            taken = [old_path(path) for path in inside[start : start + 500]]
            Redirect.objects.filter(site_id=root.site_id, old_path__in=taken).delete()
        Redirect.objects.bulk_create(
            Redirect(
                site_id=root.site_id,
                old_path=old_path(path),
                redirect_page_id=pk,
                automatically_created=True,
            )
            for path, pk in lead.items()
            if path.startswith(root.root_path) and path != root.root_path
        )
