"""Which links a page gives to other sites, and how each is judged by its answer."""

from functools import partial

import pytest
from wagtail.rich_text import RichText

from guide_pages.models import LegalText
from reseau.base.fetching import Failure, FetchError, fetch
from reseau.review.links import Verdict, check, external_links
from reseau.review.models import LinkState
from tests.factories import AidPageFactory, ContentPageFactory

here = partial(fetch, allow_loopback=True)  # this machine stands for a public site


def judged(other_site, path, timeout=2) -> tuple:
    verdict = check(other_site.url(path), timeout=timeout, ask=here)
    return verdict.state, verdict.status_code or verdict.failure


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/200", ("ok", 200)),
        ("/204", ("ok", 204)),
        ("/302/200", ("ok", 200)),
        ("/no_head", ("ok", 200)),
        ("/endless", ("ok", 200)),
        ("/301/200", ("moved", 200)),
        ("/404", ("dead", 404)),
        ("/410", ("dead", 410)),
        ("/301/404", ("dead", 404)),
        ("/401", ("refused", 401)),
        ("/403", ("refused", 403)),
        ("/429", ("refused", 429)),
        ("/999", ("refused", 999)),
        ("/400", ("unreachable", 400)),
        ("/500", ("unreachable", 500)),
        ("/503", ("unreachable", 503)),
        ("/loop", ("unreachable", "loop")),
        ("/closes", ("unreachable", "connection")),
        ("/302/http://10.0.0.1/", ("forbidden", "private")),
    ],
)
def test_link_is_judged_by_its_answer(other_site, path, verdict):
    assert judged(other_site, path) == verdict


@pytest.mark.parametrize("path", ["/never", "/slowly"])
def test_silence_is_no_death(other_site, path):
    assert judged(other_site, path, timeout=0.6) == ("unreachable", "timeout")


def test_new_address_is_told(other_site):
    assert check(other_site.url("/301/200"), ask=here) == Verdict("moved", "", 200, other_site.url("/200"))


@pytest.mark.parametrize(
    ("failure", "state"),
    [
        (Failure.UNKNOWN_NAME, LinkState.DEAD),
        (Failure.INVALID, LinkState.DEAD),
        (Failure.PRIVATE, LinkState.FORBIDDEN),
        (Failure.TLS, LinkState.UNREACHABLE),
        (Failure.CONNECTION, LinkState.UNREACHABLE),
    ],
)
def test_link_without_answer_is_judged_by_the_reason(failure, state):
    def ask(url, **options):
        raise FetchError(failure)

    assert check("https://example.org/", ask=ask) == Verdict(state, failure)


def test_private_address_is_never_asked(other_site):
    assert check(other_site.url("/200")) == Verdict(LinkState.FORBIDDEN, Failure.PRIVATE)
    assert other_site.asked == []


def test_headers_are_asked_for_first_and_the_page_only_if_they_are_refused(other_site):
    for path in ("/200", "/no_head"):
        check(other_site.url(path), ask=here)

    assert other_site.asked == [("HEAD", "/200"), ("HEAD", "/no_head"), ("GET", "/no_head")]


# Where links stand


def test_links_of_fields_texts_and_rows(site_tree):
    aid = AidPageFactory(
        parent=site_tree.guide,
        official_url="https://official.example/fiche?id=1",
        for_whom='<p><a href="https://text.example/a">ici</a> et <a href=" http://text.example/b ">là</a></p>',
        legal_texts=[LegalText(label="Code", url="https://law.example/L523"), LegalText(label="Sans adresse")],
    )

    assert external_links(aid, set()) == {
        "https://official.example/fiche?id=1",
        "https://text.example/a",
        "http://text.example/b",
        "https://law.example/L523",
    }


def test_links_of_blocks_however_deep(site_tree):
    page = ContentPageFactory(
        parent=site_tree.home,
        body=[
            ("paragraph", RichText('<p><a href="https://paragraph.example/">a</a></p>')),
            ("steps", [RichText('<p><a href="https://step.example/">b</a></p>')]),
            ("alert", {"title": "Avis", "text": RichText('<a href="https://alert.example/">c</a>')}),
        ],
    )
    page.refresh_from_db()

    assert external_links(page, set()) == {
        "https://paragraph.example/",
        "https://step.example/",
        "https://alert.example/",
    }


@pytest.mark.parametrize(
    "href",
    [
        *(
            "mailto:a@example.org",
            "tel:3919",
            "sms:114",
            "#haut",
            "/guide/",
            "javascript:alert(1)",
            "",
            "ftp://a.example/",
        ),
        *("https://familles.example/guide/", "https://FAMILLES.example/", "https://long.example/" + "a" * 2000),
    ],
)
def test_what_is_not_a_page_of_another_site_is_left_alone(site_tree, href):
    aid = AidPageFactory(
        parent=site_tree.guide, for_whom=f'<p><a href="{href}">ici</a><a linktype="page" id="1">b</a></p>'
    )

    assert external_links(aid, {"familles.example"}) == set()


def test_address_that_cannot_be_one_is_kept_and_dead(site_tree):
    aid = AidPageFactory(parent=site_tree.guide, for_whom='<a href="http://[oups/">ici</a>')

    assert {url: check(url).state for url in external_links(aid, set())} == {"http://[oups/": "dead"}
