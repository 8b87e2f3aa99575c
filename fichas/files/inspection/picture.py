"""Opens a picture and writes it again: the pixels stay; what a camera or an editor added beside them does not."""

from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps, JpegImagePlugin, UnidentifiedImageError

from .kept import Kept, Unfit

MOST_PIXELS = 24_000_000  # decoded and turned upright, some 200 MB of memory
MOST_PROGRESSIVE = 2 * MOST_PIXELS  # of a JPEG that is held whole before any of it is drawn, at any size
SCALES = (1, 2, 4, 8)  # by which a JPEG can be drawn smaller without drawing it whole
LARGEST_PROFILE = 512 * 1024


def inspect(data: bytes, kind: str) -> Kept:
    """The picture upright, as PNG or JPEG (`kind`), with its colour profile and nothing else. Raises Unfit.

    A photograph of more pixels is made smaller.
    """
    # Another library of the same process may have set it.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = None  # our own limits are asked before anything is drawn
    try:
        with Image.open(BytesIO(data), formats=[kind]) as picture:
            if kind == "PNG" and getattr(picture, "n_frames", 1) > 1:
                raise Unfit("moving picture")
            scale = fitting_scale(picture)
            if scale > 1:
                picture.draft(None, (picture.width // scale, picture.height // scale))
            picture.load()
            return Kept(encode(picture, kind), "smaller" if scale > 1 else "")
    except UnidentifiedImageError:
        raise Unfit("not a picture") from None
    except (OSError, SyntaxError, ValueError):
        raise Unfit("broken picture") from None


def fitting_scale(picture: Image.Image) -> int:
    """By how much the picture must be drawn smaller to fit. Raises Unfit when it cannot be."""
    pixels = picture.width * picture.height
    is_jpeg = isinstance(picture, JpegImagePlugin.JpegImageFile)
    if pixels > MOST_PROGRESSIVE and picture.info.get("progressive"):
        raise Unfit("too many pixels")
    for scale in SCALES if is_jpeg else (1,):
        if pixels <= MOST_PIXELS * scale * scale:
            return scale
    raise Unfit("too many pixels")


def encode(picture: Image.Image, kind: str) -> bytes:
    options = {}
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        # With its own tables the picture loses nothing more.
        options = {"qtables": picture.quantization, "subsampling": JpegImagePlugin.get_sampling(picture)}
    if profile := harmless_profile(picture.info.get("icc_profile")):
        options["icc_profile"] = profile
    ImageOps.exif_transpose(picture, in_place=True)
    picture.info = {name: value for name, value in picture.info.items() if name == "transparency"}
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def harmless_profile(profile: bytes | None) -> bytes | None:
    """A colour profile that is one: without it a picture of wide colours turns pale."""
    if not profile or len(profile) > LARGEST_PROFILE:
        return None
    try:
        ImageCms.ImageCmsProfile(BytesIO(profile))
    except (OSError, ValueError):
        return None
    return profile
