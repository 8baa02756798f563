"""
Every way in which Wagtail can make something of a page public, and what keeps it in order here.

A route that is in no table fails ``test_routes_to_publication.py``: decide, add a line.
"""

#: What a route does. The first three can make public; the others cannot.
REASON = "publishes with a reason"
REVIEW = "publishes what somebody else has approved"
PLACE = "may open what is published already to everybody; publishers alone, kept in the history"
DRAFT = "makes drafts, or changes them"
WITHDRAWS = "takes from visitors"
READS = "shows, asks, locks: changes nothing that visitors could see"
CLOSED = "is closed"

#: Addresses, without ``wagtailadmin_pages:`` where that is what they begin with.
ADDRESSES = {
    "add": REASON,
    "edit": REASON,
    "revisions_revert": REASON,
    "copy": REASON,
    "workflow:publish_past_review": REASON,
    "workflow_action": REVIEW,
    "collect_workflow_action_data": REVIEW,
    "move_confirm": PLACE,
    "set_privacy": PLACE,
    "convert_alias": DRAFT,
    "confirm_workflow_cancellation": DRAFT,
    "revisions_unschedule": WITHDRAWS,
    "unpublish": WITHDRAWS,
    "delete": WITHDRAWS,
    "wagtailadmin_api:pages:action": CLOSED,
    **dict.fromkeys(
        (
            *("add_subpage", "choose_parent", "history", "history_results", "lock", "move"),
            *("preview_on_add", "preview_on_edit", "revisions_compare", "revisions_index"),
            *("revisions_view", "search", "search_results", "set_page_position", "type_use"),
            *("type_use_results", "unlock", "usage", "view_draft", "workflow_history"),
            *("workflow_history_detail", "workflow_preview"),
            *("wagtailadmin_api:pages:detail", "wagtailadmin_api:pages:find"),
            "wagtailadmin_api:pages:listing",
        ),
        READS,
    ),
}

#: What is done with several pages at once.
BULK_ACTIONS = {
    "publish": REASON,
    "move": PLACE,
    "unpublish": WITHDRAWS,
    "delete": WITHDRAWS,
}

#: Wagtail's actions in code, each called by the views above or, on no screen, by nobody.
ACTIONS = {
    "convert_alias": DRAFT,
    "copy": REASON,
    "copy_for_translation": CLOSED,
    "create": CLOSED,
    "create_alias": REASON,
    "delete": WITHDRAWS,
    "edit": CLOSED,
    "move": PLACE,
    "publish": REASON,
    "revert": CLOSED,
    "unpublish": WITHDRAWS,
}

#: Commands of the server, which take no orders from the admin.
COMMANDS = {
    "publish_scheduled": REVIEW,  # or with the reason that was given when it was planned
    "publish_scheduled_pages": REVIEW,
    "move_pages": PLACE,
    "purge_revisions": READS,  # never those that are published or planned
    "api_tokens": CLOSED,  # for an API that has no address here
    **dict.fromkeys(
        (
            *("convert_mariadb_uuids", "create_log_entries_from_revisions", "fixtree"),
            *("purge_embeds", "rebuild_references_index", "set_url_paths", "show_references_index"),
        ),
        READS,
    ),
}
