"""The preview in a process of its own shows every change, says every problem, and comes to no harm by what it is asked."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.commands.preview_server import PORTS
from tests.support.history import git
from tests.support.html import seen
from tests.support.preview import PATIENCE, Listener, Running, free_port, running
from tests.support.worlds import RELIC, STORY, ditich, edit, named, snapshot

pytestmark = pytest.mark.processes

PAGE = "/vi/dinh-mot/"
OLD = 1_000_000_000
"""s since 1970: a day in 2001."""


@pytest.fixture(scope="module")
def preview(built_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One for all tests that leave the content right."""
    folder = tmp_path_factory.mktemp("preview")
    shutil.copytree(built_world / "content", folder / "content")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "content")
    git(folder, "commit", "--quiet", "--message", "Nội dung")
    with running(folder) as found:
        yield found
        assert "Traceback" not in found.terminal


# ---- every change is shown ------------------------------------------------------------------------

MARKS = (f"Mái lợp ngói thứ {number:03}" for number in itertools.count())


def marked_story(preview: Running) -> tuple[str, str]:
    """The story with a sentence that no page had yet, and that sentence."""
    mark = next(MARKS)
    text = (preview.world / "content" / STORY).read_text("utf-8")
    return re.sub(r"Ba tầng mái[^.]*|Mái lợp ngói thứ \d+", mark, text), mark


def in_place(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def by_a_copy_with_an_old_date(path: Path, text: str) -> None:
    """`cp -p`, a stick, an unpacked archive."""
    aside = path.parents[3] / "aside.md"
    aside.write_text(text, "utf-8")
    os.utime(aside, (OLD, OLD))
    shutil.copy2(aside, path)


def by_moving_an_old_file_in(path: Path, text: str) -> None:
    aside = path.parents[3] / "aside.md"
    aside.write_text(text, "utf-8")
    os.utime(aside, (OLD, OLD))
    aside.replace(path)


def under_another_name_then_renamed(path: Path, text: str) -> None:
    """vim, VS Code, GNOME: what was opened is put aside, what is new takes its name."""
    path.replace(path.with_name("vi.md~"))
    aside = path.with_name(".vi.md.swp")
    aside.write_text(text, "utf-8")
    aside.replace(path)


def with_the_time_it_had(path: Path, text: str) -> None:
    """And, as a mark is as long as any other, the size."""
    before = path.stat()
    path.write_text(text, "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


SAVES = (
    in_place,
    by_a_copy_with_an_old_date,
    by_moving_an_old_file_in,
    under_another_name_then_renamed,
    with_the_time_it_had,
)


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
def test_a_save_is_shown_and_open_pages_reload(preview: Running, save: Callable[[Path, str], None]) -> None:
    text, mark = marked_story(preview)
    page = preview.listen()
    assert mark not in preview.get(PAGE).text
    save(preview.world / "content" / STORY, text)
    page.wait_for_reload()

    assert mark in preview.get(PAGE).text


def test_the_second_save_within_a_second_is_shown_too(preview: Running) -> None:
    """As long as the first, and whether the first was built already or not."""
    for built_between in (False, True):
        page = preview.listen()
        in_place(preview.world / "content" / STORY, marked_story(preview)[0])
        if built_between:
            page.wait_for_reload()
            page = preview.listen()
        text, mark = marked_story(preview)
        in_place(preview.world / "content" / STORY, text)
        while mark not in preview.get(PAGE).text:
            page.wait_for_reload()
            page = preview.listen()
        page.close()


def test_a_file_that_git_brings_back_is_shown(preview: Running) -> None:
    text, mark = marked_story(preview)
    page = preview.listen()
    in_place(preview.world / "content" / STORY, text)
    page.wait_for_reload()
    page = preview.listen()
    git(preview.world, "checkout", "--quiet", "--", "content")
    page.wait_for_reload()

    assert mark not in preview.get(PAGE).text
    assert "Ba tầng mái" in preview.get(PAGE).text


def test_a_file_that_is_deleted_and_one_that_comes_with_an_old_date_are_shown(preview: Running) -> None:
    story, aside = preview.world / "content/sites/dinh-mot/en.md", preview.world / "en.md"
    assert "One Communal House" in preview.get("/en/dinh-mot/").text
    page = preview.listen()
    shutil.copy2(story, aside)
    os.utime(aside, (OLD, OLD))
    story.unlink()
    page.wait_for_reload()
    assert "One Communal House" not in preview.get("/en/dinh-mot/").text
    page = preview.listen()
    shutil.copy2(aside, story)
    page.wait_for_reload()

    assert "One Communal House" in preview.get("/en/dinh-mot/").text


def test_of_many_quick_saves_the_last_is_shown(preview: Running) -> None:
    """While what came before is read, shown and built."""
    marks = []
    for _ in range(50):
        text, mark = marked_story(preview)
        in_place(preview.world / "content" / STORY, text)
        marks.append(mark)
    wait_until(preview, lambda: marks[-1] in preview.get(PAGE).text)
    site = preview.world / "output/site"
    wait_until(preview, lambda: marks[-1] in (site / "vi/dinh-mot/index.html").read_text("utf-8"))

    assert marks[-1] in preview.get(PAGE).text


def wait_until(preview: Running, holds: Callable[[], bool]) -> None:
    """Wait for what the preview does by itself."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, preview.terminal
        time.sleep(0.05)


def test_a_save_is_shown_before_it_is_published(world: Path) -> None:
    """While a build goes on that takes for ever."""
    with running(world, script=SLOW) as preview:
        assert 200 == preview.get(PAGE).status  # the first build is over
        (world / "hold").touch()
        for number in range(3):
            page = preview.listen()
            edit(world / "content", STORY, f"Mái thứ {number - 1}" if number else "Ba tầng mái", f"Mái thứ {number}")
            page.wait_for_reload()
            assert f"Mái thứ {number}" in preview.get(PAGE).text
            wait_until(preview, (world / "building").exists)
        assert "Ba tầng mái" in (world / "output/site/vi/dinh-mot/index.html").read_text("utf-8")
        (world / "hold").unlink()
        wait_until(preview, lambda: "Mái thứ 2" in (world / "output/site/vi/dinh-mot/index.html").read_text("utf-8"))

        assert "Mái thứ 2" in preview.get(PAGE).text


SLOW = """
import time
from generator.commands import preview_build
whole = preview_build.make
def make(content, *arguments, **more):
    while (content.parent / "hold").exists():
        (content.parent / "building").touch()
        time.sleep(0.01)
    return whole(content, *arguments, **more)
preview_build.make = make
"""


def test_lists_show_a_new_name_and_a_new_relic_and_none_that_is_gone(world: Path) -> None:
    content = world / "content"
    with running(world) as preview:
        edit(content, STORY, "name: Đình Một", "name: Đình Mốt")
        wait_until(preview, lambda: "Đình Mốt" in preview.get("/vi/").text)
        shutil.copytree(content / "sites/chua-hai", content / "sites/chua-ba")
        edit(content, "sites/chua-ba/vi.md", "name: Chùa Hai", "name: Chùa Ba")
        wait_until(preview, lambda: "Chùa Ba" in preview.get("/vi/").text)
        (content / "sites/chua-ba").rename(content / "sites/chua-tu")
        wait_until(preview, lambda: 404 == preview.get("/vi/chua-ba/").status)
        assert "Chùa Ba" in preview.get("/vi/chua-tu/").text
        shutil.rmtree(content / "sites/chua-tu")
        wait_until(preview, lambda: "Chùa Ba" not in preview.get("/vi/").text)
        edit(content, "about/vi.md", "site_name: Di tích thử", "site_name: Di tích làng")
        wait_until(preview, lambda: "Di tích làng" in preview.get(PAGE).text)


def test_a_build_that_the_system_stops_is_said_and_the_next_save_tries_again(world: Path) -> None:
    with running(
        world, script=FAULTY.format(fault="SystemExit(os._exit(9))").replace("from", "import os\nfrom", 1)
    ) as preview:
        assert 200 == preview.get(PAGE).status  # the first build is over
        (world / "break").touch()
        edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")
        wait_until(preview, lambda: "the system stopped a helper process" in preview.terminal)
        assert 500 == preview.get(PAGE).status
        (world / "break").unlink()
        edit(world / "content", STORY, "Bốn tầng mái", "Năm tầng mái")
        wait_until(preview, lambda: 200 == preview.get(PAGE).status)

        assert "Năm tầng mái" in preview.get(PAGE).text


def test_no_process_outlives_a_preview_that_is_killed(world: Path) -> None:
    """As by the window it runs in."""
    previews, processes = list[Running](), set[int]()

    def kill_one() -> None:
        with running(world) as preview:
            preview.get(PAGE)
            edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")
            wait_until(preview, lambda: len(below(preview.process.pid)) > 1)
            previews.append(preview)
            processes.update(below(preview.process.pid))
            preview.process.kill()

    with pytest.raises(AssertionError):  # it does not end with 0
        kill_one()
    assert len(processes) > 1

    wait_until(previews[0], lambda: not processes & running_processes().keys())


def running_processes() -> dict[int, int]:
    """Process → its parent, of all that are not over."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,stat="], check=True, capture_output=True, text=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return {int(pid): int(parent) for pid, parent, state in rows if not state.startswith("Z")}


def below(server: int) -> set[int]:
    """The processes a preview has begun: one that builds, and Python's own that tidies up behind it."""
    return {pid for pid, parent in running_processes().items() if parent == server}


def test_a_page_that_comes_to_listen_after_the_change_is_told_at_once(preview: Running) -> None:
    """It was sent before a build, and connects behind it: else it would stay as it was until the next save."""
    before = re.search(r"snipver=(v\w+)", preview.get(PAGE).text)
    assert before
    page = preview.listen()
    in_place(preview.world / "content" / STORY, marked_story(preview)[0])
    page.wait_for_reload()

    Listener(preview.port, before[1]).wait_for_reload()


# ---- what is asked --------------------------------------------------------------------------------

UNKNOWN = (
    "/%ff",
    "/%00",
    "/a%00b/",
    "/%",
    "/%zz",
    "/..%2f..%2fetc%2fpasswd",
    "/..%2fcontent%2fproject.yaml",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..\\..\\etc\\passwd",
    "/%5c..%5c..",
    "//etc/passwd",
    "/" + "a" * 5000,
    "/" + "a/" * 20_000,
    "/%ff" * 5000,
    "/%ed%a0%80",
    "/vi/%c3%28/",
)


@pytest.mark.parametrize("path", UNKNOWN, ids=lambda path: path[:30])
def test_a_hostile_path_is_answered_with_404(preview: Running, path: str) -> None:
    answer = preview.get(path)

    assert 404 == answer.status
    assert "Không có trang này" in answer.text
    assert "Traceback" not in preview.terminal


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /\xff\xfe HTTP/1.1",
        b"GET / HTTP/9.9",
        b"GET",
        b"\x16\x03\x01\x02\x00",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1",
    ],
    ids=("bytes", "version", "half", "TLS", "long"),
)
def test_what_is_no_request_does_no_harm(preview: Running, request_line: bytes) -> None:
    answer = preview.raw(request_line + f"\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode())

    assert not answer.startswith(b"HTTP/1.1 200")
    assert 200 == preview.get("/").status
    assert "Traceback" not in preview.terminal


@pytest.mark.parametrize("path", ["/", PAGE, "/icon.svg", "/nothing/", "/sw.js", "/livereload.js"])
def test_head_is_answered_as_get_without_the_body(preview: Running, path: str) -> None:
    get, head = preview.get(path), preview.get(path, "HEAD")
    told = ("Content-Type", "Content-Length", "Content-Security-Policy", "Cache-Control")

    assert (get.status, b"") == (head.status, head.body)
    assert [get.headers[name] for name in told] == [head.headers[name] for name in told]
    assert str(len(get.body)) == head.headers["Content-Length"]


def test_a_part_of_a_file_is_answered_as_browsers_ask_to_seek_in_a_recording(preview: Running) -> None:
    whole = preview.get("/icon.png")
    assert "bytes" == whole.headers["Accept-Ranges"]
    for asked, start, stop in (
        ("bytes=10-19", 10, 20),
        ("bytes=10-", 10, len(whole.body)),
        ("bytes=-5", len(whole.body) - 5, len(whole.body)),
    ):
        part = preview.get("/icon.png", Range=asked)
        told = (f"bytes {start}-{stop - 1}/{len(whole.body)}", str(stop - start), whole.headers["Content-Type"])

        assert (206, whole.body[start:stop]) == (part.status, part.body)
        assert told == tuple(part.headers[name] for name in ("Content-Range", "Content-Length", "Content-Type"))


def test_a_part_that_a_file_has_not_is_refused(preview: Running) -> None:
    size = len(preview.get("/icon.png").body)
    answer = preview.get("/icon.png", Range=f"bytes={size}-")

    assert (416, b"", f"bytes */{size}") == (answer.status, answer.body, answer.headers["Content-Range"])


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/icon.png", "GET", {"Range": "bytes=0-1,4-5"}),
        ("/icon.png", "GET", {"Range": "bytes=0-1", "If-Range": '"x"'}),
        ("/icon.png", "HEAD", {"Range": "bytes=0-1"}),
        (PAGE, "GET", {"Range": "bytes=0-1"}),
    ],
    ids=["two parts", "of another state", "HEAD", "a page"],
)
def test_the_whole_is_answered_where_no_part_may_be(
    preview: Running, path: str, method: str, headers: dict[str, str]
) -> None:
    answer, whole = preview.get(path, method, **headers), preview.get(path, method)

    assert (200, whole.body) == (answer.status, answer.body)
    assert whole.headers["Content-Length"] == answer.headers["Content-Length"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_another_method_is_refused(preview: Running, method: str) -> None:
    answer = preview.get("/", method)

    assert (405, "GET, HEAD") == (answer.status, answer.headers["Allow"])
    assert 1 == len(answer.text.splitlines())


@pytest.mark.parametrize("path", ["/", "/sw.js", "/livereload.js", "/livereload"])
@pytest.mark.parametrize(
    "host",
    [
        "ditich.example",
        "ditich.example:8000",
        "127.0.0.1.nip.io",
        "localhost.evil.example",
        "192.168.1.7:80",
        "a:b",
        "",
    ],
)
def test_a_foreign_host_is_refused(preview: Running, path: str, host: str) -> None:
    """A stranger's name that was made to lead to this machine: DNS rebinding."""
    answer = preview.get(path, Host=host)

    assert answer.status in (400, 421)
    assert 421 == answer.status or "" == host
    assert len(answer.text.splitlines()) <= 1
    assert "ngói" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:{port}", "127.0.0.1", "[::1]:{port}", "localhost:9000"])
def test_a_host_of_this_machine_is_answered(preview: Running, host: str) -> None:
    """On another port, too, which may be forwarded."""
    assert 200 == preview.get("/", Host=host.format(port=preview.port)).status


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1:1", "http://localhost", "null", "file://"]
)
def test_a_foreign_origin_is_refused(preview: Running, origin: str) -> None:
    """Another page may neither ask nor listen."""
    with Listener(preview.port, origin=origin) as stranger:
        assert 403 == stranger.status
    assert 403 == preview.get("/", Origin=origin).status


def test_our_own_origin_is_answered(preview: Running) -> None:
    with Listener(preview.port) as page:
        assert 101 == page.status
    assert 200 == preview.get("/", Origin=preview.base).status


@pytest.mark.parametrize("message", ["", "[]", "{}", "null", '{"command": 7}', "\x00", "[" * 50_000])
def test_nonsense_from_a_listener_does_no_harm(preview: Running, message: str) -> None:
    listener = Listener(preview.port)
    listener.say(message)
    listener.close()

    assert 200 == preview.get("/").status
    assert "Traceback" not in preview.terminal


def test_no_worker_is_registered_and_one_from_before_is_freed(preview: Running) -> None:
    """The published site keeps its own."""
    worker, script = preview.get("/sw.js"), re.search(r"/assets/offline\.\w+\.js", preview.get(PAGE).text)
    assert script

    assert "unregister()" in worker.text
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert "serviceWorker" not in preview.get(script[0]).text
    form = re.search(r"/assets/admin\.\w+/", preview.get("/admin/").text)
    assert form
    assert "serviceWorker" not in preview.get(f"{form[0]}keep.js").text
    assert "unregister()" in preview.get("/admin/sw.js").text
    assert "worker-src 'none'" in preview.get("/admin/").headers["Content-Security-Policy"]
    assert "worker-src 'none'" in preview.get(PAGE).headers["Content-Security-Policy"]
    site = preview.world / "output/site"
    assert "unregister()" not in (site / "sw.js").read_text("utf-8")
    assert "serviceWorker" in (site / script[0].lstrip("/")).read_text("utf-8")
    assert b"livereload" not in b"".join(snapshot(site).values())


# ---- problems -------------------------------------------------------------------------------------


def test_problems_are_said_on_the_page_and_in_the_terminal_until_they_are_mended(world: Path) -> None:
    """Errors, warnings beside them, then warnings alone, then nothing; at each build anew."""
    content = world / "content"
    edit(content, RELIC, "kind: communal-house", "kind: <b>nhà</b>")
    edit(content, STORY, "summary: Đình để thử.", "summary: “Đình để thử.”")
    with running(world, locale="vi") as preview:
        wrong = preview.get("/km/chua-hai/")
        page = preview.listen("/")
        assert 500 == wrong.status
        assert (
            "content/sites/dinh-mot/site.yaml:1:7: lỗi[choice]: “kind” không nhận “<b>nhà</b>”" in seen(wrong.text).text
        )
        assert "<b>" not in wrong.text
        assert "content/sites/dinh-mot/site.yaml:1:7: lỗi[choice]" in preview.terminal
        assert (wrong.status, b"") == ((head := preview.get("/km/chua-hai/", "HEAD")).status, head.body)

        edit(content, RELIC, "<b>nhà</b>", "<i>chùa</i>")
        page.wait_for_reload()
        page = preview.listen("/")
        assert "<b>nhà</b>" not in seen(preview.get("/").text).text
        assert "<i>chùa</i>" in seen(preview.get("/").text).text
        assert "<i>chùa</i>" in preview.terminal

        edit(content, RELIC, "<i>chùa</i>", "communal-house")
        page.wait_for_reload()
        page = preview.listen("/")
        for path in ("/", PAGE, "/en/chua-hai/", "/q/4nvh3", "/nothing/"):
            shown = preview.get(path)
            assert shown.status == (404 if path == "/nothing/" else 200)
            assert re.search(
                r"content/sites/dinh-mot/vi.md:\d+:\d+: cảnh báo\[quotes-typographic\]", seen(shown.text).text
            )
        assert "ditich-preview" not in preview.get("/vi/feed.xml").text
        assert "lỗi: 0, cảnh báo: 1" in preview.terminal

        edit(content, STORY, "summary: “Đình để thử.”", "summary: Đình để thử.")
        page.wait_for_reload()
        assert "cảnh báo" not in preview.get(PAGE).text
        assert "ditich-preview" not in preview.get(PAGE).text
        assert preview.terminal.count("lỗi: 1, cảnh báo: ") == 2


def test_a_name_that_is_not_utf_8_does_no_harm(world: Path) -> None:
    path = named(world / "content/sites/dinh-mot", b"c\xf4ng.jpg")
    with running(world) as preview:
        page = preview.listen()
        path.touch()
        page.wait_for_reload()
        page, shown = preview.listen("/"), preview.get("/")
        assert 500 == shown.status
        assert "content/sites/dinh-mot/c\\xf4ng.jpg:1:1: error[name-not-utf8]" in seen(shown.text).text
        path.unlink()
        page.wait_for_reload()

        assert 200 == preview.get("/").status
        assert "Traceback" not in preview.terminal


def test_a_project_below_a_name_that_is_not_utf_8_is_shown(world: Path) -> None:
    """An old stick's; commands that name the folder say it in letters any terminal takes."""
    folder = world.rename(named(world.parent, b"\xd0\xecnh"))
    with running(folder) as preview:
        assert 200 == preview.get(PAGE).status
        assert "" == preview.terminal
    (folder / "output/site/mine.txt").touch()

    assert "\\xd0\\xecnh/output/site/mine.txt" in ditich(folder, "build").stderr


FAULTY = """
from generator.commands import preview_build
whole = preview_build.make
def make(content, *arguments, **more):
    if (content.parent / "break").exists():
        raise {fault}
    return whole(content, *arguments, **more)
preview_build.make = make
"""


CARELESS = """
import time
from generator.commands.preview import Preview
whole = Preview.__call__
class Thrown:
    def __init__(self, content):
        self.told = content.parent / "thrown"
    def __del__(self):
        self.told.touch()
        time.sleep(1)
def call(preview, *arguments):
    Thrown(preview.content)
    return whole(preview, *arguments)
Preview.__call__ = call
"""


def test_ctrl_c_ends_it_while_python_throws_an_object_away(world: Path) -> None:
    """Python swallows what is raised in a destructor, an interrupt too."""
    with running(world, script=CARELESS) as preview, socket.create_connection(("127.0.0.1", preview.port)) as asking:
        asking.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        wait_until(preview, (world / "thrown").exists)


BUG, DEEP, FULL = "ZeroDivisionError('a bug')", "RecursionError", "OSError(28, 'No space left on device', 'x')"


@pytest.mark.parametrize(
    ("fault", "said", "at_start"),
    [
        (BUG, "ZeroDivisionError: a bug", True),
        (BUG, "ZeroDivisionError: a bug", False),
        (DEEP, "RecursionError", False),
        (FULL, "the disk is full, writing “x”", False),  # at the start it ends the preview: see the next test
    ],
    ids=("bug-at-start", "bug", "deep", "full"),
)
def test_a_build_that_breaks_off_is_said_and_the_next_save_tries_again(
    world: Path, fault: str, said: str, at_start: bool
) -> None:
    if at_start:
        (world / "break").touch()
    with running(world, script=FAULTY.format(fault=fault)) as preview:
        if not at_start:
            page = preview.listen()
            (world / "break").touch()
            edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")
            page.wait_for_reload()
            while 200 == preview.get(PAGE).status:  # from memory, until the build has the last word
                preview.listen().wait_for_reload()
        shown = preview.get(PAGE)
        assert 500 == shown.status
        assert "The site could not be built" in seen(shown.text).text
        assert said in preview.terminal
        page = preview.listen()
        (world / "break").unlink()
        in_place(world / "content" / STORY, (world / "content" / STORY).read_text("utf-8").replace("1832", "1833"))
        page.wait_for_reload()

        assert 200 == preview.get(PAGE).status


def test_what_the_system_refuses_at_the_start_ends_it_in_one_sentence(world: Path) -> None:
    (world / "output/site/mine.txt").write_text("mine")
    result = ditich(world, "--lang", "en", "serve", "--port", str(free_port()))

    assert 3 == result.exit_code
    assert "mine.txt” was not made by ditich" in result.stderr


# ---- ports ----------------------------------------------------------------------------------------


def test_a_port_asked_for_that_is_taken_is_named_in_one_sentence(world: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = ditich(world, "--lang", "en", "serve", "--port", str(port))

    assert (2, "") == (result.exit_code, result.stdout)
    assert re.fullmatch(rf"Error: another program uses port {port}; choose another, .*\n", result.stderr)


def test_a_port_the_system_does_not_give_is_named_in_one_sentence(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below 1024, for whoever is not root."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket, "create_server", refuse)
    result = ditich(world, "--lang", "en", "serve", "--port", "80")

    assert (3, "") == (result.exit_code, result.stdout)
    assert "Error: the system does not let port 80 be opened: Permission denied\n" == result.stderr


def test_without_a_port_the_next_free_one_is_taken(world: Path) -> None:
    ours = f"import generator.commands.preview_server as server\nserver.PORTS = range({free_port()}, 65536)"
    with running(world, script=ours, asks_port=False) as first:
        assert PORTS[0] == 8000
        taken = f"import generator.commands.preview_server as server\nserver.PORTS = range({first.port}, 65536)"
        other = world / "other"
        other.mkdir()
        shutil.copytree(world / "content", other / "content")
        with running(other, "--drafts", script=taken, asks_port=False) as second:
            assert first.port < second.port
            assert f"another program uses port {first.port}; taking {second.port} instead\n" == second.terminal
            assert [200, 200] == [first.get("/").status, second.get("/").status]


# ---- where, and in what browser ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{port}", 200),
        ("localhost:{port}", 200),
        ("192.168.1.7:{port}", 200),
        ("[fe80::1]:{port}", 200),
        ("evil.example:{port}", 421),
        ("192.168.1.7.nip.io", 421),
        ("192.168.1.7.evil.example:{port}", 421),
    ],
)
def test_others_of_the_network_are_answered_where_that_was_asked_for(beyond: Running, host: str, status: int) -> None:
    """By number alone: a name that leads here may be a stranger's (DNS rebinding)."""
    assert status == beyond.get("/vi/dinh-mot/", Host=host.format(port=beyond.port)).status


def test_another_page_asks_nothing_of_a_preview_of_the_network(beyond: Running) -> None:
    assert 403 == beyond.get("/", Host=f"192.168.1.7:{beyond.port}", Origin="http://192.168.1.8").status
    with Listener(beyond.port, origin="https://evil.example") as page:
        assert 403 == page.status


def test_it_is_said_that_everybody_on_the_network_sees_it(beyond: Running) -> None:
    assert re.search(
        rf"other machines of the network open http://[\d.]+:{beyond.port}/; everybody on it can", beyond.terminal
    )


@pytest.fixture(scope="module")
def beyond(built_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview that other machines see."""
    world = tmp_path_factory.mktemp("beyond")
    shutil.copytree(built_world / "content", world / "content")
    with running(world, "--bind", "0.0.0.0") as preview:
        yield preview


def test_an_address_of_another_machine_is_named_in_one_sentence(world: Path) -> None:
    result = ditich(world, "--lang", "en", "serve", "--bind", "203.0.113.9")

    assert (3, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith("Error: this machine does not have the address 203.0.113.9; ")


@pytest.mark.parametrize("works", [True, False])
def test_a_browser_is_opened_where_that_was_asked_for(
    world: Path, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    opened = world / "opened"
    said = f"echo %s > {opened}" if works else "exit 1"
    monkeypatch.setenv("BROWSER", f"sh -c '{said}'")
    with running(world, "--open") as preview:
        assert 200 == preview.get("/vi/").status
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and not (opened.exists() and opened.read_text()) and not preview.terminal:
            time.sleep(0.05)
        if works:
            assert f"http://127.0.0.1:{preview.port}/\n" == opened.read_text()
        else:
            assert f"no browser could be opened; open http://127.0.0.1:{preview.port}/ yourself\n" == preview.terminal


# ---- drafts ---------------------------------------------------------------------------------------


def test_drafts_are_shown_marked_and_never_published(world: Path) -> None:
    """A relic as `ditich new` writes it, every “…” still in it, and one that was published before."""
    ditich(world, "new", "dinh-ba")
    edit(world / "content", "sites/chua-hai/site.yaml", "kind:", "draft: true\nkind:")
    code = next(
        path.stem for path in (world / "content/plaques").glob("*.yaml") if "dinh-ba" in path.read_text("utf-8")
    )
    ditich(world, "build")
    before = snapshot(world / "output")
    with running(world, "--drafts") as preview:
        words = {"vi": "Bản nháp, chưa xuất bản", "en": "Draft, not published", "km": "សេចក្តីព្រាង", "zh": "草稿"}
        for language, word in words.items():
            for path in (f"/{language}/dinh-ba/", f"/{language}/chua-hai/", f"/{language}/q/{code}/"):
                answer = preview.get(path)
                assert (200, True) == (answer.status, word in answer.text), path
            assert word not in preview.get(f"/{language}/dinh-mot/").text
            assert f"/{language}/dinh-ba/" in preview.get(f"/{language}/").text
        assert words["vi"] in preview.get(f"/q/{code}").text
        page = preview.listen()
        edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")
        page.wait_for_reload()
        assert "Bốn tầng mái" in preview.get(PAGE).text

    assert before == snapshot(world / "output")
    assert [] == [path for path in world.rglob("*.pdf") if "drafts" in path.parts]
    assert 0 == ditich(world, "build").exit_code
    assert [] == [path for path in snapshot(world / "output") if "dinh-ba" in path or code in path]


def test_without_the_option_drafts_are_not_shown(world: Path) -> None:
    edit(world / "content", "sites/chua-hai/site.yaml", "kind:", "draft: true\nkind:")
    with running(world) as preview:
        assert 404 == preview.get("/vi/chua-hai/").status


def test_a_check_counts_the_drafts(world: Path) -> None:
    edit(world / "content", "sites/chua-hai/site.yaml", "kind:", "draft: true\nkind:")
    result = ditich(world, "--lang", "en", "check")

    assert [
        "the content is right: 1 relics, 1 plaques",
        "drafts, not published: 1 (chua-hai)",
    ] == result.stdout.splitlines()
