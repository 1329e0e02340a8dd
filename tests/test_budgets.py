"""Every public page is made with few queries, and with the same number whatever it lists."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file_jpeg

from agenda.models import CalendarSource, EventPartner, ImportedEvent
from guide_pages.models import AidFact, AidPartner, AidRelation, LegalText
from reseau.images.models import CustomImage
from tests.factories import (
    AidPageFactory,
    ContactPageFactory,
    ContentPageFactory,
    EventPageFactory,
    NewsPageFactory,
    PartnerPageFactory,
    SiteMapPageFactory,
    ThemeFactory,
)
from tests.languages import everything_translated, everything_untranslated

QUERIES = {
    "/": 11,
    "/guide/": 10,
    "/guide/aide-0/": 12,
    "/agenda/": 10,
