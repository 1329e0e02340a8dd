"""How a workflow ends. (Wagtail imports this before any model is there.)"""

from wagtail.workflows import publish_workflow_state


def publish_what_was_read(workflow_state, user=None):
    """Publishes what somebody has approved, and only that: Wagtail’s own would publish whatever comes to its end.

    A workflow whose tasks are all disabled ends as soon as it starts: nobody has read anything. It is cancelled.
    """
    readings = workflow_state.task_states
    if readings.filter(status=readings.model.STATUS_APPROVED).exists():
        publish_workflow_state(workflow_state, user=user)
    else:
        workflow_state.status = workflow_state.STATUS_CANCELLED
        workflow_state.save()
