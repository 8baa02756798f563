"""Template tags for what several kinds of pages refer to."""

from django import template

from portal.pages.templatetags.portal_tags import landmark, page_url

register = template.Library()


@register.simple_tag(takes_context=True)
def resolution_url(context, resolution):
    """
    Address of the page of ``resolution``.

    Where the site has no register that the visitor may read, that of its text: in the bulletin, or
    of its file; else empty.
    """
    index = landmark(context, "civic.ResolutionIndexPage")
    if index:
        return f"{page_url(context, index)}{resolution.slug}/"
    return resolution.bip_url or (resolution.document.url if resolution.document else "")
