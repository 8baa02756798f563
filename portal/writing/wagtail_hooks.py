from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def forget_what_was_saved():
    """Have every page of the admin notice that an edit form has been saved."""
    return format_html('<script src="{}"></script>', static("writing/sent.js"))
