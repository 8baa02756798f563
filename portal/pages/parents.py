"""The pages above pages, read for a whole list at once."""

from operator import attrgetter


class ParentPage:
    """
    Lets ``prefetch_related("parent_page")`` read the parents of all pages of a list by one query.

    ``get_parent`` then answers for each without a query: the parents are kept where treebeard keeps
    them. Django asks this descriptor what it asks those of its own relations.
    """

    CACHE = "_cached_parent_obj"

    def __get__(self, instance, owner=None):
        return self if instance is None else instance.get_parent()

    def is_cached(self, instance):
        """Whether the parent of ``instance`` has been read already."""
        return hasattr(instance, self.CACHE)

    def get_prefetch_querysets(self, instances, querysets=None):
        """The parents of ``instances`` and how to tell which belongs to which."""
        paths = {parent_path(page) for page in instances}
        parents = instances[0].base_page_model.objects.filter(path__in=paths)
        return parents, attrgetter("path"), parent_path, True, self.CACHE, True


def parent_path(page):
    """The place in the tree of the page above ``page``."""
    return page.path[: -page.steplen]
