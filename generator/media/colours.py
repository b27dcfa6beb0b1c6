"""A decoded picture → the same one in sRGB, on white paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image as Pillow


def without_transparency(image: Pillow.Image, factor: int) -> Pillow.Image:
    """The picture without palette or transparency, at 8 bits.

    A transparent one is made smaller by `factor` first: 80 megapixels took 1.3 GB, and take 0.7.
    """
    from PIL import Image

    if image.mode.startswith("I"):  # 16 bits of grey; convert() would cut them off at 255
        return image.point(lambda level: level / 256).convert("L")
    if image.has_transparency_data:
        reduced = (image if image.mode == "RGBA" else image.convert("RGBA")).reduce(factor)  # convert() always copies
        paper = Image.new("RGBA", reduced.size, "white")
        paper.alpha_composite(reduced)
        paper.info = dict(image.info)
        image = paper
    return image.convert("RGB") if image.mode in ("1", "P", "RGBA") else image


def to_srgb(image: Pillow.Image) -> Pillow.Image | None:
    """The picture in sRGB. One without a profile is taken to be sRGB, as browsers do.

    Inks are not: the same four numbers are another colour on every paper, so without a usable profile of theirs there
    is no answer, and None is returned.
    """
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):  # a broken profile: browsers ignore it too
            pass
        else:
            assert turned is not None
            return turned
    return None if image.mode == "CMYK" else image.convert("RGB")
