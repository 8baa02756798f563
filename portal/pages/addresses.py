"""The public addresses of a page: one in each language."""

from itertools import count

from django.core.exceptions import ValidationError
from django.db.models import F, Max, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractPage

from .languages import (
    ADDRESS_PART_LENGTH,
    address_part,
    default_language,
    in_default_language,
    languages,
    localized,
    localized_names,
)
from .redirects import leave_redirects, reachable
from .turns import tree_locked

# Together with the language's prefix it fits into the 255 characters of a redirect's old path.
ADDRESS_LENGTH = 250


class Addressed:
    """
    Keeps ``local_path_<language>`` of a page, derived from its ``local_slug_<language>``.

    ``local_slug_<language>`` is what an editor chose, or the folded title of that language. While a
    language has neither, its address borrows the slug of the default language, so that no address
    is ever empty. Wagtail's own ``slug`` and ``url_path`` mirror the default language. The paths
    start at the root of the tree, as ``url_path`` does; a site's root page has the same path in
    every language, because Wagtail keeps the paths of sites without a language.
    """

    def get_local_path(self, language):
        return getattr(self, localized("local_path", language)) or "/"

    def address_error(self, parent, language, slug=None):
        """
        Why the page cannot have ``slug`` (its own one by default) under ``parent``.

        A ``ValidationError`` (``too_long``, ``taken``), or ``None`` where it can.
        """
        path = self._path_under(parent, language, slug or self._wanted_slug(parent, language))
        if self._longest_below(language, path) > ADDRESS_LENGTH:
            return too_long_error()
        if self._is_taken(language, path):
            return ValidationError(
                _("Another page has this address in this language: %(path)s"),
                code="taken",
                params={"path": path},
            )
        return None

    @staticmethod
    def _slug_is_available(slug, parent_page, page=None):
        """Wagtail asks this before it moves a page: is there room for its address everywhere?"""
        if parent_page is None or page is None:
            return AbstractPage._slug_is_available(slug, parent_page, page)
        return not any(page.address_error(parent_page, language) for language in languages())

    def _check_slug_is_unique(self):
        """Wagtail asks this of what it stores: settled addresses are free, but are they short?"""
        for language in languages():
            if self._longest_below(language, self.get_local_path(language)) > ADDRESS_LENGTH:
                raise ValidationError({localized("local_slug", language): too_long_error()})

    @in_default_language
    def save(self, *args, **kwargs):
        """
        Write the page with its addresses settled, those below it moved along and redirects left.

        An address that somebody else took in the meantime gets a number, so that two people who
        save at once both keep their work. Raises ``ValidationError`` for an address that is too
        long, of the page itself or of a page below it.
        """
        if kwargs.get("update_fields") is not None:  # Wagtail's book-keeping: no address changes
            return super().save(*args, **kwargs)
        with tree_locked():
            before = self._stored_paths()
            self._stand_where_stored()
            self.settle_addresses()
            moves = {
                language: (before.get(language), self.get_local_path(language))
                for language in languages()
                if before.get(language) != self.get_local_path(language)
            }
            self._check_slug_is_unique()
            known = self._reachable_pages(moves)
            self.is_address_known = self.pk in known and not moves
            super().save(*args, **kwargs)
            if moves and before:
                self._move_descendants(moves)
            leave_redirects(self, moves, known)
            self._remember_reachable(moves)

    @in_default_language
    def _set_core_field_defaults(self):
        if self.get_parent() is not None:
            self.settle_addresses()
        super()._set_core_field_defaults()

    def settle_addresses(self):
        """Fill ``local_slug``, ``local_path`` and ``slug`` in for the place that the page has."""
        parent = self.get_parent()
        if parent is None:
            for language in languages():
                setattr(self, localized("local_path", language), "/")
            return
        slugs = {
            language: self._free_slug(parent, language, self._wanted_slug(parent, language))
            for language in languages()
        }
        for language, slug in slugs.items():
            if self._own_slug(language):
                setattr(self, localized("local_slug", language), slug)
            path = self._path_under(parent, language, slug)
            setattr(self, localized("local_path", language), path)
        self.slug = slugs[default_language()]
        self.set_url_path(parent)

    def _own_slug(self, language):
        """What an editor chose for this language, or its folded title; or nothing."""
        chosen = address_part(getattr(self, localized("local_slug", language)))
        return chosen or address_part(getattr(self, localized("title", language)))

    def _wanted_slug(self, parent, language):
        default = self._own_slug(default_language()) or address_part(self.slug)
        if self._state.adding and self.slug:  # copies and aliases get their slug from Wagtail
            default = address_part(self.slug) or default
        default = default or self._meta.model_name
        if language == default_language() or parent.depth == 1:
            return default
        return self._own_slug(language) or default

    def _path_under(self, parent, language, slug):
        return f"{parent.get_local_path(language)}{slug}/"

    def _is_taken(self, language, path):
        others = self.base_page_model.objects.exclude(pk=self.pk)
        return others.filter(**{localized("local_path", language): path}).exists()

    def _free_slug(self, parent, language, slug):
        numbers, free = count(2), slug
        while self._is_taken(language, self._path_under(parent, language, free)):
            number = f"-{next(numbers)}"
            free = slug[: ADDRESS_PART_LENGTH - len(number)].rstrip("-") + number
        return free

    def _stand_where_stored(self):
        """
        Take the place that the page and its parent have by now, whatever was read before.

        Raises ``DoesNotExist`` where the page has been deleted: saving would bring it back to a
        place that is no longer its own.
        """
        if not self._state.adding:
            stored = self.base_page_model.objects.values("path", "depth", "numchild")
            for column, value in stored.get(pk=self.pk).items():
                setattr(self, column, value)
        self.get_parent(update=True)

    def _stored_paths(self):
        columns = [localized("local_path", language) for language in languages()]
        stored = self.base_page_model.objects.filter(pk=self.pk).values_list(*columns).first()
        return dict(zip(languages(), stored or (), strict=False))

    def _reachable_pages(self, moves):
        """Keys of those of the pages that move which visitors could reach where they stood."""
        pages = self._moving(moves)
        return set(reachable(pages).order_by().values_list("pk", flat=True)) if self.pk else set()

    def _remember_reachable(self, moves):
        """Note which pages visitors can reach at the addresses that they have now."""
        if moves:
            self._below().rewrite(False).update(is_address_known=False)
        pages = self._moving(moves).filter(live=True, is_address_known=False)
        public = list(pages.unrestricted().order_by().values_list("pk", flat=True))
        self.base_page_model.objects.filter(pk__in=public).update(is_address_known=True)

    def _moving(self, moves):
        """The page itself, with those below it where its address changes."""
        pages = self.base_page_model.objects
        return pages.filter(path__startswith=self.path) if moves else pages.filter(pk=self.pk)

    def _below(self):
        return self.base_page_model.objects.filter(path__startswith=self.path).exclude(pk=self.pk)

    def _longest_below(self, language, path):
        """Length of the longest address among this page and those below it, were it at ``path``."""
        stored = self._stored_paths().get(language)
        if not stored or stored == path:
            return len(path)
        column = localized("local_path", language)
        longest = self._below().aggregate(longest=Max(Length(column)))["longest"]
        return len(path) + (longest - len(stored) if longest else 0)

    def _move_descendants(self, moves):
        """Give every page below this one its new addresses, in one statement."""
        columns = {
            localized("local_path", language): Concat(
                Value(new), Substr(localized("local_path", language), len(old) + 1)
            )
            for language, (old, new) in moves.items()
        }
        if default_language() in moves:  # Wagtail's path and the bare column repeat the default's
            path = columns[localized("local_path", default_language())]
            columns |= {"local_path": path, "url_path": path}
        self._below().rewrite(False).update(**columns)

    def _update_descendant_url_paths(self, old_url_path, new_url_path):
        """Nothing to do for Wagtail: ``_move_descendants`` has written them with the others."""


def lend_addresses(apps, **kwargs):
    """
    Give pages an address in a language that the portal did not have before: the default one's.

    Runs after migrations, which add the columns of a new language empty.
    """
    try:
        pages = apps.get_model("pages.PortalPage")
    except LookupError:
        return
    columns = {field.name for field in pages._meta.fields}
    for column in localized_names("local_path"):
        if column in columns:
            default = F(localized("local_path", default_language()))
            pages.objects.filter(**{column: None}).update(**{column: default})


def too_long_error():
    return ValidationError(
        _(
            "The address of this page or of a page below it would be longer than %(limit)s "
            "characters. Choose a shorter one."
        ),
        code="too_long",
        params={"limit": ADDRESS_LENGTH},
    )
