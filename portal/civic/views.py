"""What the civic records themselves answer to visitors."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from .models import Citation, Source
from .originals import may_read


@require_safe
def serve_original(request, pk, name):
    """
    The file of a source, as it was taken in.

    Everybody may read it once a page that cites the source may be read; before that, whoever has
    one of the permissions that allow it. To all others it does not exist.
    """
    source = get_object_or_404(Source.objects.exclude(original=""), pk=pk)
    allowed = may_read(request.user) or Citation.is_readable(source)
    if not allowed or name != source.original_name:
        raise Http404
    try:
        file = source.original.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, as_attachment=True, filename=source.original_name)
    # Nothing in the file may act in the portal's name, whatever it is.
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-cache"
    return response
