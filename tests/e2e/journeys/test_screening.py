"""« Mes aides » on a telephone: one question at a time with a script, all of them without."""

from tests.e2e.pages import follow

ADDRESS = "/guide/mes-aides/"
QUESTIONS = 12


def asked(page):
    """The question in view."""
    return page.locator("[data-step]:visible")


def shown_questions(page) -> list[str]:
    return asked(page).locator("legend").all_inner_texts()


def test_questions_come_one_at_a_time_by_keyboard_and_answers_are_kept_on_the_way(page, axe):
    page.goto(ADDRESS)
    assert shown_questions(page) == ["Vivez-vous seul ou seule avec vos enfants, sans conjoint ?"]
    assert page.locator("[data-steps-progress]").inner_text() == "Question 1 sur 12"

    asked(page).get_by_label("Oui", exact=True).check()
    page.get_by_role("button", name="Question suivante").focus()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.innerText") == "Combien d’enfants avez-vous à charge ?"
    axe(page)
    page.get_by_label("0 à 2 ans").fill("1")
    page.get_by_role("button", name="Retour").click()
    assert asked(page).get_by_label("Oui", exact=True).is_checked()


def test_one_may_stop_at_any_question_and_read_the_lists(page, axe):
    page.goto(ADDRESS)
    asked(page).get_by_label("Oui", exact=True).check()
    page.get_by_role("button", name="Question suivante").click()
    page.get_by_label("0 à 2 ans").fill("1")

    follow(page.get_by_role("button", name="Voir mes aides"))

    assert page.get_by_role("heading", name="Vos aides possibles").is_visible()
    assert page.locator("[data-aid=pmi]").get_attribute("data-outcome") == "peut-etre"
    assert page.evaluate("new URL(location.href).search") == ""
    axe(page)


def test_paper_never_says_what_was_answered_about_danger(page):
    page.goto(ADDRESS)
    for _question in range(QUESTIONS - 1):
        page.get_by_role("button", name="Question suivante").click()
    asked(page).get_by_label("Oui", exact=True).check()
    follow(page.get_by_role("button", name="Voir mes aides"))
    assert page.locator("[data-aid=aide_urgence_violences]").is_visible()

    page.emulate_media(media="print")

    assert not page.locator("[data-aid=aide_urgence_violences]").is_visible()
    assert not page.locator("form").is_visible()
    assert page.locator("[data-aid=asf]").is_visible()


def test_without_script_all_questions_are_on_one_page(plain_page):
    plain_page.goto(ADDRESS)
    assert len(shown_questions(plain_page)) == QUESTIONS

    plain_page.get_by_label("Je ne travaille pas").check()
    follow(plain_page.get_by_role("button", name="Voir mes aides"))

    assert plain_page.locator("[data-aid=prime_activite]").get_attribute("data-outcome") == "ecartee"


def test_questions_follow_the_language_of_the_visit(page):
    page.goto("/ar/guide/mes-aides/")

    assert shown_questions(page) == ["هل تعيشون وحدكم مع أطفالكم، من دون شريك؟"]
