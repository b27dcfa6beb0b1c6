"""Somebody who has never seen YAML adds a sixth relic by the form on a phone, and a seventh by answering an issue form."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.support.browser import serve
from tests.support.form import Form, bytes_of, opened
from tests.support.issues import body
from tests.support.worlds import ROOT, ditich


def photograph() -> bytes:
    """A picture of 12 megapixels with the place where it was taken."""
    picture, exif = Image.new("RGB", (4000, 3000), "#8C1D18"), Image.Exif()
    exif.get_ifd(0x8825)[2] = (10.0, 8.0, 34.0)
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif)
    return file.getvalue()


def fill_in(form: Form) -> None:
    """What a person types and touches, from an empty form to a saved relic."""
    form.begin_relic("Đình Bịa Để Thử", "Ấp Bịa, xã Bịa")
    texts = form.part("Bài viết")
    form.field("Tóm tắt", texts).fill("Ngôi đình bịa ra để thử.")
    for chapter in ("Lịch sử hình thành", "Nét đẹp kiến trúc", "Giá trị lịch sử – văn hóa"):
        form.field(chapter, texts).fill("Ông Ba kể: bịa ra để thử.[^s1]")
    form.add_festival()
    photographs = form.add_photograph(photograph(), "Nguyễn Văn A")
    form.group("Tiếng Việt", photographs)
    form.field("Lời tả", photographs).first.fill("Cổng đình nhìn từ đường")
    form.field("Chú thích", photographs).first.fill("Cổng đình")
    form.field("Chỗ treo", form.part("Biển QR")).fill("cổng chính")
    form.saved()
    form.review()
    form.button("Lưu vào thư mục").click()
    form.page.get_by_role("heading", name="Đã lưu").wait_for()


def test_a_sixth_relic_comes_by_the_form_and_a_seventh_by_an_issue(browser: Browser, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    assert 0 == ditich(tmp_path, "build").exit_code
    server = serve(tmp_path / "output/site")
    form = opened(browser, f"http://127.0.0.1:{server.server_port}")
    form.put(bytes_of(tmp_path))
    fill_in(form)
    for path, data in form.files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert ([], []) == (form.complaints, form.foreign)
    form.context.close()
    server.shutdown()
    server.server_close()

    sixth = tmp_path / "content/sites/dinh-bia-de-thu"
    with Image.open(next((sixth / "photos").iterdir())) as picture:
        assert not picture.getexif()
    checked = ditich(tmp_path, "check")
    assert 0 == checked.exit_code, checked.output

    (tmp_path / "issue.md").write_text(body(), "utf-8")
    told = ditich(tmp_path, "new", "--from-issue", str(tmp_path / "issue.md"), "--note", str(tmp_path / "note.md"))
    assert 0 == told.exit_code, told.output
    checked = ditich(tmp_path, "check")
    assert 0 == checked.exit_code, checked.output
    assert "dinh-binh-pho" in checked.output

    plaques = [path.read_text("utf-8") for path in (tmp_path / "content/plaques").iterdir()]
    assert {"dinh-bia-de-thu", "dinh-binh-pho"} <= {
        re.findall(r"^relic: (\S+)", text, re.MULTILINE)[0] for text in plaques
    }
    assert 7 == len([*(tmp_path / "content/sites").iterdir()])
