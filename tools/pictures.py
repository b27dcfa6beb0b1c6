"""Takes the pictures of README and guide anew, from the real content: `make pictures`.

Pages are seen by the browser of the tests, the plaque and its ticket by pdfium. Look at them before they are committed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.support.browser import DESK, PHONE, serve
from tests.support.form import bytes_of, opened
from tests.support.install import chromium
from tests.support.worlds import ROOT, ditich

IMAGES = ROOT / "docs/images"
SHARP = 1.25
"""Pixels of a picture for one of the phone."""

COLOURS = 128
"""Of a picture: pages have few."""


def main() -> None:
    """Build the content in a temporary folder and write the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        built = ditich(ROOT, "--output", str(output), "build")
        assert built.exit_code == 0, built.output
        server = serve(output / "site")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            for name, picture in (
                *_pages(browser, f"http://127.0.0.1:{server.server_port}"),
                *_papers(output / "print"),
            ):
                _write(name, picture)
        server.shutdown()
        server.server_close()


def _pages(browser: Browser, base: str) -> Iterator[tuple[str, Image.Image]]:
    phone = browser.new_page(viewport=PHONE, device_scale_factor=SHARP, locale="vi-VN")
    phone.goto(f"{base}/vi/dinh-thoi-an/", wait_until="networkidle")
    yield "trang-dien-thoai", _seen(phone.screenshot())
    desk = browser.new_page(viewport=DESK, locale="vi-VN")
    desk.goto(f"{base}/vi/", wait_until="networkidle")
    yield "trang-may-tinh", _seen(desk.screenshot())
    form = opened(browser, base, device_scale_factor=SHARP)
    form.put(bytes_of(ROOT))
    form.open_folder("Đình Thới An")
    form.page.wait_for_timeout(300)
    yield "bieu-mau-di-tich", _seen(form.page.screenshot())
    form.part("Lễ hội").scroll_into_view_if_needed()
    form.page.wait_for_timeout(300)
    yield "bieu-mau-le-hoi", _seen(form.page.screenshot())


def _papers(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    (plaque,) = folder.glob("**/pn8wc.pdf")
    yield "bien-qr", _page(plaque, 770)
    yield "phieu-dat-lam", _page(plaque.with_name("ticket.pdf"), 936)


def _page(file: Path, height: int) -> Image.Image:
    """The first page of a PDF, so many px high."""
    page = pypdfium2.PdfDocument(file)[0]
    picture: Image.Image = page.render(scale=height / page.get_height()).to_pil()
    return picture


def _seen(screenshot: bytes) -> Image.Image:
    return Image.open(BytesIO(screenshot)).convert("RGB")


def _write(name: str, picture: Image.Image) -> None:
    path = IMAGES / f"{name}.png"
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {picture.width} × {picture.height} px, {path.stat().st_size // 1000} KB")


if __name__ == "__main__":
    main()
