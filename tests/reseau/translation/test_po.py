"""What a PO file says, and why a sentence of it is refused."""

import pytest

from reseau.translation.po import Sentence, UnreadableError, fault_of, read, sentences, write

KEY = "0b5c5a0c-6f0e-4f5e-9d7a-3a5f4a3c2b1d"


def test_what_is_written_is_read_again():
    written = [
        Sentence(KEY, "title", "Cantine", "المطعم المدرسي", title="Cantine"),
        Sentence(KEY, "body.a1", 'Lire <a id="a1">« ici »</a>\\n', 'Read <a id="a1">"here"</a>\\n', True),
    ]

    again = list(sentences(read(write("ar", written).encode())))

    assert [(each.place, each.translation, each.by_machine) for each in again] == [
        (each.place, each.translation, each.by_machine) for each in written
    ]


def test_sentence_without_a_translation_is_not_read():
    assert list(sentences(read(write("en", [Sentence(KEY, "title", "Cantine")]).encode()))) == []


def test_file_with_the_line_ends_and_the_mark_of_another_system_is_read():
    text = write("en", [Sentence(KEY, "title", "Cantine", "Canteen")])

    [sentence] = sentences(read(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()))
    assert sentence.translation == "Canteen"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Ce n’est pas un fichier de traduction (.po)."),
        (b"/etc/passwd", "Ce n’est pas un fichier de traduction (.po)."),
        (b'msgid "a\0"\nmsgstr ""\n', "Ce n’est pas un fichier de traduction (.po)."),
        ("msgid « Été »\n".encode("latin-1"), "Le fichier n’est pas écrit en UTF-8."),
        (b'msgid "a"\nmsgstr "b\n', "Le fichier est abîmé"),
        (b'msgid "a"\nmsgst "b"\n', "Le fichier est abîmé"),
    ],
)
def test_what_is_no_such_file_is_refused_with_a_sentence(content, why):
    with pytest.raises(UnreadableError) as refusal:
        read(content)

    assert str(refusal.value).startswith(why)


@pytest.mark.parametrize(
    ("source", "translation", "why"),
    [
        ("Cantine", "Canteen", ""),
        ("Un <b>repas</b>", "A meal", ""),
        ("5 &lt; 10", "5 &lt; 10", ""),
        ("Cantine", "<script>alert(1)</script>", "balise inconnue : <script>."),
        ("Cantine", "<p>Canteen</p>", "balise inconnue : <p>."),
        ('Lire <a id="a1">ici</a>', "Read here", "les liens (<a id=…>) ne sont pas ceux du français."),
        ("Lire", 'Read <a id="a9">here</a>', "les liens (<a id=…>) ne sont pas ceux du français."),
        ("Bonjour {nom}", "Hello", "ce qui est entre accolades ou après % n’est pas ce qui est dans le français."),
        ("Cantine", "Canteen of the school", "trop long : 10 caractères au plus."),
    ],
)
def test_translation_is_refused_with_a_reason(source, translation, why):
    assert fault_of(source, translation, longest=10 if "trop" in why else None) == why


def test_attribute_in_a_translation_is_refused():
    assert fault_of("Un <b>repas</b>", '<b onclick="x">Meal</b>') != ""
