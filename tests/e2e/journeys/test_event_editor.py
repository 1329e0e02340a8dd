"""A member of the team announces a series: the fields that it needs, and the dates that they make, as one types."""

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import sign_in


@pytest.fixture
def form(desktop_page):
    """The form of a new event."""
    sign_in(desktop_page, "equipe")
    desktop_page.goto("/admin/pages/usage/agenda/agendaindexpage/")
    edit = desktop_page.locator("main a[href$='/edit/']").first.get_attribute("href")
    index = edit.split("/")[3]
    desktop_page.goto(f"/admin/pages/add/agenda/eventpage/{index}/")
    return desktop_page


def test_only_the_fields_of_the_repetition_chosen_are_shown_and_its_dates_are_said(form):
    weekdays, nth, until = (form.locator(selector) for selector in ("[name=weekdays]", "#id_nth", "#id_until"))
    expect(until).to_be_hidden()
    form.fill("#id_start_date", "2027-01-05")
    form.fill("#id_start_time", "09:00")
    form.fill("#id_end_time", "11:00")

    form.select_option("#id_repeat", "monthly_weekday")
    expect(nth).to_be_visible()
    form.select_option("#id_repeat", "weekly")
    expect(nth).to_be_hidden()
    expect(weekdays.first).to_be_visible()

    form.check("[name=weekdays][value=TU]")
    form.fill("#id_until", "2027-03-30")
    form.select_option("#id_school_zone", "C")
    said = form.locator("[data-event-dates]")
    expect(said.locator("strong")).to_have_text(
        "chaque mardi de 9 h à 11 h, jusqu’au mardi 30 mars 2027, sauf vacances scolaires (zone C)"
    )
    expect(said).to_contain_text("11 dates")
    expect(said).to_contain_text("Sautées : 9 février 2027 (Vacances d'hiver), 16 février 2027 (Vacances d'hiver)")
