"""Opens a picture and writes it again: the pixels stay; what a camera or an editor added beside them does not."""

from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps, JpegImagePlugin, UnidentifiedImageError

from .unfit import Unfit

MOST_PIXELS = 24_000_000  # decoded and turned upright, some 200 MB of memory
LARGEST_PROFILE = 512 * 1024


def inspect(data: bytes, kind: str) -> bytes:
    """The picture upright, as PNG or JPEG (`kind`), with its colour profile and nothing else. Raises Unfit."""
    # Another library of the same process may have set it.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(BytesIO(data), formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Unfit("too many pixels")
            if kind == "PNG" and getattr(picture, "n_frames", 1) > 1:
                raise Unfit("moving picture")
            picture.load()
            return written(picture, kind)
    except Image.DecompressionBombError:
        raise Unfit("too many pixels") from None
    except UnidentifiedImageError:
        raise Unfit("not a picture") from None
    except (OSError, SyntaxError, ValueError):
        raise Unfit("broken picture") from None


def written(picture: Image.Image, kind: str) -> bytes:
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
