"""Each host's own server, or an emulator of it, answering on loopback."""

from __future__ import annotations

import http.client
import http.server
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support import install_hosts


@dataclass(frozen=True)
class Host:
    """One host, answering."""

    name: str
    port: int

    @property
    def base(self) -> str:
        """What its addresses begin with."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        """One request, no redirect followed; `accept_language="km"` sends Accept-Language."""
        answer = self.ask_bytes(path, method, **headers)
        answer.text = answer.body.decode("utf-8", "replace")  # type: ignore[attr-defined]
        return answer

    def ask_bytes(self, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        """The same, the body as it came."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        line.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = line.getresponse()
        answer.body = answer.read()  # type: ignore[attr-defined]
        line.close()
        return answer


def free() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait(host: Host) -> None:
    """Until it answers."""
    until = time.monotonic() + 90
    while True:
        try:
            if host.ask("/").status == 200:
                return
        except OSError:
            pass
        if time.monotonic() > until:
            pytest.fail(f"{host.name} does not answer")
        time.sleep(0.2)


@contextmanager
def _process(command: list[str], folder: Path, **environment: str) -> Iterator[None]:
    """A server in a process group of its own, so that its children end with it."""
    log = folder.parent / "log.txt"
    with log.open("wb") as file:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=file,
            stderr=file,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **environment},
            start_new_session=True,
        )
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _emulator(script: str, *arguments: str) -> list[str]:
    return [str(install_hosts.node()), str(install_hosts.HERE / "node_modules" / script), *arguments]


def _node_first() -> str:
    return f"{install_hosts.node().parent}{os.pathsep}{os.environ['PATH']}"


def _netlify(folder: Path, port: int) -> Any:
    # Without the hidden flag it wants to fetch Deno.
    arguments = ("--offline", "--dir", "site", "--port", str(port), "--internal-disable-edge-functions")
    command = _emulator("netlify-cli/bin/run.js", "dev", *arguments)
    return _process(command, folder, CI="1", PATH=_node_first())


def _cloudflare(folder: Path, port: int) -> Any:
    arguments = ("pages", "dev", "site", "--port", str(port), "--ip", "127.0.0.1", "--inspector-port", str(free()))
    command = _emulator("wrangler/bin/wrangler.js", *arguments)
    return _process(command, folder, CI="1", WRANGLER_SEND_METRICS="false", PATH=_node_first())


def _nginx(folder: Path, port: int) -> Any:
    """The configuration as written, but for the port, the folder, and what only root may do."""
    site = (folder / "nginx.conf").read_text("utf-8")
    assert "    listen [::]:80;\n" in site
    if not install_hosts.BROTLI.exists():  # as the configuration itself says
        site = site.replace("    brotli_static on;\n", "")
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("    listen [::]:80;\n", "")
    site = re.sub(r"(?<=root )/var/www/[^/\s]+(?=;)", str(folder / "site"), site)
    (folder / "site.conf").write_text(site, "utf-8")
    kinds = next(
        path for path in ("/etc/nginx/mime.types", "/opt/homebrew/etc/nginx/mime.types") if Path(path).exists()
    )
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    module = f"load_module {install_hosts.BROTLI};" if install_hosts.BROTLI.exists() else ""
    (folder / "main.conf").write_text(
        f"{module} daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ include {kinds}; access_log off; {temporary} include {folder}/site.conf; }}",
        "utf-8",
    )
    # Root's workers would be nobody, who may not read a test's folder.
    user = f"user {os.environ.get('USER', 'root')};" if os.geteuid() == 0 else ""
    command = [
        str(install_hosts.program("nginx")),
        "-p",
        str(folder),
        "-c",
        str(folder / "main.conf"),
        "-e",
        str(folder / "error.log"),
    ]
    return _process([*command, *(["-g", user] if user else [])], folder)


APACHE_MODULES = ("mpm_event", "authz_core", "mime", "dir", "rewrite", "headers", "setenvif", "unixd")


def _apache(folder: Path, port: int) -> Any:
    """A server as shared hosting sets it up: all that is ours is in .htaccess."""
    modules = next(
        path for path in (Path("/usr/lib/apache2/modules"), Path("/opt/homebrew/lib/httpd/modules")) if path.exists()
    )
    kinds = next(
        path for path in (Path("/etc/mime.types"), Path("/opt/homebrew/etc/httpd/mime.types")) if path.exists()
    )
    loads = "\n".join(
        f"LoadModule {name}_module {modules}/mod_{name}.so"
        for name in APACHE_MODULES
        if (modules / f"mod_{name}.so").exists()
    )
    # www-data may not read a test's folder.
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    if user:
        for parent in (folder, *folder.parents[:3]):
            if parent.owner() == "root" and parent != Path("/"):
                parent.chmod(0o755)
    (folder / "httpd.conf").write_text(
        f"ServerRoot {folder}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\nErrorLog {folder}/error.log\n"
        f"{loads}\n{user}TypesConfig {kinds}\nDocumentRoot {folder}/site\n"
        f"<Directory {folder}/site>\nAllowOverride All\nRequire all granted\n</Directory>\n",
        "utf-8",
    )
    return _process(
        [
            str(install_hosts.program("apache2") or install_hosts.program("httpd")),
            "-X",
            "-f",
            str(folder / "httpd.conf"),
        ],
        folder,
    )


@contextmanager
def _github(folder: Path, port: int) -> Iterator[None]:
    """GitHub Pages as it is documented: a folder's index, its address with a slash, 404.html; no header of ours."""
    site = str(folder / "site")

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=site)

        def send_error(self, code: int, *_: object) -> None:
            body = Path(site, "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield
    server.shutdown()
    server.server_close()


START: dict[str, Callable[[Path, int], Any]] = {
    "netlify": _netlify,
    "cloudflare": _cloudflare,
    "nginx": _nginx,
    "apache": _apache,
    "github": _github,
}
