"""What an import writes on the agenda, keeps, takes off and gives back."""

from datetime import date, time, timedelta

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from agenda.models import CalendarSource, EventException, EventPage, FeedEntry, FeedStamp
from agenda.models.events import TEXT_FEATURES
from tests.agenda.calendars import FEED, titles
from tests.agenda.imports.feeds import event
from tests.factories import PartnerPageFactory, ThemeFactory

OTHER = event(UID="autre", SUMMARY="Un autre")


def publish(page, **fields):
    """A person changes an event in the administration and publishes it."""
    page = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def days(page) -> list[str]:
    return [f"{row.starts_at:%d/%m}" for row in page.occurrences.all()]


# Upsert


def test_an_event_comes_with_its_words_its_place_its_kind_and_its_themes(client, source, run, pages):
    source.themes.set([ThemeFactory(name="Parentalité")])

    rows = run(
        event(
            DESCRIPTION="Un café entre parents.\\nSans inscription : www.centre.example\\n\\nÀ bientôt <3",
            LOCATION="Centre social, 12 rue des Lilas, 75019 Paris",
            URL="https://centre.example/cafe",
        )
    )

    page = pages.one
    assert rows == [("created", "Café des parents", "")]
    assert (page.title, page.slug, page.summary) == ("Café des parents", "cafe-des-parents", "Un café entre parents.")
    assert page.body == (
        '<p>Sans inscription : <a href="http://www.centre.example">www.centre.example</a></p><p>À bientôt &lt;3</p>'
    )
    assert (page.venue, page.venue_address) == ("Centre social", "12 rue des Lilas\n75019 Paris")
    assert (page.kind, [theme.name for theme in page.theme_list]) == ("atelier", ["Parentalité"])
    assert (page.start_date, page.start_time, page.end_time) == (date(2026, 12, 3), time(18), time(20))
    assert titles(client) == ["Café des parents"]


def test_a_series_becomes_an_event_with_its_other_dates(run, pages):
    thursday = {"DTSTART": "20261210T170000Z", "DTEND": "20261210T190000Z"}
    elsewhere = event(**thursday, **{"RECURRENCE-ID": "20261210T170000Z", "LOCATION": "Mairie"})
    run(event(RRULE="FREQ=WEEKLY;COUNT=3", LOCATION="Centre"), elsewhere)

    rows = pages.one.exceptions.values_list("kind", "day", "new_venue")

    assert list(rows) == [("extra", date(2026, 12, 10), "Mairie"), ("extra", date(2026, 12, 17), "")]
    assert [row.place_name for row in pages.one.dates] == ["Centre", "Mairie", "Centre"]


def test_a_date_that_an_event_of_ours_cannot_have_is_left_out_and_reported(run, pages):
    longer = event(
        **{
            "RECURRENCE-ID__VALUE=DATE": "20261210",
            "DTSTART__VALUE=DATE": "20261210",
            "DTEND__VALUE=DATE": "20261213",
        }
    )
    rows = run(event(**{"DTSTART__VALUE=DATE": "20261203", "DTEND": None, "RRULE": "FREQ=WEEKLY;COUNT=3"}), longer)

    assert days(pages.one) == ["02/12", "16/12"]  # midnight in Paris, in UTC
    assert rows[0] == (
        "noted",
        "Café des parents",
        "1 date(s) laissée(s) de côté : elles ne durent pas comme la première.",
    )


def test_nothing_new_leaves_everything_as_it_is_to_the_byte(client, run, pages):
    feed = event(RRULE="FREQ=WEEKLY;COUNT=3", DESCRIPTION="Un café."), OTHER
    run(*feed)
    before = (client.get(FEED).content, list(EventPage.objects.values()), FeedStamp.current().version)

    assert run(*feed) == []
    assert (client.get(FEED).content, list(EventPage.objects.values()), FeedStamp.current().version) == before


def test_a_change_reaches_the_page_through_a_revision(run, pages):
    run(event())

    assert run(event(DTSTART="20261204T170000Z", DTEND="20261204T190000Z")) == [("changed", "Café des parents", "")]
    assert pages.one.start_date == date(2026, 12, 4)
    assert pages.one.revisions.count() == 2
    assert FeedEntry.objects.get().sequence == 1


def test_a_cancelled_event_says_so_and_who_says_it(client, run, pages):
    run(event())

    run(event(STATUS="CANCELLED"))

    assert (pages.one.is_cancelled, pages.one.status_message) == (True, "Annulé par Centre social.")
    assert titles(client) == ["[Annulé] Café des parents"]


def test_dates_gone_by_stay_on_the_page_when_the_calendar_forgets_them(run, pages, clock):
    run(event(RRULE="FREQ=WEEKLY;COUNT=3"))
    clock.shift(timedelta(days=35))

    assert run(event(DTSTART="20261210T170000Z", DTEND="20261210T190000Z", RRULE="FREQ=WEEKLY;COUNT=2")) == []
    assert days(pages.one) == ["03/12", "10/12", "17/12"]


# What a person has written here


def test_what_is_written_here_stays_and_the_rest_follows(run, pages):
    run(event(LOCATION="Centre"))
    publish(pages.one, title="Café du jeudi", venue="Salle bleue")

    rows = run(event(SUMMARY="Café", LOCATION="Mairie", DTSTART="20261204T170000Z", DTEND="20261204T190000Z"))

    assert rows == [("changed", "Café", "Modifié ici, donc gardé : titre, lieu.")]
    assert (pages.one.title, pages.one.venue, pages.one.start_date) == (
        *("Café du jeudi", "Salle bleue"),
        date(2026, 12, 4),
    )
    assert run(event(SUMMARY="Café", LOCATION="Mairie", DTSTART="20261204T170000Z", DTEND="20261204T190000Z")) == []


def test_the_place_of_a_partner_chosen_here_stays(site_tree, run, pages):
    run(event(LOCATION="Centre"))
    partner = PartnerPageFactory(parent=site_tree.partners, title="La Maison")
    publish(pages.one, place_partner=partner)

    run(event(LOCATION="Ailleurs"))

    assert (pages.one.place_name, pages.one.venue) == ("La Maison", "Ailleurs")


def test_dates_changed_here_stay(run, pages):
    run(event(RRULE="FREQ=WEEKLY;COUNT=2"))
    page = pages.one
    page.exceptions.add(EventException(kind="cancelled", day=page.start_date, message="Fermé.", locale=page.locale))
    publish(page, exceptions=list(page.exceptions.all()))

    assert run(event(RRULE="FREQ=WEEKLY;COUNT=3")) == [("kept", "Café des parents", "Modifié ici, donc gardé : dates.")]
    assert [row.is_cancelled for row in pages.one.dates] == [True, False]


def test_a_text_that_the_editor_has_only_gone_through_is_not_one_that_a_person_has_written(run, pages):
    words = "Un premier paragraphe assez court.\\n\\nUn second\\, avec https://centre.example\\net deux lignes."
    run(event(DESCRIPTION=words))
    converter = ContentstateConverter(features=TEXT_FEATURES)
    publish(pages.one, body=converter.to_database_format(converter.from_database_format(pages.one.body)))
    assert "data-block-key" in pages.one.body

    assert run(event(DESCRIPTION=words + "\\n\\nUn troisième.")) == [("changed", "Café des parents", "")]
    assert "Un troisième." in pages.one.body


def test_a_draft_in_progress_is_neither_published_nor_lost(run, pages):
    run(event())
    draft = pages.one
    draft.title, draft.to_bring = "Brouillon", "Un gâteau"
    draft.save_revision()

    run(event(DTSTART="20261204T170000Z", DTEND="20261204T190000Z"))

    page = pages.one
    assert (page.title, page.to_bring, page.start_date) == ("Café des parents", "", date(2026, 12, 4))
    draft = page.get_latest_revision_as_object()
    assert (page.has_unpublished_changes, draft.title, draft.to_bring) == (True, "Brouillon", "Un gâteau")
    assert draft.start_date == date(2026, 12, 4)


def test_an_event_taken_off_the_site_by_a_person_is_not_published_again(run, pages):
    run(event())
    pages.one.unpublish()

    assert run(event(SUMMARY="Café")) == [("waiting", "Café", "")]
    assert pages.titles == []
    assert pages.one.get_latest_revision_as_object().title == "Café"


def test_an_event_deleted_by_a_person_does_not_come_back(run, pages):
    run(event())
    pages.one.delete()

    assert run(event(SUMMARY="Café")) == [("kept", "Café", "Supprimé ici : il n’est pas recréé.")]
    assert not EventPage.objects.exists()


def test_a_locked_page_is_left_alone(run, pages):
    run(event())
    EventPage.objects.update(locked=True)

    assert run(event(SUMMARY="Café")) == [("kept", "Café", "La page est verrouillée ici.")]
    assert run(OTHER)[1] == (
        *("kept", "Café des parents"),
        "Il n’est plus dans le calendrier. La page est verrouillée ici.",
    )
    assert pages.titles == ["Café des parents", "Un autre"]


# Approval


def test_events_to_approve_wait_as_drafts_and_so_do_their_changes(source, run, pages):
    CalendarSource.objects.update(needs_approval=True)

    assert run(event()) == [("waiting", "Café des parents", "")]
    assert pages.titles == []

    pages.one.get_latest_revision().publish()
    assert run(event(SUMMARY="Café")) == [("waiting", "Café", "")]
    assert run(event(SUMMARY="Café !")) == [("waiting", "Café !", "")]
    assert pages.titles == ["Café des parents"]

    pages.one.get_latest_revision().publish()
    assert pages.titles == ["Café !"]
