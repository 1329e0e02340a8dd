from reseau.users.roles import *
from django.urls import reverse
import pytest, cProfile, pstats, time
from wagtail.models import Page
from tests.fences.world import build
from tests.fences import test_matrix as t
from tests.fences.payloads import payload
pytestmark=t.pytestmark
def test_ext(roles, site_tree):
    c=roles.client(AMBASSADORS)
    c.post(reverse("wagtailadmin_choose_page_external_link"),{"url":"/"})
def test_edit(roles, site_tree):
    v=roles.user(AMBASSADORS)
    w=build(site_tree, roles, v); c=roles.client(v)
    p=w.pages["own draft"]
    b=Page.objects.filter(pk=p.pk).values().get()
    r=c.post(reverse("wagtailadmin_pages:edit",args=[p.pk]), payload(None,w,{}))
    a=Page.objects.filter(pk=p.pk).values().get()
    print({k:(b[k],a[k]) for k in a if a[k]!=b[k]})
