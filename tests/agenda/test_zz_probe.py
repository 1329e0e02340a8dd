import pytest
from datetime import *
from django.core.exceptions import ValidationError
from agenda.models import EventPage
from tests.factories import *
from wagtail.models import Locale, PageViewRestriction
@pytest.mark.parametrize("q",["date_from=9999-12-31","date_from=0001-01-01","date_from=2026-13-99","theme=%00","date_from=%00","kind=%00","page=999999999999999999999","page=-1","period=past&date_from=0002-01-01"])
def test_q(client, site_tree,q):
    r=client.get("/agenda/?"+q); print(q,r.status_code, r.context["message"])
def test_alias(client, site_tree):
    e=EventPageFactory(parent=site_tree.agenda,title="Privé")
    PageViewRestriction.objects.create(page=e,restriction_type="login")
    en=Locale.objects.create(language_code="en")
    site_tree.home.copy_for_translation(en,copy_parents=True,alias=True)
    site_tree.agenda.copy_for_translation(en,copy_parents=True,alias=True)
    a=e.copy_for_translation(en,alias=True)
    print(a.first_published_at,a.last_published_at,a.live)
    print(client.get("/en/agenda/agenda.ics").content.decode())
    print(client.get(f"/en/agenda/{e.slug}/").status_code)
    print(client.get(f"/agenda/{e.slug}/").status_code)
def test_nodates(client, site_tree):
    e=EventPage(title="x",start_date=date(2026,12,1)); site_tree.agenda.add_child(instance=e)
    print(e.first_published_at,e.live); r=client.get("/agenda/agenda.ics"); print(r.headers)
def test_accent(client, site_tree):
    e=EventPageFactory(parent=site_tree.agenda,title="Privé",slug="fête-عيد")
    r=client.get(f"/agenda/{e.translation_key}.ics"); print(r.headers)
