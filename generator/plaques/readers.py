"""Who reads a picture: zxing-cpp, and zbar where it is installed. They share no code."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from typing import NamedTuple

import zxingcpp
from PIL import Image

QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)

ZBAR = "zbar"


class Reader(NamedTuple):
    """A program that finds QR symbols in a picture."""

    name: str
    version: str
    texts: Callable[[Image.Image], tuple[str, ...]]
    """Texts of all symbols in an 8-bit grey picture that are dark on light."""


def zxing_texts(picture: Image.Image) -> tuple[str, ...]:
    """What zxing-cpp reads; it is told to take no symbol that is light on dark, which half of all phones do not."""
    return tuple(
        barcode.text for barcode in zxingcpp.read_barcodes(picture, formats=QR, try_invert=False, try_downscale=False)
    )


@cache
def readers() -> tuple[Reader, ...]:
    """The readers of this machine: zxing-cpp first, which every one has."""
    first = Reader("zxing-cpp", version("zxing-cpp"), zxing_texts)
    second = _zbar()
    return (first, second) if second else (first,)


def _zbar() -> Reader | None:
    """ZBar through pyzbar; None where there is no pyzbar, or no libzbar of the system for it (Windows' wheel brings one)."""
    try:
        from ctypes import byref, c_uint

        from pyzbar import pyzbar, wrapper
    except ImportError:
        return None

    def texts(picture: Image.Image) -> tuple[str, ...]:
        found = pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])
        return tuple(symbol.data.decode("utf-8", "replace") for symbol in found)

    major, minor = c_uint(), c_uint()
    wrapper.zbar_version(byref(major), byref(minor))
    return Reader(ZBAR, f"{major.value}.{minor.value}", texts)
