"""What follows from saving a person and from their coming."""

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save


def keep_address(sender, instance, update_fields=None, raw=False, **kwargs):
    """
    Let the address that an administrator gave count as confirmed.

    Accounts are only made by those who administer people; a person who changes their own address
    has to confirm it, which comes before it is stored here.
    """
    if raw or not instance.email or (update_fields is not None and "email" not in update_fields):
        return
    addresses = EmailAddress.objects.filter(user=instance)
    if addresses.filter(email=instance.email, primary=True, verified=True).exists():
        return
    addresses.delete()
    EmailAddress.objects.create(user=instance, email=instance.email, primary=True, verified=True)


def accept_invitation(sender, user, **kwargs):
    """Whoever has come by another way, as by the identity provider, has accepted."""
    invitation = getattr(user, "invitation", None)
    if invitation and not invitation.accepted_at:
        invitation.accept()


def register_signal_handlers():
    """Keep confirmed addresses and invitations in step with people."""
    post_save.connect(keep_address, sender=get_user_model())
    user_logged_in.connect(accept_invitation)
