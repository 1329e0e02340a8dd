"""The reading-over that news goes through before it is public."""

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from wagtail.models import AbstractGroupApprovalTask, TaskState

from actualites import mails, pictures
from actualites.forms import ApprovalForm, CorrectionForm, RefusalForm

FORMS = {"approve": ApprovalForm, "reject": CorrectionForm, "refuse": RefusalForm}


class NewsReading(TaskState):
    """One reading of a text. A text that is refused is rejected as one to correct, but its reading is over."""

    refused = models.BooleanField("refusé", default=False)

    class Meta:
        verbose_name = "relecture d’une actualité"
        verbose_name_plural = "relectures d’actualités"

    @property
    def page(self):
        return self.workflow_state.content_object

    @property
    def text_read(self) -> str:
        """Names the words that a reader is shown now. Wagtail may write over a revision: its date tells."""
        latest = self.page.latest_revision
        return f"{latest.pk} {latest.created_at.isoformat()}"

    def was_read_by(self, user, text_read: str) -> bool:
        """Whether `user` knows the words that approval would publish: those of `text_read`, or else as they were sent.

        A reader who has mended them has them on the screen.
        """
        latest = self.page.latest_revision
        if latest.user_id == user.pk:
            return True
        return text_read == self.text_read if text_read else latest.created_at <= self.started_at

    @transaction.atomic
    def refuse(self, user, comment: str):
        """Ends the reading. What was written stays as a draft."""
        self.refused = True
        self.reject(user=user, update=False, comment=comment)
        self.workflow_state.cancel(user=user)


class PeerApprovalTask(AbstractGroupApprovalTask):
    """Approval by a group, and by somebody else than the author, whatever groups the author is in."""

    task_state_class = NewsReading

    class Meta:
        verbose_name = "relecture par une autre personne"
        verbose_name_plural = "relectures par une autre personne"

    def start(self, workflow_state, user=None):
        reading = super().start(workflow_state, user=user)
        mails.tell_team(reading)
        return reading

    @transaction.atomic
    def deactivate(self, user=None):
        """Ends the readings: Wagtail would go on to the next task, and publish where there is none."""
        self.active = False
        self.save()
        for reading in NewsReading.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS):
            reading.workflow_state.cancel(user=user)

    def get_actions(self, obj, user):
        if self.is_author(obj, user) or not super().get_actions(obj, user):
            return []
        return [
            ("approve", "Approuver", True),
            ("reject", "Demander une correction", True),
            ("refuse", "Refuser", True),
        ]

    def get_form_for_action(self, action):
        return FORMS.get(action, CorrectionForm)  # a forged one is refused later

    def get_template_for_action(self, action):
        return "actualites/admin/decision.html"

    def locked_for_user(self, obj, user):
        """The author waits, even one who reads the others over: nothing changes behind the reader’s back."""
        return self.is_author(obj, user) or super().locked_for_user(obj, user)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(workflow_state__requested_by=user)

    @transaction.atomic
    def on_action(self, task_state, user, action_name, /, comment="", text_read="", **others):
        """The last fence: a forged request is refused too. Gives an address where the decision cannot be taken.

        `text_read` is the `text_read` of the reading when the reader saw it, "" where the form did not say.
        """
        reading = NewsReading.objects.select_for_update().get(pk=task_state.pk)
        page, comment = reading.page, str(comment).strip()
        if action_name not in {name for name, _label, _modal in self.get_actions(page, user)}:
            raise PermissionDenied
        if action_name != "approve" and not comment:
            raise PermissionDenied
        if reading.status != TaskState.STATUS_IN_PROGRESS:
            return reverse("news_reading_over", args=[page.pk])
        if action_name == "approve" and not reading.was_read_by(user, str(text_read)):
            return reverse("news_changed", args=[page.pk])
        if action_name == "approve" and not pictures.all_usable(reading.revision.as_object()):
            return reverse("news_pictures_not_agreed", args=[page.pk])
        {"approve": reading.approve, "reject": reading.reject, "refuse": reading.refuse}[action_name](
            user=user, comment=comment
        )
        mails.tell_author(reading)
        return None

    @staticmethod
    def is_author(obj, user) -> bool:
        """Whether `user` owns the page or asked for this reading."""
        state = obj.current_workflow_state
        return user.pk in {obj.owner_id, state and state.requested_by_id}

    @classmethod
    def get_description(cls):
        return "Un membre des groupes choisis relit et approuve. Personne n’approuve son propre texte."
