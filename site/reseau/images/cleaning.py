"""What is kept of a picture that somebody sends: the pixels, the right way up, in sRGB, and nothing else.

Bytes in, bytes out: no request, no storage, no database. A picture is decoded and encoded anew, so that nothing it
carried survives: EXIF (position, date, telephone, thumbnail), XMP, IPTC, comments, profiles, second images, films and
whatever follows the end of the picture.
"""

from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

import filetype
from PIL import Image, ImageCms, ImageOps
from pillow_heif import register_heif_opener

register_heif_opener()

READ = ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"]  # Pillow’s names
# What telephones make (Pillow calls some of their JPEG so): a burst, or a map of depth.
# The first picture is the photograph.
SEVERAL_IN_ONE = {"MPO", "HEIF"}
LONG_SIDE = 2400  # pixels: twice what the widest screen is served
SHORT_SIDE = 40  # pixels: the smallest logo that can be read
NARROWEST = 20  # a long side of 20 times the short one, at most
JPEG = {"format": "JPEG", "quality": 88, "optimize": True, "progressive": True}
PNG = {"format": "PNG", "optimize": True}

EMPTY = "Ce fichier est vide. Envoyez de nouveau la photo."
MOVING = "Cette image est animée. Choisissez une image fixe : rien ne bouge ni ne clignote sur le site."
SPOILT = "Cette photo est abîmée ou incomplète. Envoyez-la de nouveau, ou choisissez-en une autre."
UNKNOWN = "Ce fichier n’est pas une photo que le site sait lire. Choisissez une photo JPEG, PNG, WebP, AVIF ou HEIC."
KINDS = {
    "image/gif": "Les images GIF ne sont pas acceptées. Choisissez une photo JPEG, PNG ou HEIC.",
    "image/svg+xml": "Les dessins SVG ne sont pas acceptés. Enregistrez-le en PNG, puis envoyez-le.",
    "application/pdf": "Ce fichier est un PDF, pas une photo. Rangez-le dans les documents.",
    "video": "Ce fichier est une vidéo, pas une photo. Choisissez une photo JPEG, PNG ou HEIC.",
}


class PictureRefused(ValueError):
    """A file that is not kept; its text is the French sentence for whoever sent it."""


@dataclass(frozen=True)
class CleanPicture:
    """Bytes of a JPEG, or of a PNG where the picture was one or has transparency; `extension` without its dot."""

    content: bytes
    extension: str


def clean(content: bytes, max_pixels: int) -> CleanPicture:
    """The picture in `content` and nothing else, `LONG_SIDE` pixels at most. Raises PictureRefused.

    The size is read in the header and judged (`max_pixels` = width × height) before anything is decoded.
    """
    if not content:
        raise PictureRefused(EMPTY)
    with _opened(content, max_pixels) as picture:
        lossless = picture.format == "PNG"
        try:
            return _encoded(_pixels(picture), lossless)
        except Exception as error:  # what a decoder raises on a damaged or hostile file is documented nowhere
            raise PictureRefused(SPOILT) from error


def _opened(content: bytes, max_pixels: int) -> Image.Image:
    """The picture with its header read, and judged. Nothing is decoded yet."""
    try:
        picture = Image.open(BytesIO(content), formats=READ)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureRefused(_too_many(max_pixels)) from error
    except Exception as error:  # the same
        raise PictureRefused(_what_it_is(content)) from error
    if fault := _fault(picture, max_pixels):
        picture.close()
        raise PictureRefused(fault)
    return picture


def _fault(picture: Image.Image, max_pixels: int) -> str:
    """What is wrong with the header of `picture`, in one sentence; "" when nothing is."""
    width, height = picture.size
    if width * height > max_pixels:
        return _too_many(max_pixels)
    if min(width, height) < SHORT_SIDE or max(width, height) > NARROWEST * min(width, height):
        return (
            f"Cette image est trop petite ou trop étroite ({width} × {height} pixels). "
            f"Il faut au moins {SHORT_SIDE} pixels de chaque côté."
        )
    if getattr(picture, "n_frames", 1) > 1 and picture.format not in SEVERAL_IN_ONE:
        return MOVING
    return ""


def _too_many(max_pixels: int) -> str:
    return (
        f"Cette image a trop de pixels : {max_pixels // 1_000_000} millions au plus. "
        "Réduisez-la, ou prenez la photo avec une définition plus basse."
    )


def _what_it_is(content: bytes) -> str:
    """Why a file that is not a picture of ours is refused, by what it is and whatever it is called."""
    if b"<svg" in content[:2000].lower():
        return KINDS["image/svg+xml"]
    kind = filetype.guess_mime(content) or ""
    if kind in {"image/jpeg", "image/png", "image/webp", "image/avif", "image/heic"}:
        return SPOILT
    return KINDS.get(kind) or KINDS.get(kind.partition("/")[0]) or UNKNOWN


def _pixels(picture: Image.Image) -> Image.Image:
    """The picture decoded, upright, in sRGB, at its kept size: RGB or, with transparency, RGBA."""
    picture.draft(None, (LONG_SIDE, LONG_SIDE))  # a JPEG is decoded near its kept size: less memory
    picture.load()
    profile = picture.info.get("icc_profile")
    upright = _in_colour(ImageOps.exif_transpose(picture), profile)
    upright.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    if upright.mode == "RGBA" and upright.getchannel("A").getextrema()[0] == 255:
        upright = upright.convert("RGB")
    blank = Image.new(upright.mode, upright.size)  # without what Pillow would write again: comment, profile
    # Where nothing is seen, nothing is kept: a colour may hide under full transparency.
    blank.paste(upright, mask=_seen(upright) if upright.mode == "RGBA" else None)
    return blank


def _seen(picture: Image.Image) -> Image.Image:
    return picture.getchannel("A").point(lambda alpha: 255 if alpha else 0)


def _in_colour(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if picture.mode.startswith("I"):  # 16 bits of grey, that Pillow would cut rather than divide
        picture = picture.point(lambda grey: grey / 256, "L" if picture.mode != "I" else None).convert("L")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode in ("P", "PA", "LA", "La", "RGBa") or (mode == "RGBA" and picture.mode != "RGBA"):
        picture = picture.convert(mode)
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):  # a profile of other colours, or of none: the picture stays
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    return picture.convert(mode)


def _encoded(pixels: Image.Image, lossless: bool) -> CleanPicture:
    stream = BytesIO()
    if lossless or pixels.mode == "RGBA":
        pixels.save(stream, **PNG)
        return CleanPicture(stream.getvalue(), "png")
    pixels.save(stream, **JPEG)
    return CleanPicture(stream.getvalue(), "jpg")
