"""The rooms of the administration: which addresses serve one and the same thing.

The tables of `tests.fences.expected` speak of rooms. Each address stands in exactly one.
"""

from fnmatch import fnmatchcase

ROOMS = {
    # Open to whoever has an account.
    "door": "wagtailadmin_login wagtailadmin_logout wagtailadmin_password_reset* wagtailadmin_javascript_catalog"
    " wagtail_localize:javascript_catalog wagtailadmin_sprite wagtailcore_login *_authenticate_with_password"
    " admin/test404/ invitation",
    "desk": "wagtailadmin_home wagtailadmin_account wagtailadmin_dismissibles news_help second_factor"
    " second_factor_code second_factor_set_up second_factor_renew second_factor_remove",
    "links": "wagtailadmin_choose_page_*_link",
    "page chooser": "wagtailadmin_choose_page wagtailadmin_choose_page_child wagtailadmin_choose_page_search"
    " wagtailadmin_choose_page_chosen_multiple",
    # One's texts, or all of them.
    "new text": "wagtailadmin_pages:add wagtailadmin_pages:choose_parent wagtailadmin_pages:add_subpage"
    " wagtailadmin_pages:preview_on_add",
    "editor": "wagtailadmin_pages:edit wagtailadmin_pages:preview_on_edit wagtailadmin_pages:view_draft"
    " wagtailadmin_pages:history* wagtailadmin_pages:revisions_* wagtailadmin_pages:workflow_history*"
    " wagtailadmin_pages:usage news_changed news_reading_over news_pictures_not_agreed",
    "co-editing": "wagtailadmin_editing_sessions:* wagtailadmin_block_preview",
    "deleting": "wagtailadmin_pages:delete",
    "copying": "wagtailadmin_pages:copy",
    "taking back": "wagtailadmin_pages:confirm_workflow_cancellation",
    "reading over": "wagtailadmin_pages:*workflow_action* wagtailadmin_pages:workflow_preview",
    "several at once": "wagtail_bulk_action",
    "publishing": "wagtailadmin_pages:unpublish wagtailadmin_pages:convert_alias wagtailadmin_pages:set_privacy"
    " wagtailadmin_pages:lock wagtailadmin_pages:unlock wagtailadmin_pages:move*"
    " wagtailadmin_pages:set_page_position",
    "tree": "wagtailadmin_explore* wagtailadmin_api:pages:detail wagtailadmin_api:pages:action",
    "lists of pages": "wagtailadmin_pages:search* wagtailadmin_pages:type_use* wagtailadmin_api:pages:*",
    "lists of files": "wagtailadmin_api:images:* wagtailadmin_api:documents:*",
    # What pages are made with.
    "pictures": "wagtailimages:index* wagtailimages:add wagtailimages:add_multiple wagtailimages:edit*"
    " wagtailimages:delete wagtailimages:delete_multiple wagtailimages:preview wagtailimages:image_usage",
    "uploads": "wagtailimages:*upload* wagtaildocs:*upload*",
    "picture chooser": "wagtailimages_chooser:*",
    "picture addresses": "wagtailimages:url_generator*",
    "open documents": "wagtaildocs_serve",
    "documents": "wagtaildocs:* wagtaildocs_chooser:*",
    "embeds": "wagtailembeds:*",
    "tags of the site": "wagtailadmin_tag_autocomplete",
    "tags": "wagtailadmin_tag_model_autocomplete",
    "theme chooser": "wagtailsnippetchoosers_base_theme:*",
    # The team.
    "themes": "wagtailsnippets:index wagtailsnippets_base_theme:*",
    "guide": "rule_trial guide_editions",
    "dates": "preview_dates",
    "agenda": "event_registrations strike_registration calendar_sources:*"
    " wagtailsnippetchoosers_agenda_calendarsource:*",
    "directory": "import_directory* proposal_* proposals:*",
    "review": "review_*",
    "messages": "wagtailforms:*",
    "redirects": "wagtailredirects:*",
    "reports": "wagtailadmin_reports:* wagtail_localize:translations_report*",
    "translations": "wagtail_localize:* translation_file",
    "translation desk": "translation_desk:*",
    "settings": "wagtailsettings:*",
    "components": "gallery",
    "collections": "wagtailadmin_collections:*",
    # The administration.
    "workflows": "wagtailadmin_workflows:*",
    "access log": "access_log*",
    "groups": "wagtailusers_groups:*",
    "accounts": "wagtailusers_* close_account second_factor_take_away",
    "sites": "wagtailsites:* wagtaillocales:*",
    "nowhere": "admin/^.*/$ wagtailadmin_error_test",  # what answers nobody
}


def room_of(address) -> str:
    """The first of the rooms that knows the address by name."""
    for room, patterns in ROOMS.items():
        if any(fnmatchcase(address.name, pattern) for pattern in patterns.split()):
            return room
    raise AssertionError(
        f"Adresse nouvelle : « {address.name} » (/{address.route}) n’est d’aucune pièce. Rangez-la dans "
        "tests/fences/rooms.py, et dites dans tests/fences/expected.py à qui cette pièce est ouverte "
        "(docs/barrieres.md)."
    )
