"""
Who gets in where. A new address that no line fits fails ``test_matrix.py``: decide, add a line.

Each line has the name of an address, with ``*`` for anything, and who gets in: N nobody in
particular (not signed in), A author, T translator, E editor, R reviewer, P publisher,
X accessibility officer, p administrator of people, S system administrator. The first line that
fits holds. To get in means to be shown the page or form (where there is only a button, to press
it); what may be done with it for which page, other tests say.
"""

from fnmatch import fnmatchcase

VISITORS = {
    "nobody": "N",
    "author": "A",
    "translator": "T",
    "editor": "E",
    "reviewer": "R",
    "publisher": "P",
    "accessibility-officer": "X",
    "people-administrator": "p",
    "system-administrator": "S",
}

TABLE = """
# The site
wagtail_serve                                        N A T E R P X p S
wagtailcore_authenticate_with_password               N A T E R P X p S
# nobody has published this document
wagtaildocs_serve                                    . A T E R P X . S
wagtaildocs_authenticate_with_password               N A T E R P X p S
sharing_picture                                      N A T E R P X p S
feed                                                 N A T E R P X p S
sitemap                                              N A T E R P X p S
robots                                               N A T E R P X p S
manifest                                             N A T E R P X p S
favicon.ico                                          N A T E R P X p S
apple-touch-icon.png                                 N A T E R P X p S
security                                             N A T E R P X p S
health/                                              N A T E R P X p S
# no account here has a picture of its own
media/avatar_images/*                                . . . . . . . . .
# no page shows this picture, nor has this film
media/images/*                                       . A T E R P X . S
media/films/*                                        . . . . . . . . .
source_original                                      . A . E R P . . S
styleguide/                                          N A T E R P X p S
styleguide                                           . A T E R P X . S

# Signing in: one door for all, to which the others lead
account_login                                        N A T E R P X p S
account_logout                                       N A T E R P X p S
account_inactive                                     N A T E R P X p S
# says that accounts are given by invitation
account_signup                                       N A T E R P X p S
account_email_verification_sent                      N A T E R P X p S
account_confirm_email                                N A T E R P X p S
account_reset_password*                              N A T E R P X p S
mfa_login_webauthn                                   N A T E R P X p S
socialaccount_login_*                                N A T E R P X p S
# nobody is half signed in, invited, or has a second factor
account_invitation                                   . . . . . . . . .
socialaccount_signup                                 . . . . . . . . .
mfa_deactivate_totp                                  . . . . . . . . .
mfa_view_recovery_codes                              . . . . . . . . .
mfa_download_recovery_codes                          . . . . . . . . .
# no identity provider is set up
openid_connect_*                                     . . . . . . . . .
# one's own account
account_*                                            . A T E R P X p S
mfa_*                                                . A T E R P X p S
socialaccount_connections                            . A T E R P X p S
# lead to the door
cms/login/                                           . . . . . . . . .
pl/_util/login/                                      . . . . . . . . .
wagtailcore_login                                    . . . . . . . . .
admin:login                                          . . . . . . . . .
wagtailadmin_login                                   . . . . . . . . .
# leads to the page that asks
wagtailadmin_logout                                  N A T E R P X p S
# Wagtail's own way to a new password, and its screens of accounts, are closed
wagtailadmin_password_reset*                         . . . . . . . . .
^cms/(?:users*                                       . . . . . . . . .
wagtailadmin_sprite                                  N A T E R P X p S
wagtailadmin_javascript_catalog                      N A T E R P X p S

# Pages
wagtailadmin_pages:add                               . A . E . P . . S
wagtailadmin_pages:add_subpage                       . A . E . P . . S
wagtailadmin_pages:preview_on_add                    . A . E . P . . S
wagtailadmin_pages:convert_alias                     . . . E R P X . S
wagtailadmin_pages:revisions_revert                  . . . E R P X . S
wagtailadmin_pages:lock                              . . . . R P X . S
wagtailadmin_pages:unlock                            . . . . R P X . S
wagtailadmin_pages:workflow_action                   . . . . R P . . S
wagtailadmin_pages:workflow_preview                  . . . . R P . . S
wagtailadmin_pages:collect_workflow_action_data      . . . . R P . . S
wagtailadmin_pages:delete                            . . . . . P . . S
wagtailadmin_pages:unpublish                         . . . . . P . . S
wagtailadmin_pages:move                              . . . . . P . . S
wagtailadmin_pages:set_page_position                 . . . . . P . . S
wagtailadmin_pages:set_privacy                       . . . . . P . . S
wagtailadmin_pages:revisions_unschedule              . . . . . P . . S
workflow:publish_past_review                         . . . . . P . . S
# only asks; moving is refused
wagtailadmin_pages:move_confirm                      . A T E R P X . S
wagtailadmin_pages:confirm_workflow_cancellation     . A T E R P X . S
wagtailadmin_pages:choose_parent                     . A T E R P X . S
wagtailadmin_pages:type_use*                         . A T E R P X . S
wagtailadmin_pages:search*                           . A T E R P X . S
wagtailadmin_pages:revisions_index                   . A T E R P X . S
# an author those of their own
wagtailadmin_pages:*                                 . . T E R P X . S
# names the pages that it is refused for
wagtail_bulk_action                                  . A T E R P X . S
wagtailadmin_explore*                                . A T E R P X . S
wagtailadmin_choose_page*                            . A T E R P X . S
wagtailadmin_editing_sessions:ping                   . . T E R P X . S
wagtailadmin_editing_sessions:release                . A T E R P X . S

# Help
guides:*                                             . A T E R P X . S

# What the editors' own screens ask for
wagtailadmin_api:pages:action                        . . . . . . . . .
wagtailadmin_api:*                                   . A T E R P X . S

# Pictures and documents
wagtaildocs:index*                                   . A . E R P X . S
wagtailimages:index*                                 . A . E R P X . S
wagtaildocs:add*                                     . A . E R P X . S
wagtailimages:add*                                   . A . E R P X . S
wagtail*s_chooser:create                             . A . E R P X . S
wagtailimages_chooser:*                              . A T E R P X . S
wagtaildocs_chooser:*                                . A T E R P X . S
wagtailembeds:*                                      . A T E R P X . S
# there is nothing of one's own that waits
wagtail*:create_multiple_from_uploaded_*             . . . . . . . . .
wagtail*:delete_upload_multiple                      . . . . . . . . .
# not switched on
wagtailimages:url_generator*                         . . . . . . . . .
wagtaildocs:*                                        . . . E R P X . S
wagtailimages:*                                      . . . E R P X . S

# Records; easy-to-read texts and films are the accessibility officer's
wagtailsnippets_accessibility_*:delete               . . . . . P X . S
wagtailsnippets_accessibility_*:list*                . A T E R P X . S
wagtailsnippets_accessibility_*                      . . . E R P X . S
wagtailsnippetchoosers_accessibility_*:create        . . . E R P X . S
wagtailsnippets_*:delete                             . . . . . P . . S
wagtailsnippets_*:list*                              . A T E R P X . S
wagtailsnippets_*                                    . . . E R P . . S
wagtailsnippetchoosers_*:create                      . . . E R P . . S
wagtailsnippetchoosers_*:cho*                        . A T E R P X . S
# each kind has its own place in the menu
wagtailsnippets:index                                . . . . . . . . .

# Documents to take in
intake:delete                                        . . . . . P . . S
intake:*                                             . A . E R P . . S

# The portal as a whole
wagtailredirects:*                                   . . . . . P . . S
cms/redirects/*                                     . . . . . P . . S
wagtailsettings:preview_on_edit                      . . . . . . . . .
wagtailsettings:edit                                 . . . . . P . . S
wagtailadmin_workflows:task_chooser*                 . A T E R P X . S
wagtailadmin_workflows:task_chosen                   . A T E R P X . S
wagtailadmin_workflows:*                             . . . . . . . . S
wagtailadmin_collections:*                           . . . . . . . . S
wagtailsites:*                                       . . . . . . . . S
wagtailusers_*                                       . . . . . . . . .

# What there is to do, and help while one writes
desk_*                                               . A T E R P X . S
writing:*                                            . A T E R P X . S

# Reports and one's own account
wagtailadmin_reports:locked_pages*                   . . . . R P X . S
wagtailadmin_reports:*                               . A T E R P X . S
page_types_usage*                                    . A T E R P X . S
wagtailadmin_home                                    . A T E R P X . S
wagtailadmin_account                                 . A T E R P X . S
wagtailadmin_dismissibles                            . A T E R P X . S
wagtailadmin_tag_*                                   . A T E R P X . S
wagtailadmin_error_test                              . A T E R P X . S
cms/test404/                                         . A T E R P X . S
# asks for what to preview
wagtailadmin_block_preview                           . . . . . . . . .
# nothing is there
cms/^.*/$                                            . . . . . . . . .

# The Django admin
admin:logout                                         N A T E R P X . .
# the log, which nobody changes
admin:audit_entry_add                                . . . . . . . . .
admin:audit_entry_delete                             . . . . . . . . .
admin:audit_*                                        . . . . . . . p S
admin:auth_group_add                                 . . . . . . . . .
admin:auth_group_delete                              . . . . . . . . .
admin:users_user_delete                              . . . . . . . . .
admin:taggit_tag_add                                 . . . . . . . . S
admin:taggit_tag_delete                              . . . . . . . . S
admin:taggit_tag_change                              . . . . . . . . S
admin:taggit_tag_changelist                          . . . . . . . . S
# leads on to where it is refused
admin:taggit_*                                       . . . . . . . p S
admin:django-admin/*/                                . . . . . . . p S
# asks for what to look for; there is no page of an account
admin:autocomplete                                   . . . . . . . . .
admin:view_on_site                                   . . . . . . . . .
# nothing is there
admin:django-admin/(?P<url>*                         . . . . . . . . .
admin:*                                              . . . . . . . p S
"""

#: Where more people may look at a form than may send it: who may send it.
SENDING = """
wagtailadmin_pages:move_confirm                      . . . . . P . . S
"""


def rows(table):
    """Pairs of pattern and marks."""
    for line in table.splitlines():
        if line and not line.startswith("#"):
            pattern, *marks = line.split()
            assert len(marks) == len(VISITORS), line
            yield pattern, marks


ROWS = {"GET": list(rows(TABLE)), "POST": list(rows(SENDING + TABLE))}


def visitors_of(address, method="GET"):
    """
    The visitors who get in at ``address``, or may send its form where ``method`` is POST.

    ``None`` where the table does not know it.
    """
    for pattern, marks in ROWS[method]:
        if fnmatchcase(address.name, pattern):
            return {name for name, mark in VISITORS.items() if mark in marks}
    return None
