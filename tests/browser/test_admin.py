"""The form for editing: what is written reaches the files, nothing else of them changes, and nothing is lost."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from difflib import ndiff
from pathlib import Path
from random import Random
from typing import Any

import brotli
import pytest
from PIL import Image
from playwright.sync_api import Browser, Playwright, expect

from generator.content.source import Data, TextFile, parse
from generator.plaques import codes
from generator.text.names import slug
from generator.upgrade.rewriting import comments, end_of, items_of, pairs_of, root_of
from tests.support.browser import PHONE, serve
from tests.support.day import TOMORROW
from tests.support.form import Form, bytes_of, opened
from tests.support.github import TOKEN, GitHub, checked_out
from tests.support.install import chromium
from tests.support.worlds import BASE, ROOT, ditich, edit

THOI_AN = "content/sites/dinh-thoi-an"
REPOSITORY = "doan-o-mon/ditich"
CHECKERS = ROOT / "tests/node_modules"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content of a project that names its repository, built."""
    folder = tmp_path_factory.mktemp("admin")
    shutil.copytree(ROOT / "content", folder / "content")
    edit(folder / "content", "project.yaml", "steward:", f"repository: https://github.com/{REPOSITORY}\nsteward:")
    assert 0 == ditich(folder, "build").exit_code
    return folder


@pytest.fixture(scope="module")
def base(project: Path) -> Iterator[str]:
    """Where it is served, under the headers it is sent with."""
    server = serve(project / "output/site")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def form(browser: Browser, base: str, project: Path) -> Iterator[Form]:
    """The form, over a copy of the project's folder."""
    found = opened(browser, base)
    found.put(bytes_of(project))
    yield found
    found.context.close()


@pytest.fixture
def hub(tmp_path: Path, project: Path) -> GitHub:
    """The project at GitHub."""
    shutil.copytree(project / "content", tmp_path / "content")
    return checked_out(tmp_path, REPOSITORY)


@pytest.fixture
def connect(browser: Browser, base: str, hub: GitHub) -> Iterator[Callable[[], Form]]:
    """Opens the form of somebody who has a token, over the repository."""
    forms = []

    def connected() -> Form:
        form = opened(browser, base)
        forms.append(form)
        form.context.route("https://api.github.com/**", hub.route)
        form.field("Mã truy cập").fill(TOKEN)
        form.button("Mở").click()
        form.page.locator(".relics li").first.wait_for()
        return form

    yield connected
    for form in forms:
        form.context.close()


def changes(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[str]]:
    """File → the lines that went (-) and came (+), as a person sees them."""
    assert set(before) <= set(after), "a file is gone"
    changed = [path for path in after if before.get(path) != after[path] and not path.endswith(".jpg")]
    texts = {path: [(files.get(path) or b"").decode().splitlines() for files in (before, after)] for path in changed}
    return {path: [line for line in ndiff(*both) if line[0] in "+-"] for path, both in texts.items()}


def check(files: dict[str, bytes], folder: Path) -> str:
    """What `ditich check` says of these files; they have no error."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    result = ditich(folder, "check")
    assert 0 == result.exit_code, result.output
    return result.output


def photograph() -> bytes:
    """As a telephone takes it: 3,000 px, held upright, with the place where it was taken."""
    picture, exif = Image.new("RGB", (3000, 1500), "white"), Image.Exif()
    picture.paste("red", (0, 0, 3000, 400))
    exif[0x0112] = 6  # turned by 90°: what is on the left of the sensor is up
    exif[0x010F] = "Hãng điện thoại"
    exif.get_ifd(0x8825)[2] = (10.0, 8.0, 34.0)
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif)
    return file.getvalue()


# ---- a folder ---------------------------------------------------------------------------------------


def test_what_is_filled_in_is_what_the_files_say_and_nothing_else_changes(
    form: Form, project: Path, tmp_path: Path
) -> None:
    form.open_folder("Đình Thới An")
    facts = form.part("Dữ kiện")
    rank = form.group("Xếp hạng", facts)
    form.field("Cơ quan", rank).fill("UBND thành phố Cần Thơ")
    hours = form.group("Giờ mở cửa", facts)
    form.field("Giờ (", hours).fill("07:00-17:00")
    texts = form.part("Bài viết")
    form.field("Nét đẹp kiến trúc", texts).press("Control+End")
    form.page.keyboard.insert_text(" Nhà võ ca lợp ngói.")
    texts.get_by_label("Dẫn nguồn…").nth(1).select_option("s5")
    photographs = form.add_photograph(photograph(), "Nguyễn Văn A, Đoàn phường")
    for number, language in enumerate(("Tiếng Việt", "English", "ភាសាខ្មែរ", "中文")):
        form.group(language, photographs)
        form.field("Lời tả", photographs).nth(number).fill("Cổng đình nhìn từ đường")
        form.field("Chú thích", photographs).nth(number).fill("Cổng đình: nhìn từ sông")
    form.saved()
    form.review()
    before = bytes_of(project)
    form.button("Lưu vào thư mục").click()
    form.page.get_by_role("heading", name="Đã lưu").wait_for()
    after = form.files()

    assert {
        f"{THOI_AN}/site.yaml": [
            "+   authority: UBND thành phố Cần Thơ",
            "-   open: 08:00-17:00",
            "+   open: 07:00-17:00",
            "+ photos:",
            "+   - file: dinh-thoi-an.jpg",
            "+     credit: Nguyễn Văn A, Đoàn phường",
            "+     licence: CC BY 4.0",
        ],
    } == {path: lines for path, lines in changes(before, after).items() if path.endswith("site.yaml")}
    story = changes(before, after)[f"{THOI_AN}/vi.md"]
    assert [
        "+ photos:",
        "+   dinh-thoi-an.jpg:",
        "+     alt: Cổng đình nhìn từ đường",
        '+     caption: "Cổng đình: nhìn từ sông"',
    ] == [line for line in story if line.startswith("+") and ("photos" in line or "Cổng" in line or ".jpg" in line)]
    assert [True] == [line.endswith("Nhà võ ca lợp ngói.[^s5]") for line in story if "võ ca lợp" in line]
    assert {f"{THOI_AN}/{name}" for name in ("site.yaml", "vi.md", "en.md", "km.md", "zh.md")} == set(
        changes(before, after)
    )

    with Image.open(io.BytesIO(after[f"{THOI_AN}/photos/dinh-thoi-an.jpg"])) as picture:
        assert (1200, 2400) == picture.size
        assert not picture.getexif()
        red, _, blue = picture.convert("RGB").getpixel((1150, 1200))  # type: ignore[misc]  # three bands
        assert (red > 200, blue < 60) == (True, True), "what was up is on the right: the picture was turned"
    dated = [path for path, lines in changes(before, after).items() if any("updated" in line for line in lines)]
    assert [f"{THOI_AN}/vi.md"] == dated, "a caption does not make a text newer"
    check(after, tmp_path / "checked")
    assert ([], []) == (form.complaints, form.foreign)


def test_a_new_relic_with_a_festival_and_a_plaque_passes_the_check(form: Form, project: Path, tmp_path: Path) -> None:
    form.begin_relic("Đình Mẫu: Thử 👩‍👩‍👧", "Ấp Mẫu, xã “Mẫu”")
    texts = form.part("Bài viết")
    form.field("Tóm tắt", texts).fill("Đình của làng Mẫu, dựng bằng gỗ.")
    form.field("Tên (", texts).fill("Đình Mẫu: Thử")
    form.add_festival()
    plaques = form.part("Biển QR")
    form.field("Chỗ treo", plaques).fill("cổng chính")
    form.saved()
    form.review()
    form.button("Lưu vào thư mục").click()
    form.page.get_by_role("heading", name="Đã lưu").wait_for()
    before, after = bytes_of(project), form.files()
    new = {path: data.decode() for path, data in after.items() if path not in before}
    (plaque,) = (path for path in new if "/plaques/" in path)

    assert {path: after[path] for path in before} == before
    assert (
        "# yaml-language-server: $schema=../../.schemas/plaque.json\nrelic: dinh-mau-thu\nplace: cổng chính\n"
        == new[plaque]
    )
    assert {plaque, "content/sites/dinh-mau-thu/site.yaml", "content/sites/dinh-mau-thu/vi.md"} == set(new)
    assert (
        "  - id: le-ky-yen\n    solar: 04-30/05-01\n    sources: [s1]\n" in new["content/sites/dinh-mau-thu/site.yaml"]
    )
    check(after, tmp_path / "checked")
    assert [] == form.complaints


def test_what_comes_from_word_is_plain_text(form: Form) -> None:
    form.open_folder("Đình Thới An")
    chapter = form.field("Điều chưa rõ", form.part("Bài viết"))
    chapter.press("Control+a")
    chapter.evaluate(
        """(box) => {
          const data = new DataTransfer();
          data.setData("text/html", '<p class="MsoNormal"><b>Một</b><o:p></o:p></p><p>Hai</p><script>alert(1)</script>');
          data.setData("text/plain", "M\\u1ed9t\\u00a0 \\r\\n\\u2022\\tHai\\r\\n\\u2022\\tBa\\u0007 👨‍👩‍👧\\r\\n");
          box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true, bubbles: true }));
        }"""
    )
    form.saved()
    form.review()
    form.button("Lưu vào thư mục").click()
    form.page.get_by_role("heading", name="Đã lưu").wait_for()
    story = form.files()[f"{THOI_AN}/vi.md"].decode()

    assert story.endswith("## Điều chưa rõ\n\nMột\n\n- Hai\n- Ba 👨‍👩‍👧\n")


def test_no_file_of_another_language_changes_or_goes(form: Form, project: Path) -> None:
    """A translator adds a text; the others are byte for byte what they were."""
    files = bytes_of(project)
    form.page.evaluate(
        """async () => {
          const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("du-an");
          const relic = await (await (await root.getDirectoryHandle("content")).getDirectoryHandle("sites")).getDirectoryHandle("dinh-thoi-an");
          await relic.removeEntry("km.md");
        }"""
    )
    form.open_folder("Đình Thới An")
    texts = form.part("Bài viết")
    form.button("ភាសាខ្មែរ").click()
    form.button("Viết bài bằng").click()
    form.field("Tên (", texts).fill("សាលា Thới An")
    form.saved()
    form.review()
    form.button("Lưu vào thư mục").click()
    form.page.get_by_role("heading", name="Đã lưu").wait_for()
    after = form.files()
    story = after.pop(f"{THOI_AN}/km.md").decode()
    files.pop(f"{THOI_AN}/km.md")

    assert files == after
    assert story.startswith("---\nname: សាលា Thới An\ntext: translated\n")


def test_a_file_with_a_mistake_is_named_and_left_alone(form: Form, project: Path) -> None:
    broken = {f"{THOI_AN}/site.yaml": b'kind: communal-house\nplace: "x\nsources: {}\n'}
    form.put(broken)
    form.open_folder("Đình Thới An")
    form.part("Biển QR")
    form.field("Chỗ treo").fill("cổng")
    said = form.part("Dữ kiện").locator(".wrong").inner_text()
    form.saved()
    form.review()
    form.button("Lưu vào thư mục").click()
    form.page.get_by_role("heading", name="Đã lưu").wait_for()

    assert said.startswith("Tệp này có lỗi cú pháp ở dòng ")
    assert broken[f"{THOI_AN}/site.yaml"] == form.files()[f"{THOI_AN}/site.yaml"]
    assert ["content/plaques/4nvh3.yaml"] == [
        path for path, lines in changes(bytes_of(project) | broken, form.files()).items() if lines
    ]


# ---- GitHub -------------------------------------------------------------------------------------------


def send(form: Form, why: str) -> None:
    form.saved()
    form.review()
    form.field("Sửa gì, vì sao").fill(why)
    form.button("Gửi").click()
    form.page.get_by_role("heading", name="Đã gửi").wait_for()


def test_a_save_is_one_commit_on_a_branch_with_a_pull_request(connect: Callable[[], Form], hub: GitHub) -> None:
    main = hub.git("rev-parse", "main")
    form = connect()
    form.button("Đình Thới An").click()
    form.field("Chú thích", form.part("Ảnh")).count()
    shot = {"name": "cong.png", "mimeType": "image/jpeg", "buffer": photograph()}
    form.field("Thêm ảnh", form.part("Ảnh")).set_input_files(files=[shot])  # type: ignore[list-item]
    form.field("Người chụp", form.part("Ảnh")).fill("A")
    send(form, "thêm ảnh cổng")
    (pull,) = hub.pulls
    lines = hub.git("log", "--format=%s", f"main..{pull['head']}").splitlines()
    files = hub.git("diff", "--name-only", "main", pull["head"]).splitlines()

    assert main == hub.git("rev-parse", "main"), "nothing is written to main"
    assert ["thêm ảnh cổng"] == lines
    assert [f"{THOI_AN}/photos/cong.jpg", f"{THOI_AN}/site.yaml"] == files
    assert form.page.get_by_role("link", name="Xem đề nghị").get_attribute("href") == pull["html_url"]

    form.button("Sửa tiếp Đình Thới An").click()
    form.field("Tên khác", form.part("Bài viết")).fill("Đình Thần Thới An; Đình Thới Thuận")
    send(form, "thêm tên")

    assert 1 == len(hub.pulls), "while the first waits, the second goes with it"
    assert ["thêm tên", "thêm ảnh cổng"] == hub.git("log", "--format=%s", f"main..{pull['head']}").splitlines()
    assert "+also: [Đình Thần Thới An, Đình Thới Thuận]" in hub.git("diff", "main", pull["head"])
    assert {"https://api.github.com"} == {"/".join(url.split("/")[:3]) for url in form.foreign}
    assert [] == form.complaints


def test_two_people_who_change_one_relic_lose_nothing(connect: Callable[[], Form], hub: GitHub) -> None:
    form = connect()
    form.button("Đình Thới An").click()
    hours = form.group("Giờ mở cửa", form.part("Dữ kiện"))
    form.field("Giờ (", hours).fill("06:00-18:00")
    form.field("Cơ quan", form.group("Xếp hạng", form.part("Dữ kiện"))).fill("UBND thành phố")
    # Meanwhile somebody else changes the hours, too, and the address.
    site = hub.checkout / THOI_AN / "site.yaml"
    text = (
        site.read_text("utf-8").replace("08:00-17:00", "09:00-16:00").replace("Khu vực Thới Trinh A,", "Thới Trinh A,")
    )
    site.write_text(text, "utf-8")
    hub.git("commit", "-qam", "hours")
    form.saved()
    form.review()
    form.button("Gửi").click()
    form.page.get_by_role("heading", name="Có người vừa sửa cùng chỗ").wait_for()

    assert ["Dữ kiện › Giờ mở cửa › Giờ"] == form.page.locator("h2").all_inner_texts()
    form.button("Dùng những bản đã chọn").click()
    expect(form.page.locator("#said")).to_have_text("Hãy chọn một bản ở từng chỗ.")
    form.page.get_by_label("Bản của tôi").check()
    form.button("Dùng những bản đã chọn").click()
    form.button("Gửi").click()
    form.page.get_by_role("heading", name="Đã gửi").wait_for()
    put = [
        line for line in hub.git("diff", "-U0", "main", hub.pulls[0]["head"]).splitlines() if line[:2] in ("+ ", "- ")
    ]

    assert ["+  authority: UBND thành phố", "-  open: 09:00-16:00", "+  open: 06:00-18:00"] == put


def test_what_github_refuses_is_said_and_the_draft_stays(connect: Callable[[], Form], hub: GitHub) -> None:
    form = connect()
    form.button("Đình Thới An").click()
    form.field("Tên khác", form.part("Bài viết")).fill("Đình Thần")
    form.saved()
    hub.down = True
    form.review()
    form.button("Gửi").click()

    expect(form.page.locator("#said")).to_have_text(
        "Không có mạng. Bản nháp vẫn giữ trên máy này; có mạng thì gửi lại."
    )
    hub.down = False
    form.button("Gửi").click()
    form.page.get_by_role("heading", name="Đã gửi").wait_for()


def test_a_wrong_token_opens_nothing(browser: Browser, base: str, hub: GitHub) -> None:
    form = opened(browser, base)
    form.context.route("https://api.github.com/**", hub.route)
    form.field("Mã truy cập").fill("github_pat_wrong")
    form.button("Mở").click()

    expect(form.page.locator("#said")).to_contain_text("GitHub không nhận mã này")
    assert ["GET /repos/doan-o-mon/ditich"] == hub.asked
    form.context.close()


# ---- without a network ---------------------------------------------------------------------------------


def test_a_draft_outlives_a_dead_network_and_the_browser(playwright: Playwright, project: Path, tmp_path: Path) -> None:
    """The host is gone and the browser was closed: the form opens all the same, with what was written."""
    server = serve(project / "output/site")
    address = f"http://127.0.0.1:{server.server_port}/admin/"

    def started() -> Form:
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "memory",
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-gpu"],
            viewport=PHONE,
            locale="vi-VN",
        )
        context.clock.set_fixed_time(TOMORROW)
        context.add_init_script(
            "window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('du-an')"
        )
        form = Form(context.pages[0], context, address)
        form.page.goto(address)
        form.page.get_by_role("heading", level=1).wait_for()
        return form

    form = started()
    form.page.evaluate("navigator.serviceWorker.ready")
    form.put(bytes_of(project))
    form.open_folder("Đình Thới An")
    form.field("Tên khác", form.part("Bài viết")).fill("Đình Thần, viết lúc mất mạng")
    form.saved()
    form.context.close()
    server.shutdown()
    server.server_close()
    form = started()
    form.button("Đình Thới An –").click()

    assert "Đình Thần, viết lúc mất mạng" == form.field("Tên khác", form.part("Bài viết")).input_value()
    form.context.close()


# ---- where it is, and where not --------------------------------------------------------------------------


def test_the_form_is_in_no_list_and_in_no_phone(project: Path) -> None:
    site = project / "output/site"
    others = [path for path in site.rglob("*") if path.is_file() and "admin" not in path.relative_to(site).as_posix()]
    texts = {path.name: path.read_text("utf-8") for path in others if path.suffix in {".xml", ".json", ".html", ".txt"}}

    assert [] == [name for name, text in texts.items() if "/admin" in text]
    assert '<meta name="robots" content="noindex">' in (site / "admin/index.html").read_text("utf-8")


def test_it_works_below_a_sub_path(browser: Browser, below_site: Path) -> None:
    """A site of a host that others share: its files are found, its names are shown, what it keeps has its own name."""
    server = serve(below_site / "output/site", BASE)
    form = opened(browser, f"http://127.0.0.1:{server.server_port}{BASE}")
    form.put(bytes_of(below_site))
    form.open_folder("Đình Mẫu")
    form.field("Tên khác", form.part("Bài viết")).fill("Đình Thử")
    form.saved()
    kept = form.page.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => name))")

    assert [f"ditich {BASE}/admin/ drafts"] == kept
    assert ([], []) == (form.complaints, form.foreign)
    form.context.close()
    server.shutdown()
    server.server_close()


def test_one_line_leaves_it_out(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project / "content", tmp_path / "content")
    edit(tmp_path / "content", "project.yaml", "steward:", "admin: false\nsteward:")

    assert 0 == ditich(tmp_path, "build").exit_code
    assert [] == [path for path in (tmp_path / "output/site").rglob("*") if "admin" in path.name]
    assert "/admin/" not in (tmp_path / "output/site/_headers").read_text("utf-8")


def test_names_and_codes_are_made_as_the_program_makes_them(form: Form) -> None:
    names = ["Đình Thới An", "Chùa Pôthi Somrôn (វត្ត)", "  A--b ", "Lăng Ông – Bà Chiểu", "感天大帝", "Miếu Bà’s"]
    slugs, fresh = form.page.evaluate(
        """async ([names, alphabet]) => {
          const folder = document.querySelector("script[type=module]").src.replace(/[^/]*$/, "");
          const { slug, freshCode } = await import(folder + "text.js");
          return [names.map(slug), Array.from({ length: 300 }, () => freshCode(alphabet, new Set()))];
        }""",
        [names, codes.ALPHABET],
    )

    assert [slug(name) for name in names] == slugs
    assert [] == [code for code in fresh if not codes.is_code(code)]
    assert len(set(fresh)) > 290


def test_it_weighs_little(project: Path) -> None:
    """Packed, all of it: what a phone fetches the first time."""
    site = project / "output/site"
    own = [file for file in site.glob("assets/admin.*/*") if file.name != "config.en.json"]
    files = [*site.glob("admin/*"), *own]
    packed = sum(len(brotli.compress(file.read_bytes())) for file in files)

    assert packed <= 60_000


# ---- by place -----------------------------------------------------------------------------------------------

EDITS = 200

TYPED = (
    *(
        "Lời mới",
        "a: b",
        "# không",
        "tên, phụ",
        "10",
        "“ngoặc”",
        '"nháy"',
        "it's",
        "- gạch",
        "[x]",
        "សាលា",
        "null",
        "~",
    ),
    *(
        "👨‍👩‍👧 nhà",
        "C:\\duong",
        "kết thúc:",
        "@a",
        "50%",
        "? hỏi",
        "yes",
        "1832~",
        "x " * 90 + "x",
        "{a}",
        "*sao*",
        "&và",
    ),
)
"""What somebody may type, and YAML reads otherwise."""

RUN = """async ([base, jobs]) => {
  const folder = document.querySelector("script[type=module]").src.replace(/[^/]*$/, "");
  const { edited } = await import(folder + "place.js");
  return jobs.map(([text, path, value]) => {
    try { return edited(text, path, value ?? undefined); } catch (error) { return { error: String(error) }; }
  });
}"""

Place = tuple[str | int, ...]


def leaves(data: object, here: Place = ()) -> Iterator[Place]:
    """Every place in some data."""
    if here:
        yield here
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, inner in pairs:
        yield from leaves(inner, (*here, part))


def heads() -> list[tuple[str, str]]:
    """Every YAML text of the real content and of the tests' sites, by name: whole files and front matter."""
    found = []
    for folder in ("content", "tests/sample/content", "tests/world/content"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix == ".yaml":
                found.append((str(path.relative_to(ROOT)), path.read_text("utf-8")))
            elif path.suffix == ".md" and path.read_text("utf-8").startswith("---\n"):
                found.append((str(path.relative_to(ROOT)), path.read_text("utf-8").split("---\n")[1]))
    return found


def values(text: str) -> dict[str, Data]:
    document, problems = parse(TextFile("a.yaml", text))
    assert document is not None, (text, problems)
    return document.data


def changed(data: Any, place: Place, value: object) -> Any:
    """The data with this value there; None takes it out, and groups that are empty then."""
    if not place:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    below = changed(copy[place[0]] if place[0] in copy or isinstance(copy, list) else {}, place[1:], value)
    if below in (None, {}, []):
        del copy[place[0]]
    else:
        copy[place[0]] = below
    return copy


def test_two_hundred_edits_change_what_was_edited_and_no_other_byte(form: Form) -> None:
    """Drawn at random: values, fields that are new or go, items. PyYAML reads what was meant, comments and order stay."""
    draw = Random(15)
    texts, jobs = heads(), []
    while len(jobs) < EDITS:
        name, text = draw.choice(texts)
        data = values(text)
        place = draw.choice([*leaves(data)])
        at: Any = data
        for part in place:
            at = at[part]
        value: object = draw.choice(TYPED) if isinstance(at, str) else None
        if draw.random() < 0.2:
            value = None
        elif isinstance(at, dict) and draw.random() < 0.7:
            place, value = (
                (*place, "moi"),
                draw.choice((draw.choice(TYPED), [draw.choice(TYPED)], {"a": draw.choice(TYPED)})),
            )
        if value is not None or changed(data, place, None):  # a file with nothing in it is none
            jobs.append((name, text, place, value))
    results = form.page.evaluate(RUN, [form.base, [[text, list(place), value] for _, text, place, value in jobs]])

    for (name, text, place, value), after in zip(jobs, results, strict=True):
        assert isinstance(after, str), (name, place, value, after)
        assert changed(values(text), place, value) == values(after), (name, place, value)
        kept = comments(text)
        assert kept == comments(after), (name, place, value)
        assert touches_only(text, place, after), (name, place, value)


def touches_only(text: str, place: Place, after: str) -> bool:
    """Whether all lines of a text but those of one place stand in the other as they were."""
    before, now = text.splitlines(), after.splitlines()
    head = next(
        (n for n, (one, two) in enumerate(zip(before, now, strict=False)) if one != two), min(len(before), len(now))
    )
    tail = next(
        (
            n
            for n, (one, two) in enumerate(zip(reversed(before[head:]), reversed(now[head:]), strict=False))
            if one != two
        ),
        min(len(before), len(now)) - head,
    )
    while place[1:] and not present(values(after), place[:-1]):
        place = place[:-1]  # with the last thing of a group, the group goes
    first, last = lines_of(text, place)
    # Where the first key of an item goes, the next one stands behind the dash.
    follows = place[1:] and isinstance(place[-2], int) and not present(values(after), place)
    return first <= head and len(before) - tail - 1 <= last + bool(follows)


def present(data: Any, place: Place) -> bool:
    for part in place:
        if not (part in data if isinstance(data, dict) else isinstance(part, int) and part < len(data)):
            return False
        data = data[part]
    return True


def lines_of(text: str, place: Place) -> tuple[int, int]:
    """The first and the last line of what stands at a place, or of the nearest group around it that stands there."""
    node = root_of(text)
    assert node is not None
    first, last = 0, text.count("\n")
    for part in place:
        if isinstance(part, str) and part in pairs_of(node):
            key, node = pairs_of(node)[part]
            first = key.start_mark.line
        elif isinstance(part, int) and part < len(items_of(node)):
            node = items_of(node)[part]
            first = node.start_mark.line
        else:
            return first, last
        last = text.count("\n", 0, max(end_of(node), 1))
    return first, last


# ---- for everybody -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_of_a_relic_s_screen_is_in_anybody_s_way(
    browser: Browser, base: str, project: Path, scheme: str
) -> None:
    """By axe-core, with all parts open, in the width of a telephone; what is tapped is high enough."""
    form = opened(browser, base, color_scheme=scheme, bypass_csp=True)
    form.put(bytes_of(project))
    form.open_folder("Đình Thới An")
    for _ in range(4):  # what is opened has more to open
        form.page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        form.page.wait_for_timeout(200)
    form.page.add_script_tag(path=CHECKERS / "axe-core/axe.min.js")
    faults = form.page.evaluate(
        """axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
          violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))"""
    )
    low = form.page.evaluate(
        """[...document.querySelectorAll("button, input, select, textarea, summary")]
          .map((one) => one.closest("label") ?? one)
          .filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 44)
          .map((one) => one.outerHTML.slice(0, 90))"""
    )

    assert ([], []) == (faults, low)
    assert PHONE["width"] == form.page.evaluate("document.documentElement.scrollWidth")
    form.context.close()
