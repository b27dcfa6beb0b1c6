"""GitHub's REST API as the form for editing uses it, over a repository on disk: what it answers is what Git has."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TOKEN = "github_pat_test"


@dataclass
class GitHub:
    """A repository at GitHub, and the pull requests it was sent. https://docs.github.com/en/rest/git"""

    checkout: Path
    name: str
    pulls: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    down: bool = False

    def git(self, *arguments: str, given: bytes = b"") -> str:
        """What Git answers."""
        ran = subprocess.run(["git", *arguments], cwd=self.checkout, input=given, capture_output=True, check=True)
        return ran.stdout.decode()

    def answer(self, method: str, path: str, token: str, body: Any) -> tuple[int, Any]:
        """Status and answer to a request below /repos/<name>."""
        self.asked.append(f"{method} {path}")
        if token != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials"}
        for (verb, pattern), act in ROUTES.items():
            if verb == method and (match := re.fullmatch(f"/repos/{self.name}{pattern}", path)):
                answer: tuple[int, Any] = act(self, body, *match.groups())
                return answer
        return 404, {"message": "Not Found"}

    def repository(self, _: Any) -> tuple[int, Any]:
        return 200, {"default_branch": "main", "permissions": {"push": True, "pull": True}}

    def ref(self, _: Any, branch: str) -> tuple[int, Any]:
        try:
            sha = self.git("rev-parse", "--verify", f"refs/heads/{branch}").strip()
        except subprocess.CalledProcessError:
            return 404, {"message": "Not Found"}
        return 200, {"object": {"sha": sha}}

    def commit(self, _: Any, sha: str) -> tuple[int, Any]:
        return 200, {"sha": sha, "tree": {"sha": self.git("rev-parse", f"{sha}^{{tree}}").strip()}}

    def tree(self, _: Any, sha: str, whole: str | None) -> tuple[int, Any]:
        lines = self.git("ls-tree", "-z", *(["-r", "-t"] if whole else []), sha).split("\0")
        found = [re.fullmatch(r"(\d+) (\w+) (\w+)\t(.*)", line) for line in lines if line]
        entries = [dict(zip(("mode", "type", "sha", "path"), match.groups(), strict=True)) for match in found if match]
        return 200, {"sha": sha, "tree": entries, "truncated": False}

    def blob(self, _: Any, sha: str) -> tuple[int, Any]:
        data = subprocess.run(["git", "cat-file", "blob", sha], cwd=self.checkout, capture_output=True, check=True)
        return 200, {"content": base64.encodebytes(data.stdout).decode(), "encoding": "base64"}

    def new_blob(self, body: Any) -> tuple[int, Any]:
        data = base64.b64decode(body["content"])
        return 201, {"sha": self.git("hash-object", "-w", "--stdin", given=data).strip()}

    def new_tree(self, body: Any) -> tuple[int, Any]:
        self.git("read-tree", body["base_tree"])
        for entry in body["tree"]:
            sha = entry.get("sha") or self.git("hash-object", "-w", "--stdin", given=entry["content"].encode()).strip()
            self.git("update-index", "--add", "--cacheinfo", f"{entry['mode']},{sha},{entry['path']}")
        sha = self.git("write-tree").strip()
        self.git("read-tree", "HEAD")
        return 201, {"sha": sha}

    def new_commit(self, body: Any) -> tuple[int, Any]:
        parents = [part for parent in body["parents"] for part in ("-p", parent)]
        sha = self.git("commit-tree", body["tree"], *parents, "-m", body["message"])
        return 201, {"sha": sha.strip()}

    def new_ref(self, body: Any) -> tuple[int, Any]:
        self.git("update-ref", body["ref"], body["sha"], "0" * 40)
        return 201, {}

    def move_ref(self, body: Any, branch: str) -> tuple[int, Any]:
        self.git("merge-base", "--is-ancestor", f"refs/heads/{branch}", body["sha"])
        self.git("update-ref", f"refs/heads/{branch}", body["sha"])
        return 200, {}

    def open_pulls(self, _: Any, head: str) -> tuple[int, Any]:
        return 200, [pull for pull in self.pulls if pull["head"] == head.replace("%2F", "/")]

    def new_pull(self, body: Any) -> tuple[int, Any]:
        number = len(self.pulls) + 1
        self.pulls.append(body | {"html_url": f"https://github.com/{self.name}/pull/{number}"})
        return 201, self.pulls[-1]

    def route(self, route: Any) -> None:
        """Answer a request of a browser (Playwright)."""
        request = route.request
        if self.down:
            route.abort("internetdisconnected")
            return
        path = request.url.removeprefix("https://api.github.com")
        body = json.loads(request.post_data) if request.post_data else None
        status, said = self.answer(request.method, path, request.headers.get("authorization", ""), body)
        route.fulfill(
            status=status,
            content_type="application/json",
            headers={"Access-Control-Allow-Origin": "*"},
            body=json.dumps(said),
        )


SHA = "([0-9a-f]{40})"
ROUTES: dict[tuple[str, str], Any] = {
    ("GET", ""): GitHub.repository,
    ("GET", "/git/ref/heads/(.+)"): GitHub.ref,
    ("GET", f"/git/commits/{SHA}"): GitHub.commit,
    ("GET", rf"/git/trees/{SHA}(\?recursive=1)?"): GitHub.tree,
    ("GET", f"/git/blobs/{SHA}"): GitHub.blob,
    ("GET", r"/pulls\?state=open&head=[^:]+:(.+)"): GitHub.open_pulls,
    ("POST", "/git/blobs"): GitHub.new_blob,
    ("POST", "/git/trees"): GitHub.new_tree,
    ("POST", "/git/commits"): GitHub.new_commit,
    ("POST", "/git/refs"): GitHub.new_ref,
    ("PATCH", "/git/refs/heads/(.+)"): GitHub.move_ref,
    ("POST", "/pulls"): GitHub.new_pull,
}


def checked_out(folder: Path, name: str) -> GitHub:
    """The repository of a folder's content, with one commit on main."""
    host = GitHub(folder, name)
    host.git("init", "-q", "-b", "main")
    for key, value in (("user.name", "Test"), ("user.email", "test@ditich.example"), ("core.autocrlf", "false")):
        host.git("config", key, value)
    host.git("add", "content")
    host.git("commit", "-q", "-m", "content")
    return host
