"""Holes that go together: a text and its version, a text and what may be done to it."""

from uuid import uuid4

KINDS = {
    "news": ("actualites", "newspage"),
    "aids": ("guide_pages", "aidpage"),
    "events": ("agenda", "eventpage"),
    "partners": ("partenaires", "partnerpage"),
    "content pages": ("home", "contentpage"),
}
BIRTHS = [  # kind, parent
    *[("news", parent) for parent in ("news index", "home", "index of aids", "own draft")],
    *[("content pages", parent) for parent in ("home", "news index", "root")],
    *[("aids", "index of aids"), ("events", "index of events"), ("partners", "index of partners")],
]
BULK = {
    ("wagtailcore", "page"): ["delete", "move", "publish", "unpublish"],
    ("images", "customimage"): ["delete", "add_tags", "add_to_collection"],
    ("wagtaildocs", "document"): ["delete", "add_tags", "add_to_collection"],
    ("users", "user"): ["delete", "assign_role", "set_active_state"],
    ("base", "theme"): ["delete"],
}
PAGE_ACTIONS = ["convert_alias", "copy", "delete", "publish", "unpublish", "move", "copy_for_translation"]
PAGE_ACTIONS += ["create_alias", "revert_to_page_revision"]
SETTINGS = {"network": ("base", "networksettings"), "legal": ("base", "legalsettings")}


def page_with(**others):
    """Each page, and what `others` make of its name and itself; not the pages of which they make nothing."""

    def fill(world):
        for name, page in world.tried_pages():
            values = {hole: make(world, name, page) for hole, make in others.items()}
            if None not in values.values():
                yield name, values

    return fill


def pk(world, name, page):
    return page.pk


def revision(world, name, page):
    return page.latest_revision_id


def fixed(value):
    return lambda *whatever: value


def thing(kind):
    return lambda world, *whatever: world.things[kind].pk


def state(kind):
    return lambda world, name, page: getattr(world.things[kind][name], "pk", None)


def page_actions(world):
    for name in ("another’s draft", "own draft", "own online", "team’s online", "draft aid"):
        yield from ((name, {"pk": world.pages[name].pk, "action_name": action}) for action in PAGE_ACTIONS)


def workflow_actions(world):
    for action in ("approve", "reject", "locked-approve"):
        yield from page_with(page_id=pk, action_name=fixed(action), task_state_id=state("task states"))(world)


def forged_states(world):
    """The state of a text of one's own, on the address of another's, and the reverse."""
    own, others = "own being read", "another’s being read"
    for text, other in [(own, others), (others, own)]:
        values = {"page_id": world.pages[text].pk, "task_state_id": world.things["task states"][other].pk}
        yield others, values | {"action_name": "approve"}


def kinds(first, second):
    return lambda world: ((kind, {first: app, second: model}) for kind, (app, model) in KINDS.items())


def births(world):
    for kind, parent in BIRTHS:
        app, model = KINDS[kind]
        holes = {"content_type_app_name": app, "content_type_model_name": model}
        yield f"{kind} in {parent}", holes | {"parent_page_id": world.pages[parent].pk}


def bulk(world):
    for (app, model), actions in BULK.items():
        yield from ((model, {"app_label": app, "model_name": model, "action": action}) for action in actions)


def theme(**others):
    return lambda world: [("theme", {"app_label": "base", "model_name": "theme"} | others_of(world, others))]


def others_of(world, others):
    return {hole: make(world) for hole, make in others.items()}


def edited(world):
    for name, page in world.tried_pages():
        holes = {"app_label": "wagtailcore", "model_name": "page", "object_id": page.pk}
        yield name, holes | {"session_id": world.things["session"].pk}


def site_settings(world):
    for name, (app, model) in SETTINGS.items():
        yield name, {"app_name": app, "model_name": model}


def settings_of_a_site(world):
    return ((name, holes | {"pk": world.things[name].site_id}) for name, holes in site_settings(world))


def tags(world):
    yield "theme", {"app_name": "base", "model_name": "theme"}
    yield "tag", {"app_name": "taggit", "model_name": "tag"}
    yield from site_settings(world)


def served_documents(world):
    for name in ("team’s document", "closed document"):
        yield name, [world.things[name].pk, world.things[name].filename]


def localized(**others):
    holes = {"translation_id": thing("translation"), **others}
    return lambda world: [("translation", others_of(world, holes))]


SEVERAL = {
    ("0", "1"): served_documents,
    ("app_label", "model_name"): kinds("app_label", "model_name"),
    ("app_label", "model_name", "action"): bulk,
    ("app_label", "model_name", "object_id", "session_id"): edited,
    ("app_label", "model_name", "pk"): theme(pk=thing("theme")),
    ("app_name", "model_name"): tags,
    ("app_name", "model_name", "pk"): settings_of_a_site,
    ("code", "key"): lambda world: [("translation", {"code": "en", "key": world.pages["aid"].translation_key})],
    ("content_type_app_name", "content_type_model_name"): kinds("content_type_app_name", "content_type_model_name"),
    ("content_type_app_name", "content_type_model_name", "parent_page_id"): births,
    ("event_id", "pk"): page_with(event_id=pk, pk=thing("registration")),
    ("image_id", "filter_spec"): lambda world: (
        (name, {"image_id": world.things[name].pk, "filter_spec": "max-165x165"})
        for name in ("own picture", "another’s picture", "team’s picture")
    ),
    ("key",): lambda world: [("import", {"key": uuid4()})],
    ("page_id", "action_name", "task_state_id"): lambda world: [*workflow_actions(world), *forged_states(world)],
    ("page_id", "revision_id"): page_with(page_id=pk, revision_id=revision),
    ("page_id", "task_id"): page_with(page_id=pk, task_id=thing("task")),
    ("page_id", "workflow_state_id"): page_with(page_id=pk, workflow_state_id=state("workflow states")),
    ("page_pk", "workflow_pk"): page_with(page_pk=pk, workflow_pk=thing("workflow")),
    ("page_to_move_id", "destination_id"): page_with(
        page_to_move_id=pk, destination_id=lambda world, *whatever: world.pages["news index"].pk
    ),
    ("page_view_restriction_id", "page_id"): page_with(page_view_restriction_id=fixed(1), page_id=pk),
    ("pk", "action_name"): page_actions,
    ("pk", "revision_id_a", "revision_id_b"): page_with(pk=pk, revision_id_a=revision, revision_id_b=fixed("latest")),
    ("restriction_id",): lambda world: [("closed document", {"restriction_id": 1})],
    ("token",): lambda world: [("", {"token": "jeton-forge"})],
    ("translation_id", "mode"): localized(mode=fixed("par-defaut")),
    ("translation_id", "overridable_segment_id"): localized(overridable_segment_id=fixed(1)),
    ("translation_id", "string_segment_id"): localized(string_segment_id=thing("segment")),
    ("uidb64", "token"): lambda world: [("", {"uidb64": "MQ", "token": "set-password"})],
}
