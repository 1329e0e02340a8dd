"""`check_links`: which links are tried, when again, and what is written down."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from reseau.base.fetching import fetch
from reseau.review.checking import Offline, check_pages
from reseau.review.links import Verdict, check
from reseau.review.models import LinkCheck, LinkState
from tests.factories import AidPageFactory, EventPageFactory
from tests.languages import everything_untranslated, translated

run = partial(check_pages, pause=0, check=partial(check, ask=partial(fetch, allow_loopback=True)))


@pytest.fixture
def aid(site_tree, other_site):
    """An aid whose one link answers as told."""
    return AidPageFactory(parent=site_tree.guide, official_url=other_site.url("/flaky"))


@pytest.fixture
def in_days():
    """Run again in so many days."""

    def run_again(count, **options):
        with time_machine.travel(timezone.now() + timedelta(days=count)):
            return run(**options)

    return run_again


def noted() -> dict[str, str]:
    return dict(LinkCheck.objects.values_list("url", "state"))


def test_each_link_is_tried_and_noted(site_tree, other_site):
    paths = {"/200": "ok", "/404": "dead", "/301/200": "moved", "/500": "unreachable"}
    for path in paths:
        AidPageFactory(parent=site_tree.guide, official_url=other_site.url(path))

    assert run() == 4
    assert noted() == {other_site.url(path): state for path, state in paths.items()}


def test_link_of_several_pages_is_asked_for_once_and_noted_for_each(site_tree, other_site):
    aids = [AidPageFactory(parent=site_tree.guide, official_url=other_site.url("/200")) for _number in range(3)]

    assert (run(), other_site.times) == (1, {"/200": 1})
    assert sorted(LinkCheck.objects.values_list("page", flat=True)) == [aid.pk for aid in aids]


def test_page_is_never_changed(aid, other_site):
    other_site.now_answers(404)
    before = aid.latest_revision_id, aid.last_published_at

    run()

    aid.refresh_from_db()
    assert (aid.live, aid.official_url) == (True, other_site.url("/flaky"))
    assert (aid.latest_revision_id, aid.last_published_at) == before


def test_link_that_works_is_tried_again_after_a_week(aid, other_site, in_days):
    run()

    assert (run(), in_days(6), in_days(8)) == (0, 0, 1)


def test_link_that_fails_is_tried_again_each_day(aid, other_site, in_days):
    other_site.now_answers(404)
    run()

    assert (run(), in_days(0.5), in_days(1)) == (0, 0, 1)


def test_every_link_is_tried_again_when_asked_for(aid, other_site, in_days):
    run()

    assert (run(everything=True), in_days(3, days=2)) == (1, 1)


def test_link_says_since_when_it_fails_until_it_works_again(aid, other_site, in_days):
    other_site.now_answers(404)
    run()
    first = LinkCheck.objects.get().failing_since

    other_site.now_answers(500)
    in_days(1)
    assert (LinkCheck.objects.get().state, LinkCheck.objects.get().failing_since) == ("unreachable", first)

    other_site.now_answers(200)
    in_days(2)
    assert (LinkCheck.objects.get().state, LinkCheck.objects.get().failing_since) == ("ok", None)


def test_site_that_refuses_robots_is_not_failing(aid, other_site):
    other_site.now_answers(403)
    run()

    assert (LinkCheck.objects.get().failing_since, list(LinkCheck.objects.broken())) == (None, [])


def test_link_that_left_its_page_is_forgotten(aid, other_site):
    run()
    aid.official_url = other_site.url("/200")
    aid.save()

    run()
    assert noted() == {other_site.url("/200"): "ok"}

    aid.unpublish()
    run()
    assert noted() == {}


def test_silence_of_every_site_is_ours(aid, other_site, in_days, site_tree):
    for path in ("/200", "/204"):
        AidPageFactory(parent=site_tree.guide, official_url=other_site.url(path))
    run()
    before = noted()

    def cut_off(url):
        return Verdict(LinkState.DEAD, "unknown_name")

    with pytest.raises(Offline):
        in_days(8, check=cut_off)
    assert noted() == before


def test_one_silent_site_is_noted_when_another_still_answers(site_tree, other_site, in_days):
    AidPageFactory(parent=site_tree.guide, official_url=other_site.url("/200"))
    run()
    AidPageFactory(parent=site_tree.guide, official_url="http://nulle-part.invalid/")

    run()

    assert noted() == {other_site.url("/200"): "ok", "http://nulle-part.invalid/": "dead"}


def test_every_language_is_tried_and_an_alias_is_not(aid, other_site):
    everything_untranslated("en")
    aid.conditions = "<p>Ici</p>"
    aid.save()
    arabic = translated(aid, "ar", conditions=f'<p><a href="{other_site.url("/404")}">هنا</a></p>')

    run()

    assert sorted(LinkCheck.objects.values_list("page", "state")) == [
        (aid.pk, "ok"),
        (arabic.pk, "dead"),
        (arabic.pk, "ok"),
    ]


def test_pages_that_nobody_reviews_and_drafts_are_left_alone(site_tree, other_site):
    EventPageFactory(parent=site_tree.agenda, online_url=other_site.url("/200"))
    AidPageFactory(parent=site_tree.guide, official_url=other_site.url("/200"), live=False)

    assert (run(), other_site.asked) == (0, [])


def test_a_site_is_not_asked_twice_without_a_pause(site_tree, other_site):
    for path in ("/200", "/204"):
        AidPageFactory(parent=site_tree.guide, official_url=other_site.url(path))
    start = timezone.now()

    run(pause=0.5)

    assert timezone.now() - start > timedelta(seconds=0.5)


def test_command_says_what_it_did_and_asks_nothing_of_our_own_network(aid, other_site, capsys):
    call_command("check_links")

    assert capsys.readouterr().out == "1 lien(s) essayé(s), 1 à réparer.\n"
    assert (noted(), other_site.asked) == ({aid.official_url: "forbidden"}, [])


def test_command_tries_again_when_asked_to(aid, capsys):
    for options in ([], [], ["--all"], ["--days=0"]):
        call_command("check_links", *options)

    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["1", "0", "1", "1"]
