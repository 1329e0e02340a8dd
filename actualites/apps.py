from django.apps import AppConfig, apps
from wagtail import signals

REPLACED = {
    signals.workflow_submitted: "workflow_state_submitted_email_notification",
    signals.workflow_approved: "workflow_state_approved_email_notification",
    signals.workflow_rejected: "workflow_state_rejected_email_notification",
}


class NewsConfig(AppConfig):
    name = "actualites"

    def ready(self):
        """Silences Wagtail's mails, which `actualites.mails` replaces: they leave the words of the reader out of an
        approval (its issue 7542), speak of a workflow and of logins, and stop the step when the server is down."""
        for signal, name in REPLACED.items():
            signal.disconnect(sender=apps.get_model("wagtailcore.WorkflowState"), dispatch_uid=name)
