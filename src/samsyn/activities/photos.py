"""A photograph as proof: the picture itself, and nothing of where, when or by whom it was taken."""

from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

MOST_BYTES = 15_000_000
MOST_PIXELS = 50_000_000
"""The largest that telephones make, and what a small server can hold in memory."""
LONGEST_SIDE = 2_000
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
TRANSPARENT = ("RGBA", "LA", "PA")
QUALITY = 85


class UnreadablePhoto(ValueError):
    """The file is no photograph that can be kept; says what to do in Swedish."""


def clean_photo(data: bytes) -> bytes:
    """The picture upright, in sRGB, at most 2,000 pixels wide or high, without any metadata.

    JPEG, or PNG where it is transparent. The same bytes in give the same bytes out.
    """
    if len(data) > MOST_BYTES:
        raise UnreadablePhoto(_("Bilden är större än 15 MB. Minska den och försök igen."))
    try:
        image = _plain(_opened(data))
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        return _written(_in_srgb(ImageOps.exif_transpose(image)))
    except UnreadablePhoto:
        raise
    except Image.DecompressionBombError as problem:
        raise _too_many_pixels() from problem
    except Exception as problem:  # a decoder given a broken file may fail in any way
        raise UnreadablePhoto(
            _("Bilden går inte att läsa. Spara den som JPEG eller PNG och försök igen.")
        ) from problem


def _opened(data: bytes) -> Image.Image:
    Image.init()
    image = Image.open(BytesIO(data), formats=[name for name in FORMATS if name in Image.OPEN])
    if image.width * image.height > MOST_PIXELS:
        raise _too_many_pixels()
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    image.load()
    return image


def _plain(image: Image.Image) -> Image.Image:
    """In one of the four modes whose colours a profile describes."""
    if image.mode in TRANSPARENT or "transparency" in image.info:
        return image.convert("RGBA")
    return image if image.mode in ("RGB", "L", "CMYK") else image.convert("RGB")


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            return _converted(image, profile, mode)
        except (ImageCms.PyCMSError, OSError):  # broken, or for another kind of picture
            pass
    return image.convert(mode)


def _converted(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    origin = ImageCms.ImageCmsProfile(BytesIO(profile))
    srgb = ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(image, origin, srgb, outputMode=mode)
    assert converted is not None
    return converted


def _written(image: Image.Image) -> bytes:
    """Written from its pixels alone, so that nothing else can follow."""
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    file = BytesIO()
    if bare.mode == "RGBA":
        bare.save(file, "PNG", optimize=True)
    else:
        bare.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()


def _too_many_pixels() -> UnreadablePhoto:
    return UnreadablePhoto(_("Bilden har för många bildpunkter. Minska den och försök igen."))
