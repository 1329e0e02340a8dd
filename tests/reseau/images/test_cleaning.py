"""What is kept of a picture, and what is refused."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from reseau.images import cleaning
from reseau.images.cleaning import PictureRefused, clean
from tests.reseau.images import pictures
from tests.reseau.images.pictures import TELEPHONES, moving, png_of, saved, scene

LIMIT = 60_000_000
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(clean(content, LIMIT).content))
    picture.load()
    return picture


def near(colour, other):
    return all(abs(a - b) < 12 for a, b in zip(colour, other, strict=True))


@pytest.mark.parametrize("name", TELEPHONES)
def test_nothing_but_the_picture_is_kept(name):
    content = TELEPHONES[name]()
    kept = clean(content, LIMIT)

    picture = Image.open(BytesIO(kept.content))
    assert pictures.traces(content)
    assert pictures.traces(kept.content) == []
    assert dict(picture.getexif()) == {}
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    assert (picture.size, getattr(picture, "n_frames", 1)) == ((160, 120), 1)


@pytest.mark.parametrize(
    ("kind", "stored"), [("JPEG", "jpg"), ("HEIF", "jpg"), ("WEBP", "jpg"), ("AVIF", "jpg"), ("PNG", "png")]
)
def test_photograph_is_kept_as_jpeg_and_a_png_as_png(kind, stored):
    kept = clean(saved(kind=kind), LIMIT)

    assert (kept.extension, Image.open(BytesIO(kept.content)).format) == (stored, {"jpg": "JPEG", "png": "PNG"}[stored])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_taken_sideways_is_put_upright(kind):
    picture = opened(saved(kind=kind, exif=pictures.exif(orientation=6)))  # a quarter turn to the right

    assert picture.size == (120, 160)
    assert near(picture.getpixel((60, 10)), (255, 0, 0))
    assert near(picture.getpixel((60, 150)), (0, 0, 255))


def test_large_picture_is_made_smaller():
    assert opened(saved(scene((4000, 3000)))).size == (2400, 1800)
    assert opened(saved(scene((1500, 3000)), "PNG")).size == (1200, 2400)
    assert opened(saved(scene((300, 200)))).size == (300, 200)


def test_colours_of_a_profile_are_those_that_are_seen():
    """A profile whose red is green: what its pixels call red is seen green."""
    swapped = pictures.profile().replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")

    for kind in ("JPEG", "PNG", "WEBP", "HEIF"):
        assert near(opened(saved(kind=kind, icc_profile=swapped)).getpixel((10, 10)), (0, 255, 0))


def test_profile_that_is_none_is_left():
    assert near(opened(saved(icc_profile=b"not a profile")).getpixel((10, 10)), (255, 0, 0))


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_colours_of_print_and_grey_become_those_of_a_screen(mode):
    assert opened(saved(scene(mode=mode))).mode == "RGB"


def test_sixteen_bits_of_grey_keep_their_grey():
    picture = opened(saved(Image.new("I;16", (60, 60), 128 * 256), "PNG"))

    assert (picture.mode, picture.getpixel((5, 5))) == ("RGB", (128, 128, 128))


def test_transparency_is_kept_and_what_it_hides_is_not():
    drawing = Image.new("RGBA", (60, 60), (10, 200, 30, 0))
    drawing.paste((255, 0, 0, 255), (0, 0, 30, 60))

    for kind in ("PNG", "WEBP"):
        picture = opened(saved(drawing, kind, lossless=True, exact=True) if kind == "WEBP" else saved(drawing, kind))
        assert (picture.format, picture.getpixel((10, 10)), picture.getpixel((50, 10))) == (
            "PNG",
            (255, 0, 0, 255),
            (0, 0, 0, 0),
        )


def test_palette_with_transparency_is_kept_transparent():
    drawing = Image.new("P", (60, 60), 0)
    drawing.putpalette([0, 0, 0, 255, 0, 0])
    drawing.paste(1, (0, 0, 30, 60))

    picture = opened(saved(drawing, "PNG", transparency=0))

    assert (picture.mode, picture.getpixel((10, 10)), picture.getpixel((50, 10))) == (
        "RGBA",
        (255, 0, 0, 255),
        (0, 0, 0, 0),
    )


REFUSED = {
    "empty": (b"", cleaning.EMPTY),
    "svg": (SVG, cleaning.KINDS["image/svg+xml"]),
    "svg with a comment first": (b"<!-- " + b"x" * 500 + b" -->" + SVG, cleaning.KINDS["image/svg+xml"]),
    "gif": (saved(kind="GIF"), cleaning.KINDS["image/gif"]),
    "gif that moves": (moving("GIF"), cleaning.KINDS["image/gif"]),
    "png that moves": (moving("PNG"), cleaning.MOVING),
    "webp that moves": (moving("WEBP"), cleaning.MOVING),
    "avif that moves": (moving("AVIF"), cleaning.MOVING),
    "page": (HTML, cleaning.UNKNOWN),
    "php": (b"<?php system($_GET['c']); ?>", cleaning.UNKNOWN),
    "zip": (b"PK\x03\x04" + b"\0" * 200, cleaning.UNKNOWN),
    "pdf": (b"%PDF-1.7\n" + b"0" * 200, cleaning.KINDS["application/pdf"]),
    "film": (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"0" * 200, cleaning.KINDS["video"]),
    "bmp": (saved(kind="BMP"), cleaning.UNKNOWN),
    "tiff": (saved(kind="TIFF"), cleaning.UNKNOWN),
    "noise": (b"0" * 2000, cleaning.UNKNOWN),
    "start of a jpeg alone": (b"\xff\xd8\xff\xe0" + b"0" * 20, cleaning.SPOILT),
    "half a jpeg": (saved()[:-300], cleaning.SPOILT),
    "half a png": (saved(kind="PNG")[:-60], cleaning.SPOILT),
    "half a webp": (saved(kind="WEBP")[:100], cleaning.SPOILT),
    "half a heic": (pictures.with_metadata("HEIF")[:-300], cleaning.SPOILT),
    "one pixel": (saved(Image.new("RGB", (1, 1))), "Cette image est trop petite ou trop étroite (1 × 1 pixels)."),
    "thread": (saved(Image.new("RGB", (4000, 50))), "Cette image est trop petite ou trop étroite (4000 × 50 pixels)."),
    "a few too many pixels": (png_of(8000, 8000), "Cette image a trop de pixels : 60 millions au plus."),
    "bomb": (png_of(12_000, 12_000), "Cette image a trop de pixels : 60 millions au plus."),
    "great bomb": (png_of(60_000, 60_000), "Cette image a trop de pixels : 60 millions au plus."),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_refused_in_one_sentence(kind):
    content, sentence = REFUSED[kind]

    with pytest.raises(PictureRefused) as refusal:
        clean(content, LIMIT)

    assert str(refusal.value).startswith(sentence)


def test_code_hidden_in_a_picture_is_gone():
    """A picture and an archive, or a page, at the same time."""
    for hidden in (HTML, b"PK\x03\x04 an archive", b"<?php system($_GET['c']); ?>"):
        assert hidden not in clean(saved(comment=hidden) + hidden, LIMIT).content


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["JPEG", "PNG", "WEBP", "HEIF"]), st.integers(0, 3000), st.binary(min_size=1, max_size=8))
def test_damaged_picture_is_cleaned_or_refused(kind, place, noise):
    content = bytearray(saved(kind=kind))
    place %= len(content)
    content[place : place + len(noise)] = noise

    try:
        kept = clean(bytes(content), LIMIT)
    except PictureRefused:
        return
    assert Image.open(BytesIO(kept.content)).format in ("JPEG", "PNG")
