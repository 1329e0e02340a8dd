"""What only some of the team may see, in the world of `tests.fences.world`."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone
from taggit.models import Tag
from wagtail.admin.models import EditingSession
from wagtail.contrib.forms.models import FormSubmission
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, Locale, TaskState, UploadedFile, Workflow, WorkflowState
from wagtail_localize.models import Translation, TranslationSource

from agenda.models import CalendarSource, Registration
from partenaires.models import Invitation, Proposal
from reseau.base.models import LegalSettings, NetworkSettings, Theme
from reseau.review.models import ErrorReport, LinkCheck
from reseau.users.models import AccessEvent
from reseau.users.roles import NEWS_WORKFLOW


def team_things(world):
    """Adds to `world.things` one of each."""
    _site(world)
    _reading(world)
    _translation(world)
    _sections(world)


def _site(world):
    things, pages = world.things, world.pages
    things["theme"] = Theme.objects.create(name="Vacances", slug="vacances")
    things["tag"] = Tag.objects.create(name=world.secret("tags of the site"), slug="etiquette")
    things["group"] = Group.objects.create(name=world.secret("groups"))
    things["redirect"] = Redirect.objects.create(old_path=f"/{world.secret('redirects')}", redirect_page=pages["home"])
    things["network"] = NetworkSettings.objects.get(locale__language_code="fr")
    things["legal"] = LegalSettings.objects.get(locale__language_code="fr")
    things["submission"] = FormSubmission.objects.create(
        page=pages["contact page"], form_data={"message": world.secret("messages")}
    )
    things["locale"] = Locale.objects.get(language_code="en")
    things["session"] = EditingSession.objects.create(
        user=things["other"], content_object=pages["another’s draft"], last_seen_at=timezone.now()
    )
    AccessEvent.objects.create(kind="signed_in", username=world.secret("access log"))
    things["upload"] = UploadedFile.objects.create(uploaded_by_user=things["other"])


def _reading(world):
    workflow = Workflow.objects.get(name=NEWS_WORKFLOW)
    things = world.things
    things |= {"workflow": workflow, "task": workflow.tasks.get()}
    things["task states"] = {
        name: TaskState.objects.filter(workflow_state__object_id=str(page.pk)).first()
        for name, page in world.pages.items()
    }
    things["workflow states"] = {
        name: WorkflowState.objects.filter(object_id=str(page.pk)).first() for name, page in world.pages.items()
    }
    Comment.objects.create(
        page=world.pages["another’s draft"],
        user=things["team"],
        text=world.secret("another’s draft"),
        contentpath="title",
    )


def _translation(world):
    source, _created = TranslationSource.update_or_create_from_instance(world.pages["aid"])
    world.things["translation source"] = source
    world.things["translation"] = Translation.objects.create(source=source, target_locale=world.things["locale"])
    world.things["segment"] = source.stringsegment_set.first()


def _sections(world):
    things, pages, now = world.things, world.pages, timezone.now()
    things["registration"] = Registration.objects.create(
        event=pages["event"],
        recurrence_id=now,
        name=world.secret("agenda"),
        told_start=now,
        told_end=now,
        email=f"{world.secret('agenda')}@example.org",
        adults=1,
        language="fr",
    )
    things["calendar"] = CalendarSource.objects.create(
        name=world.secret("agenda"), url="https://agenda.example.org/a.ics", agenda=pages["index of events"]
    )
    things["invitation"] = Invitation.objects.create(
        partner=pages["partner"],
        digest="0" * 64,
        email=f"{world.secret('directory')}@example.org",
        created_at=now,
        expires_at=now + timedelta(days=3),
    )
    things["proposal"] = Proposal.objects.create(
        invitation=things["invitation"], remark=world.secret("directory"), all_is_right=True
    )
    things["error report"] = ErrorReport.objects.create(
        page=pages["aid"], kind="other", message=world.secret("review"), language="fr"
    )
    things["link check"] = LinkCheck.objects.create(
        page=pages["aid"], url=f"https://example.org/{world.secret('review')}", state="broken", checked_at=now
    )
