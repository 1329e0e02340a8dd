"""« Signaler une erreur », as a reader meets it."""

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from reseau.base.forms import TOO_FAST, TOO_OLD
from reseau.review.models import ErrorReport
from tests.factories import AidPageFactory, EventPageFactory
from tests.languages import everything_untranslated, translated
from tests.reading import each, links, soup, words

SAID = {"kind": "wrong_amount", "message": "Le montant date de l’an dernier."}
NOT_GONE = "Votre message n’est pas parti. "
TO_CORRECT = f"{NOT_GONE}Corrigez ce qui est marqué « Erreur », puis envoyez de nouveau."
SEND_AGAIN = f"{NOT_GONE}Votre message n’est pas encore parti. Envoyez-le une seconde fois."
TOO_MANY = (
    f"{NOT_GONE}Trop de messages arrivent en ce moment. "
    "Gardez cette page ouverte, et envoyez de nouveau dans une heure."
)


@pytest.fixture
def aid(site_tree):
    return AidPageFactory(parent=site_tree.guide, title="Cantine", slug="cantine")


@pytest.fixture
def visitor(site_tree):
    """A browser that the site protects itself from as in production: the form holds no CSRF token."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-22 10:00:00+01:00", tick=False) as clock:
        yield clock


def address(page, language="") -> str:
    return f"{language}/signaler/{page.pk}/"


def fields(response) -> dict[str, str]:
    """What a browser would send back: each field of the form, with what it holds."""
    form = soup(response).select_one("form.form")
    held = {field["name"]: field["value"] for field in form.select("input:not([type=radio])") if "value" in field.attrs}
    chosen = {field["name"]: field["value"] for field in form.select("input[checked]")}
    return held | chosen | {"message": form.textarea.get_text().removeprefix("\n")}


def report(visitor, clock, page, seconds=60, language="", **changes):
    """Open the form, fill it in, send it `seconds` later."""
    shown = fields(visitor.get(address(page, language)))
    clock.shift(seconds)
    return visitor.post(address(page, language), {**shown, **SAID, **changes})


def is_thanked(response, page, language="") -> bool:
    return (response.status_code, response.get("Location")) == (302, f"{address(page, language)}merci/")


def kept() -> list[tuple]:
    return list(ErrorReport.objects.values_list("page", "kind", "message", "language", "state"))


def test_aid_leads_to_the_form(visitor, aid):
    link = ("Signaler une erreur sur cette page", address(aid))

    assert link in links(visitor.get(aid.url), "main a")


def test_form_says_which_page_it_is_about_and_asks_for_nothing_more_than_the_error(visitor, aid):
    page = soup(visitor.get(address(aid)))

    assert each(visitor.get(address(aid)), "h1, .lead") == ["Signaler une erreur", "Sur la page « Cantine »"]
    assert [words(label) for label in page.select("form.form label, form.form legend")] == [
        "Qu’est-ce qui ne va pas ? (obligatoire)",
        "Un montant est faux",
        "Un lien ne marche pas",
        "Les conditions ont changé",
        "Un numéro de téléphone est faux",
        "Autre chose",
        "En quelques mots",
    ]
    assert [(link.get_text(strip=True), link["href"]) for link in page.select(".breadcrumb a")][-1] == (
        "Cantine",
        aid.url,
    )


def test_error_is_kept_and_thanked_for(visitor, clock, aid):
    response = report(visitor, clock, aid)

    assert is_thanked(response, aid)
    assert kept() == [(aid.pk, *SAID.values(), "fr", "new")]
    assert each(visitor.get(response.url), "h1") == ["Merci, votre message est parti."]
    assert ("Revenir à la page", aid.url) in links(visitor.get(response.url), "main a")


def test_a_word_is_not_needed(visitor, clock, aid):
    assert is_thanked(report(visitor, clock, aid, message=""), aid)


def test_nothing_is_kept_of_who_reports():
    assert [field.name for field in ErrorReport._meta.fields] == [
        *("id", "page", "kind", "message", "language", "created_at"),
        *("state", "handled_by", "handled_at", "note"),
    ]


def test_neither_form_nor_thanks_is_kept_by_a_browser_or_a_search_engine(visitor, aid):
    answers = [visitor.get(address(aid)), visitor.get(f"{address(aid)}merci/")]

    assert [answer["Cache-Control"] for answer in answers] == ["no-store"] * 2
    assert [soup(answer).select_one("meta[name=robots]")["content"] for answer in answers] == ["noindex"] * 2
    assert [soup(answer).select("link[rel=canonical], script[type='application/ld+json']") for answer in answers] == [
        [],
        [],
    ]


def test_no_cookie_is_set(visitor, clock, aid):
    report(visitor, clock, aid, kind="")
    report(visitor, clock, aid)

    assert dict(visitor.cookies) == {}


@pytest.mark.parametrize("sensitive", [True, False])
def test_page_that_one_may_have_to_leave_quickly_keeps_its_way_out(visitor, site_tree, sensitive):
    aid = AidPageFactory(parent=site_tree.guide, sensitive=sensitive)

    for url in (address(aid), f"{address(aid)}merci/"):
        page = soup(visitor.get(url))
        assert (len(page.select("[data-quick-exit]")), len(page.select(".traces"))) == (sensitive, sensitive)


# In every language


def test_error_on_a_page_shown_in_french_elsewhere_is_one_of_its_source(visitor, clock, aid):
    everything_untranslated("ar")
    alias = aid.get_translations().get()

    assert is_thanked(report(visitor, clock, alias, language="/ar"), alias, "/ar")
    assert kept() == [(aid.pk, *SAID.values(), "ar", "new")]


def test_error_on_a_translation_is_its_own(visitor, clock, aid):
    arabic = translated(aid, "ar", title="المطعم المدرسي")

    report(visitor, clock, arabic, language="/ar")

    assert kept() == [(arabic.pk, *SAID.values(), "ar", "new")]


def test_form_leads_to_the_page_in_the_other_languages(visitor, aid):
    everything_untranslated("ar")

    assert links(visitor.get(address(aid)), "header .languages a")[1][1] == "/ar/guide/cantine/"


# What is not for everyone


def test_only_a_page_that_anyone_may_read_and_that_is_reviewed_has_a_form(visitor, site_tree, aid):
    everything_untranslated("ar")
    draft = AidPageFactory(parent=site_tree.guide, live=False)
    private = AidPageFactory(parent=site_tree.guide)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    event = EventPageFactory(parent=site_tree.agenda)
    numbers = [draft.pk, private.pk, event.pk, site_tree.guide.pk, aid.get_translations().get().pk, 0, 10**6, 10**40]

    answers = {
        visitor.generic(method, f"/signaler/{number}/{rest}").status_code
        for number in numbers
        for method, rest in [("GET", ""), ("POST", ""), ("GET", "merci/")]
    }

    assert (answers, visitor.get(f"/ar/signaler/{aid.pk}/").status_code) == ({404}, 404)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_wrong_method_breaks_nothing(client, aid, method):
    answers = [client.generic(method, url).status_code for url in (address(aid), f"{address(aid)}merci/")]

    assert answers == [405, 405]


# Programs


def test_program_that_fills_the_trap_is_thanked_and_dropped(visitor, clock, aid):
    assert is_thanked(report(visitor, clock, aid, website="https://example.org/publicite"), aid)
    assert kept() == []


@pytest.mark.parametrize(
    ("seconds", "changes"),
    [(TOO_FAST - 1, {}), (TOO_OLD + 1, {}), (60, {"shown_at": "1:forgé"}), (60, {"shown_at": ""})],
    ids=["too fast", "stale", "forged", "none"],
)
def test_doubtful_message_is_given_back_whole_and_leaves_the_second_time(visitor, clock, aid, seconds, changes):
    refused = report(visitor, clock, aid, seconds, **changes)

    assert (each(refused, "main .message"), kept()) == ([SEND_AGAIN], [])
    assert fields(refused) | SAID == fields(refused)
    assert is_thanked(visitor.post(address(aid), fields(refused)), aid)


def many(page, count):
    ErrorReport.objects.bulk_create(ErrorReport(page=page, kind="other", language="fr") for _number in range(count))


@pytest.mark.parametrize(("elsewhere", "here"), [(0, 20), (100, 0), (85, 15)])
def test_too_many_in_an_hour_are_refused_without_losing_a_word(visitor, clock, site_tree, aid, elsewhere, here):
    many(AidPageFactory(parent=site_tree.guide), elsewhere)
    many(aid, here)

    refused = report(visitor, clock, aid)

    assert (refused.status_code, each(refused, "main .message")) == (429, [TOO_MANY])
    assert fields(refused) | SAID == fields(refused)
    assert ErrorReport.objects.count() == elsewhere + here

    clock.shift(3600)
    assert is_thanked(visitor.post(address(aid), fields(refused)), aid)


@pytest.mark.parametrize(("elsewhere", "here"), [(80, 19)])
def test_as_many_as_people_may_send_are_kept(visitor, clock, site_tree, aid, elsewhere, here):
    many(AidPageFactory(parent=site_tree.guide), elsewhere)
    many(aid, here)

    assert is_thanked(report(visitor, clock, aid), aid)


# Mistakes


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"kind": ""}, "Choisissez ce qui ne va pas."),
        ({"kind": "other", "message": " "}, "Dites en quelques mots ce qui ne va pas."),
    ],
)
def test_mistake_is_named_and_nothing_typed_is_lost(visitor, clock, aid, changes, error):
    refused = report(visitor, clock, aid, **changes)

    assert (each(refused, "main [role=alert]"), each(refused, ".field__error")) == ([TO_CORRECT], [f"Erreur : {error}"])
    assert each(refused, "title") == ["Erreur : Signaler une erreur – Réseau des familles monoparentales"]
    assert fields(refused)["message"] == {**SAID, **changes}["message"]
    assert is_thanked(visitor.post(address(aid), fields(refused) | SAID), aid)


def test_mistake_is_said_rather_than_the_haste(visitor, clock, aid):
    refused = report(visitor, clock, aid, seconds=0, kind="")

    assert each(refused, "main [role=alert]") == [TO_CORRECT]
    assert is_thanked(visitor.post(address(aid), fields(refused) | SAID), aid)


@pytest.mark.parametrize("wrong", ["\0", "x" * 100_000, "x" * 2001])
@pytest.mark.parametrize("field", ["kind", "message"])
def test_wrong_message_is_not_kept(visitor, clock, aid, field, wrong):
    refused = report(visitor, clock, aid, **{field: wrong})

    assert (refused.status_code, len(each(refused, ".field__error")), kept()) == (200, 1, [])


def test_tags_of_a_message_are_shown_as_they_were_written(visitor, clock, aid):
    refused = report(visitor, clock, aid, kind="", message="<script>alert(1)</script>")

    assert fields(refused)["message"] == "<script>alert(1)</script>"
    assert soup(refused).select("main script") == []


@pytest.mark.parametrize("rest", ["", "merci/"])
def test_form_takes_few_queries(visitor, aid, rest):
    everything_untranslated("ar")
    visitor.get(f"{address(aid)}{rest}")
    cache.clear()

    with CaptureQueriesContext(connection) as captured:
        visitor.get(f"{address(aid)}{rest}")

    assert len(captured) <= 12
