"""The demo, loaded once for the whole folder: it takes long enough."""

from types import SimpleNamespace

import pytest
import time_machine
from django.test import override_settings
from django.utils import timezone

from reseau.demo.load import load_demo
from tests.planting import lasting


@pytest.fixture(scope="package")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """What the loading said (`.said`), where its files are (`.media`) and when it began (`.at`); all of it is undone
    at the end."""
    media, said, at = str(tmp_path_factory.mktemp("media")), [], timezone.now()
    with lasting(django_db_blocker):
        with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), time_machine.travel(at):
            load_demo(said.append)
        yield SimpleNamespace(said=said, media=media, at=at)


@pytest.fixture
def demo(loaded, db, settings):
    """The demo as it was loaded, on that very day; what a test changes in it is undone."""
    settings.MEDIA_ROOT = loaded.media
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "localhost"]
    with time_machine.travel(loaded.at):
        yield loaded
