"""A server on loopback that answers as Cloudflare's SQL API of Analytics Engine is documented to, and what its function notes.

https://developers.cloudflare.com/analytics/analytics-engine/sql-api/ and the pages of its SQL reference.
"""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ACCOUNT, TOKEN = "0123456789abcdef" * 2, "a" + "-token"

QUESTION = re.compile(
    r"SELECT formatDateTime\(timestamp, '%Y-%m-%d', '([\w/]+)'\) AS day, index1 AS code, blob1 AS language, blob2 AS reason, "
    r"SUM\(_sample_interval\) AS requests FROM (\w+) WHERE timestamp >= toDateTime\((\d+)\) AND timestamp < toDateTime\((\d+)\) "
    r"GROUP BY day, code, language, reason ORDER BY day, code, language, reason LIMIT (\d+) FORMAT JSON"
)


@dataclass(frozen=True)
class Point:
    """A point as it lies there."""

    at: int
    index: str
    blobs: tuple[str, str]
    sample_interval: int = 1


@dataclass
class Engine:
    """The points of each table, and what was asked."""

    tables: dict[str, list[Point]]
    instead: tuple[int, bytes] | None = None
    """Status and body that are sent whatever is asked."""

    asked: list[str] = field(default_factory=list)

    def answer(self, question: str, account: str, token: str) -> tuple[int, bytes]:
        """Status and body."""
        self.asked.append(question)
        if self.instead:
            return self.instead
        if (account, token) != (ACCOUNT, f"Bearer {TOKEN}"):
            error = {"success": False, "errors": [{"code": 10000, "message": "Authentication error"}]}
            return 403, json.dumps(error).encode()
        said = QUESTION.fullmatch(question)
        if said is None:
            return 422, b"Input is invalid or unsupported"
        zone, table, since, until, limit = said.groups()
        if table not in self.tables:
            return 422, f"unable to find dataset {table}".encode()
        rows: Counter[tuple[str, str, str, str]] = Counter()
        for point in self.tables[table]:
            if int(since) <= point.at < int(until):
                day = datetime.fromtimestamp(point.at, ZoneInfo(zone)).date().isoformat()
                rows[day, point.index, *point.blobs] += point.sample_interval
        names = ("day", "code", "language", "reason")
        # Numbers of 64 bits are text in ClickHouse's JSON.
        data = [dict(zip(names, key, strict=True), requests=str(number)) for key, number in sorted(rows.items())]
        data = data[: int(limit)]
        meta = [{"name": name, "type": "String"} for name in names] + [{"name": "requests", "type": "UInt64"}]
        answer = {"meta": meta, "data": data, "rows": len(data), "rows_before_limit_at_least": len(data)}
        return 200, json.dumps(answer).encode()


@contextmanager
def serving(engine: Engine) -> Iterator[str]:
    """The address of the API while it is served."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found = re.fullmatch(r"/client/v4/accounts/([^/]+)/analytics_engine/sql", self.path)
            question = self.rfile.read(int(self.headers["Content-Length"])).decode()
            token = self.headers["Authorization"]
            status, body = engine.answer(question, found[1], token) if found else (404, b"")
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/client/v4"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


_RUN = """
import { pathToFileURL } from "node:url";
const { onRequest } = await import(pathToFileURL(process.argv[2]));
let text = "";
for await (const part of process.stdin) text += part;
const { requests, known, bound } = JSON.parse(text);
const told = [];
for (const { path, headers, method, status } of requests) {
  const points = [];
  const found = new URL(path, "https://thu.example").pathname.split("/").filter(Boolean).at(-1);
  const there = (request) => status ?? (known.some((code) => request.url.includes(`/q/${code}/`)) ? 200 : 404);
  const answered = (state) => new Response(state === 304 ? null : "x", { status: state });
  const env = { ASSETS: { fetch: async (request) => answered(there(request)) } };
  if (bound === "broken") env.SCANS = { writeDataPoint() { throw new Error("no"); } };
  else if (bound) env.SCANS = { writeDataPoint: (point) => points.push(point) };
  const answer = await onRequest({ request: new Request(new URL(path, "https://thu.example"), { headers, method }), env, params: { code: found } });
  told.push({ status: answer.status, points });
}
console.log(JSON.stringify(told));
"""


def noted(
    script: Path, requests: Sequence[dict[str, Any]], known: Sequence[str], bound: str = "yes"
) -> list[dict[str, Any]]:
    """What the function answers to each request and notes of it, run by Node with assets and a binding that are made up."""
    module, runner = script.with_name("function.mjs"), script.with_name("run.mjs")
    module.write_bytes(script.read_bytes())
    runner.write_text(_RUN, "utf-8")
    told = json.dumps({"requests": list(requests), "known": list(known), "bound": bound})
    run = subprocess.run(["node", str(runner), str(module)], input=told, capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found
