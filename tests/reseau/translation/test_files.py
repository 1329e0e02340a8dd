"""The files of translators through the administration: out, translated, in, and out again."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from reseau.users.roles import AGENDA_EDITORS, TEAM
from tests.admin import refused
from tests.reading import each, main
from tests.reseau.translation.conftest import ENGLISH
from tests.reseau.translation.test_desk import DESK, state_of

FILE = "/admin/traductions/fichier/"


def export(client, code="en") -> polib.POFile:
    response = client.get(f"{FILE}export/", {"language": code})
    assert response["Content-Disposition"] == f'attachment; filename="traductions-{code}.po"'
    return polib.pofile(response.content.decode())


def send(client, catalogue, code="en", **fields):
    content = catalogue if isinstance(catalogue, bytes) else str(catalogue).encode()
    return client.post(FILE, {"language": code, "file": SimpleUploadedFile("a.po", content), **fields})


def entry(catalogue, msgid: str):
    return next(entry for entry in catalogue if entry.msgid == msgid)


def one(msgid="Cantine", msgstr="Canteen", msgctxt="x title", language="en", flags=()) -> polib.POFile:
    """A file with a single sentence."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Language": language, "Content-Type": "text/plain; charset=utf-8"} if language else {}
    catalogue.append(polib.POEntry(msgid=msgid, msgstr=msgstr, msgctxt=msgctxt, flags=list(flags)))
    return catalogue


def refusals(response) -> list[str]:
    return each(response, "[role=status] li")


def counts(response) -> str:
    return each(response, "[role=status] p")[0]


def test_whole_language_goes_out_and_comes_back_with_nothing_lost(translator, aid):
    catalogue = export(translator)
    for sentence in catalogue:
        sentence.msgstr = f"EN {sentence.msgid}"

    response = send(translator, catalogue)

    assert counts(response) == f"Phrases prises : {len(catalogue)}. Déjà là : 0. Refusées : 0."
    again = export(translator)
    assert [(e.msgctxt, e.msgid, e.msgstr) for e in again] == [(e.msgctxt, e.msgid, e.msgstr) for e in catalogue]


def test_file_that_comes_back_as_it_was_changes_nothing(translator, english):
    before = list(StringTranslation.objects.values_list("pk", "data", "updated_at"))

    response = send(translator, export(translator))

    assert counts(response) == "Phrases prises : 0. Déjà là : 4. Refusées : 0."
    assert list(StringTranslation.objects.values_list("pk", "data", "updated_at")) == before


def test_export_holds_every_object_whether_begun_or_not(translator, english):
    catalogue = export(translator)

    assert entry(catalogue, "Cantine").msgstr == "School meals"
    assert entry(catalogue, "Agenda").msgstr == ""


def test_what_is_imported_waits_to_be_published(translator, english, aid):
    catalogue = export(translator)
    entry(catalogue, "Cantine").msgstr = "Canteen"
    send(translator, catalogue)

    english.page.refresh_from_db()
    assert english.page.title == "School meals"
    assert state_of(translator.get(DESK, {"language": "en"}), "Cantine") == "à publier"


def test_what_is_imported_for_a_page_not_begun_waits_too(translator, aid):
    catalogue = export(translator)
    entry(catalogue, "Cantine").msgstr = "Canteen"
    send(translator, catalogue)

    assert aid.get_translations().filter(alias_of=None).count() == 0
    assert state_of(translator.get(DESK, {"language": "en"}), "Cantine") == "à publier"


def test_what_is_imported_is_published_at_once_when_asked(translator, aid, desk):
    catalogue = export(translator)
    for sentence in catalogue:
        sentence.msgstr = ENGLISH.get(sentence.msgid, "")
    with desk.commit(execute=True):
        send(translator, catalogue, publish="on")

    page = aid.get_translations().get(alias_of=None)
    assert (page.title, page.live, page.translation_state) == ("School meals", True, "")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"msgctxt": "ailleurs title"}, "« Cantine » : aucun contenu de ce site n’a ce numéro."),
        ({"msgctxt": ""}, "« Cantine » : aucun contenu de ce site n’a ce numéro."),
        ({"msgid": "Autrefois"}, "« Autrefois » : cette phrase n’est plus dans le texte français."),
        ({"msgstr": "<p>Canteen</p>"}, "« Cantine » : balise inconnue : <p>."),
        ({"msgstr": "x" * 256}, "« Cantine » : trop long : 255 caractères au plus."),
        ({"flags": ["fuzzy"]}, "« Cantine » : marquée « à vérifier » (fuzzy) : relisez-la, puis enlevez la marque."),
    ],
)
def test_each_sentence_refused_is_told_with_its_reason(translator, aid, changes, why):
    response = send(translator, one(**{"msgctxt": f"{aid.translation_key} title"} | changes))

    assert refusals(response) == [why]
    assert StringTranslation.objects.count() == 0


def test_what_is_right_is_taken_beside_what_is_refused(translator, aid):
    catalogue = export(translator)
    entry(catalogue, "Cantine").msgstr = "Canteen"
    entry(catalogue, "Agenda").msgstr = "<h1>Diary</h1>"

    assert counts(send(translator, catalogue)) == "Phrases prises : 1. Déjà là : 0. Refusées : 1."


@pytest.mark.parametrize(
    ("catalogue", "why"),
    [
        (one(language="ar"), "Ce fichier n’est pas dans cette langue : son en-tête dit « ar »."),
        (one(language=""), "Ce fichier ne dit pas dans quelle langue il est"),
        (b"", "vide"),
        (b"bonjour", "Ce n’est pas un fichier de traduction (.po)."),
        (b'msgid "a"\nmsgstr "', "Le fichier est abîmé"),
        (b"#" * 10_000_001, "Le fichier est trop gros : 10 Mo au plus."),
    ],
    ids=["other language", "no language", "empty", "no catalogue", "broken", "too big"],
)
def test_file_that_cannot_be_taken_is_refused_whole(translator, aid, catalogue, why):
    response = send(translator, catalogue)

    assert (response.status_code, why in main(response)) == (200, True)


@pytest.mark.parametrize("fields", [{"language": "xx"}, {"file": ""}, {}])
def test_form_that_says_nothing_is_shown_again(translator, aid, fields):
    assert translator.post(FILE, fields).status_code == 200
    assert translator.get(f"{FILE}export/", fields).url == FILE


def test_file_of_one_page_is_taken_too(translator, english):
    response = translator.get(reverse("wagtail_localize:download_pofile", args=[english.translation.pk]))
    catalogue = polib.pofile(response.content.decode())
    entry(catalogue, "Cantine").msgstr = "Canteen"

    assert counts(send(translator, catalogue)) == "Phrases prises : 1. Déjà là : 3. Refusées : 0."
    assert "n’a pas, ou d’une autre langue" in main(send(translator, catalogue, "ar"))


# The file of one page, by the editor


@pytest.fixture
def of_one_page(english):
    return reverse("wagtail_localize:upload_pofile", args=[english.translation.pk])


def upload(client, address, catalogue) -> list[str]:
    """What is said of a file that is sent from the editor."""
    content = catalogue if isinstance(catalogue, bytes) else str(catalogue).encode()
    sent = {"file": SimpleUploadedFile("a.po", content), "next": FILE} if content else {"next": FILE}
    said = each(client.post(address, sent, follow=True), ".messages li")
    return [message.removesuffix(" Aller à la première erreur") for message in said]


def test_file_of_one_page_says_what_it_leaves(translator, english, of_one_page, desk):
    catalogue = english.translation.export_po()
    entry(catalogue, "Cantine").msgstr = "Canteen"
    entry(catalogue, "Apportez une facture.").msgstr = "<p>Bring a bill.</p>"

    assert upload(translator, of_one_page, catalogue) == [
        "Phrases prises : 1. Déjà là : 2. Refusées : 1.",
        "« Apportez une facture. » : balise inconnue : <p>.",
    ]
    assert desk.strings(english.translation)["Cantine"] == "Canteen"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Choisissez un fichier de traduction (.po) de ce site."),
        (b"bonjour", "Ce n’est pas un fichier de traduction (.po)."),
        (str(one()).encode(), "Ce fichier n’est pas celui de cette page."),
        (str(one(language="")).encode(), "Ce fichier ne dit pas dans quelle langue il est (en-tête « Language »)."),
    ],
)
def test_file_that_is_not_of_this_page_is_refused_by_the_editor(translator, of_one_page, content, why):
    assert upload(translator, of_one_page, content) == [why]


def test_editor_of_french_sends_no_file(roles, of_one_page):
    assert refused(roles.client(AGENDA_EDITORS).post(of_one_page))


def test_machine_text_goes_out_fuzzy_and_comes_back_read_over(translator, aid, desk):
    translation = desk.begin(aid, "en")
    desk.write(translation, {"Cantine": "Canteen"}, kind="machine")
    catalogue = export(translator)
    assert entry(catalogue, "Cantine").fuzzy

    send(translator, catalogue)
    assert StringTranslation.objects.get().translation_type == "machine"

    entry(catalogue, "Cantine").flags.remove("fuzzy")
    send(translator, catalogue)
    assert StringTranslation.objects.get().translation_type == "manual"


def test_team_sends_a_file_too(roles, aid):
    assert send(roles.client(TEAM), one()).status_code == 200
