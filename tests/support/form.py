"""The form for editing at /admin/, driven by a browser: over a folder in its own file system, or over GitHub's API."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request

from tests.support.browser import PHONE
from tests.support.day import TOMORROW

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload

PICKED = "window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('du-an')"
"""No dialogue of the system can be clicked: the folder that is picked lies in the browser's own file system (OPFS)."""

PLAYWRIGHT = "Service Worker registration blocked by Playwright"
"""It says so itself."""

WRITE = """async (files) => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("du-an", { create: true });
  for (const [path, data] of Object.entries(files)) {
    const parts = path.split("/"), name = parts.pop();
    let at = root;
    for (const part of parts) at = await at.getDirectoryHandle(part, { create: true });
    const stream = await (await at.getFileHandle(name, { create: true })).createWritable();
    await stream.write(Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)));
    await stream.close();
  }
}"""

READ = """async () => {
  const files = {};
  async function walk(folder, path) {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") { await walk(handle, path + name + "/"); continue; }
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      let text = "";
      for (const byte of bytes) text += String.fromCharCode(byte);
      files[path + name] = btoa(text);
    }
  }
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("du-an"), "");
  return files;
}"""


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Path → bytes, of what authors wrote."""
    files = (path for path in sorted((folder / "content").rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@dataclass
class Form:
    """The form, open."""

    page: Page
    context: BrowserContext
    base: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    """Requests that left the site."""

    def told(self, message: ConsoleMessage) -> None:
        """Note a message of the console."""
        if PLAYWRIGHT not in message.text:
            self.complaints.append(f"{message.type}: {message.text}")

    def asked(self, request: Request) -> None:
        """Note a request that leaves the site."""
        if not request.url.startswith((self.base, "blob:")):
            self.foreign.append(request.url)

    def button(self, name: str) -> Locator:
        """A button that can be seen, by its words."""
        return self.page.get_by_role("button", name=name)

    def field(self, label: str, inside: Locator | None = None) -> Locator:
        """What is filled in below a label."""
        return (inside or self.page.locator("#main")).get_by_label(label)

    def part(self, title: str) -> Locator:
        """A part of a relic's screen, opened."""
        part = self.page.locator("details.chapter").filter(has=self.page.get_by_role("heading", name=title, exact=True))
        if part.get_attribute("open") is None:
            part.locator("> summary").click()
            part.locator(".part").first.wait_for()
        return part

    def group(self, title: str, inside: Locator) -> Locator:
        """A group inside of a part, opened."""
        group = inside.locator("details.group").filter(has=self.page.locator("> summary", has_text=title)).first
        if group.get_attribute("open") is None:
            group.locator("> summary").click()
        return group

    def put(self, files: dict[str, bytes]) -> None:
        """Write files of the folder, as another program would."""
        self.page.evaluate(WRITE, {path: base64.b64encode(data).decode() for path, data in files.items()})

    def files(self) -> dict[str, bytes]:
        """The files of the folder."""
        found: dict[str, str] = self.page.evaluate(READ)
        return {path: base64.b64decode(data) for path, data in sorted(found.items())}

    def open_folder(self, name: str) -> None:
        """Choose the folder, then a relic."""
        self.button("Chọn thư mục").click()
        self.button(name).click()
        self.page.locator("details.chapter").first.wait_for()

    def begin_relic(self, name: str, address: str) -> None:
        """Choose the folder and begin a relic, of which one person has told something."""
        self.button("Chọn thư mục").click()
        self.button("Di tích mới").click()
        self.field("Tên di tích").fill(name)
        self.field("Loại hình").select_option("communal-house")
        self.field("Địa chỉ").fill(address)
        self.field("Tên bài, sách").fill("Lời kể của ông Ba")
        self.field("Nơi đăng").fill("Ban quản trị đình")
        self.button("Tạo di tích").click()

    def add_festival(self) -> None:
        """Add one of the solar calendar, of which that person told."""
        festivals = self.part("Lễ hội")
        self.field("Tên lễ hội", festivals).fill("Lễ Kỳ yên")
        self.button("Thêm lễ hội").click()
        self.field("Tính ngày theo", festivals).select_option("solar")
        self.field("Ngày dương lịch", festivals).fill("04-30/05-01")
        festivals.locator("details.sources > summary").click()
        festivals.get_by_label("s1 · Lời kể của ông Ba").check()

    def add_photograph(self, data: bytes, credit: str) -> Locator:
        """Add one, with who took it; returns the part it is in."""
        photographs = self.part("Ảnh")
        shot: FilePayload = {"name": "IMG_2031.JPG", "mimeType": "image/jpeg", "buffer": data}
        self.field("Thêm ảnh", photographs).set_input_files(files=[shot])
        self.field("Người chụp", photographs).fill(credit)
        self.field("Giấy phép", photographs).fill("CC BY 4.0")
        return photographs

    def saved(self) -> None:
        """Until the draft lies in the browser."""
        self.page.wait_for_timeout(400)

    def review(self) -> None:
        """Go to what was changed."""
        self.button("Xem lại và gửi").click()
        self.page.get_by_role("heading", name="Xem lại trước khi gửi").wait_for()


def opened(browser: Browser, base: str, **options: Any) -> Form:
    """The form in a fresh profile of a phone."""
    context = browser.new_context(**({"viewport": PHONE, "locale": "vi-VN", "service_workers": "block"} | options))
    context.add_init_script(PICKED)
    context.clock.set_fixed_time(TOMORROW)
    form = Form(context.new_page(), context, base)
    form.page.on("console", form.told)
    form.page.on("pageerror", lambda error: form.complaints.append(str(error)))
    form.page.on("dialog", lambda dialog: dialog.accept())
    context.on("request", form.asked)
    form.page.goto(f"{base}/admin/")
    form.page.get_by_role("heading", level=1).wait_for()
    return form
