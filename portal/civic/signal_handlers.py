"""What happens to files when the records that they belong to go."""

from django.db import transaction
from django.db.models.signals import post_delete

from .models import Source


def delete_original(instance, **kwargs):
    """Delete the file of a source that is gone for good."""
    file = instance.original
    if file:
        transaction.on_commit(lambda: file.storage.delete(file.name))


def register_signal_handlers():
    post_delete.connect(delete_original, sender=Source)
