"""Names that are stored with the workflow, in the language of the office."""

from django.utils.translation import gettext_lazy as _

WORKFLOW_NAME = _("Review before publication")
TASK_NAME = _("Review by somebody else")
