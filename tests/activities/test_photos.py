import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from samsyn.activities.photos import LONGEST_SIDE, MOST_BYTES, UnreadablePhoto, clean_photo

TRACES = (
    b"Exif", b"GPS", b"xmp", b"XMP", b"adobe", b"ICC", b"iCCP", b"tEXt", b"zTXt", b"iTXt",
    b"eXIf", b"tIME", b"Photoshop", b"Anna", b"Telefon",
)  # fmt: skip
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Anna</x:xmpmeta>"


def picture(mode="RGB", size=(64, 48)):
    """Red to the left, blue to the right."""
    image = Image.new("RGB", size, (200, 20, 20))
    image.paste((20, 20, 200), (size[0] // 2, 0, size[0], size[1]))
    return image.convert(mode)


def exif(orientation=1):
    data = Image.Exif()
    data[ExifTags.Base.Make] = "Telefon"
    data[ExifTags.Base.Artist] = "Anna"
    data[ExifTags.Base.Orientation] = orientation
    data[ExifTags.Base.DateTime] = "2026:11:22 12:00:00"
    gps = data.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N"
    gps[ExifTags.GPS.GPSLatitude] = (63.0, 49.0, 33.0)
    gps[ExifTags.GPS.GPSLongitudeRef] = "E"
    gps[ExifTags.GPS.GPSLongitude] = (20.0, 15.0, 47.0)
    return data


def saved(image, kind="JPEG", **more):
    file = BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def opened(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image


def loaded_with_traces(kind):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more = {"exif": exif(), "icc_profile": srgb}
    if kind == "PNG":
        more["pnginfo"] = PngInfo()
        more["pnginfo"].add_text("Author", "Anna")
        more["pnginfo"].add_itxt("XML:com.adobe.xmp", XMP.decode())
    else:
        more["xmp"] = XMP
    if kind == "JPEG":
        more["comment"] = b"Anna"
    return saved(picture(), kind, **more)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_no_trace_of_place_time_or_maker_is_left(kind):
    photo = loaded_with_traces(kind)
    assert any(trace in photo for trace in TRACES)
    if kind != "PNG":
        assert opened(photo).getexif().get_ifd(ExifTags.IFD.GPSInfo)
    clean = clean_photo(photo)
    assert not [trace for trace in TRACES if trace in clean]
    assert not opened(clean).getexif()
    assert set(opened(clean).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_what_stands_after_the_end_of_the_picture_is_gone():
    assert b"Anna" not in clean_photo(saved(picture()) + b"Anna was here")


@pytest.mark.parametrize(
    ("orientation", "red_is"),
    list(enumerate(["left", "right", "right", "left", "top", "top", "bottom", "bottom"], start=1)),
)
def test_the_picture_stands_upright(orientation, red_is):
    clean = opened(clean_photo(saved(picture(), exif=exif(orientation), quality=95)))
    width, height = clean.size
    assert (width > height) is (red_is in ("left", "right"))
    places = {
        "left": (2, height // 2),
        "right": (width - 3, height // 2),
        "top": (width // 2, 2),
        "bottom": (width // 2, height - 3),
    }
    red, _green, blue = clean.getpixel(places[red_is])
    assert red > 150 > 100 > blue


@pytest.mark.parametrize("size", [(2001, 10), (10, 2400), (3000, 2500), (4000, 4000)])
def test_the_longest_side_is_at_most_two_thousand(size):
    assert max(opened(clean_photo(saved(picture(size=size)))).size) == LONGEST_SIDE


def test_a_small_picture_is_not_made_larger():
    assert opened(clean_photo(saved(picture()))).size == (64, 48)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK"])
def test_pictures_of_every_kind_become_jpeg(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(clean_photo(saved(picture(mode), kind))).format == "JPEG"


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_a_transparent_picture_stays_transparent(mode):
    image = picture(mode)
    image.putalpha(0)
    clean = opened(clean_photo(saved(image, "PNG")))
    assert (clean.format, clean.mode) == ("PNG", "RGBA")
    assert clean.getpixel((3, 3))[3] == 0


def swapped():
    """A profile of sRGB whose red is blue and whose blue is red."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return srgb.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")


@pytest.mark.parametrize("orientation", [1, 6])
def test_colours_of_another_profile_are_converted_before_it_is_dropped(orientation):
    photo = saved(picture(), exif=exif(orientation), icc_profile=swapped())
    clean = opened(clean_photo(photo))
    assert (clean.width > clean.height) is (orientation == 1)
    red, _green, blue = clean.getpixel((3, 3))
    assert red < 100 < 150 < blue


def test_a_broken_profile_is_passed_over():
    clean = opened(clean_photo(saved(picture(), icc_profile=b"no profile at all")))
    assert clean.getpixel((3, 3))[0] > 150


def test_the_same_photo_gives_the_same_bytes():
    photo = loaded_with_traces("JPEG")
    assert clean_photo(photo) == clean_photo(photo)


def test_a_cleaned_photo_can_be_cleaned_again():
    assert opened(clean_photo(clean_photo(saved(picture())))).size == (64, 48)


def bomb(width, height):
    """A PNG of a few bytes that says it is huge."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(8000, 7000), (12_000, 9_000), (60_000, 60_000), (2**31 - 1, 1)])
def test_a_picture_of_too_many_pixels_is_refused(size):
    with pytest.raises(UnreadablePhoto, match="bildpunkter"):
        clean_photo(bomb(*size))


def test_a_file_of_too_many_bytes_is_refused_unread():
    with pytest.raises(UnreadablePhoto, match="15 MB"):
        clean_photo(b"\xff" * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + b"\0" * 40,
        b"\0\0\0\x18ftypheic" + b"\0" * 40,
        bomb(10, 10)[:40],
        saved(picture())[:300],
        saved(picture(), "BMP"),
        saved(picture(), "TIFF"),
    ],
    ids=["empty", "pdf", "svg", "gif", "heic", "half png", "half jpeg", "bmp", "tiff"],
)
def test_what_is_no_photograph_is_refused_with_a_sentence(data):
    with pytest.raises(UnreadablePhoto, match="JPEG eller PNG"):
        clean_photo(data)


WHOLE = [loaded_with_traces("JPEG"), loaded_with_traces("PNG"), loaded_with_traces("WEBP")]


@given(
    whole=st.sampled_from(WHOLE),
    damage=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=12),
    end=st.floats(0.1, 1),
)
def test_a_damaged_photo_is_refused_or_clean(whole, damage, end):
    data = bytearray(whole)
    for place, value in damage:
        data[int(place * len(data))] = value
    try:
        clean = clean_photo(bytes(data[: int(end * len(data))]))
    except UnreadablePhoto:
        return
    assert not opened(clean).getexif()
    assert not [trace for trace in TRACES[:-2] if trace in clean]


@given(st.binary(max_size=2000))
def test_any_bytes_are_refused_or_clean(data):
    with pytest.raises(UnreadablePhoto):
        clean_photo(data)
