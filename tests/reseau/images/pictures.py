"""Files as telephones and ill-meaning people make them. Each secret is a word that no clean picture holds."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, PngImagePlugin

SECRETS = [
    b"SECRETEXIF", b"SECRETXMP", b"SECRETIPTC", b"SECRETCOMMENT", b"SECRETTEXT", b"SECRETTAIL", b"SECRETSECOND",
]  # fmt: skip
TRACES = [b"Exif\x00", b"http://ns.adobe.com", b"xpacket", b"Photoshop 3.0", b"ICC_PROFILE", b"iCCP", b"MPF\x00"]
FILTERS = [
    f"format-{kind}|{size}" for kind in ("avif", "webp", "jpeg") for size in ("fill-80x45", "width-80", "original")
]
XMP = b'<?xpacket begin="?"?><x:xmpmeta xmlns:x="adobe:ns:meta/">SECRETXMP</x:xmpmeta><?xpacket end="w"?>'
GPS = {1: "N", 2: (48.0, 52.0, 33.12), 3: "E", 4: (2.0, 21.0, 7.92), 29: "2026:11:14"}
ORIENTATION, MAKE, DATE, GPS_BLOCK = 0x0112, 0x010F, 0x0132, 0x8825


def scene(size=(160, 120), mode="RGB") -> Image.Image:
    """A red left half and a blue right half."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    return picture.convert(mode)


def exif(orientation=1) -> bytes:
    block = Image.Exif()
    block[ORIENTATION], block[MAKE], block[DATE] = orientation, "SECRETEXIF", "2026:11:14 16:00:00"
    block.get_ifd(GPS_BLOCK).update(GPS)
    return block.tobytes()


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def saved(picture=None, kind="JPEG", **options) -> bytes:
    stream = BytesIO()
    (picture or scene()).save(stream, kind, **options)
    return stream.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def telephone_jpeg(**options) -> bytes:
    """A JPEG with all that a JPEG can carry: EXIF, position, thumbnail, XMP, IPTC, comment, profile, a film behind."""
    plain = saved(**{"exif": exif(), "icc_profile": profile(), "comment": b"SECRETCOMMENT", "xmp": XMP} | options)
    caption = b"SECRETIPTC"
    iptc = b"\x1c\x02\x78" + struct.pack(">H", len(caption)) + caption
    resource = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(iptc)) + iptc
    thumbnail = segment(0xE1, b"Exif\x00\x00SECRETSECOND" + saved(scene((80, 60))))
    return plain[:2] + segment(0xED, resource) + plain[2:20] + plain[20:] + thumbnail + b"SECRETTAIL" * 50


def telephone_png() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "SECRETTEXT")
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(kind="PNG", pnginfo=words, exif=exif(), icc_profile=profile()) + b"SECRETTAIL"


def telephone_mpo() -> bytes:
    """Two photographs in one file, as many telephones keep the map of depth with the picture."""
    second = Image.new("RGB", (160, 120), "green")
    return saved(kind="MPO", save_all=True, append_images=[second], exif=exif(), comment=b"SECRETCOMMENT")


def with_metadata(kind: str) -> bytes:
    return saved(kind=kind, exif=exif(), xmp=XMP, icc_profile=profile()) + b"SECRETTAIL"


TELEPHONES = {
    "IMG_20261114_Lea.jpg": telephone_jpeg,
    "Capture Lea.png": telephone_png,
    "DSC_0001.jpeg": telephone_mpo,
    "Lea.webp": lambda: with_metadata("WEBP"),
    "Lea.avif": lambda: with_metadata("AVIF"),
    "IMG_4032.HEIC": lambda: with_metadata("HEIF"),
    "IMG_4033.jpg": lambda: with_metadata("HEIF"),  # sent as JPEG, and still a HEIC
}


def moving(kind: str) -> bytes:
    red, blue = (Image.new("RGB", (64, 48), colour) for colour in ("red", "blue"))
    return saved(red, kind, save_all=True, append_images=[blue], duration=100, loop=0)


def png_of(width: int, height: int) -> bytes:
    """A small file whose header announces `width` × `height` pixels."""

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def traces(content: bytes) -> list[bytes]:
    """Which secrets, and which blocks that may hold some, are in `content`."""
    return [trace for trace in [*SECRETS, *TRACES] if trace in content]


def stored(settings) -> dict[str, bytes]:
    """Every file under the public folder, by its name."""
    root = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
