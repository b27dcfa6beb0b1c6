"""The address of a site as an author types it: which are taken, and which one may be meant by another."""

from __future__ import annotations

import re
from posixpath import normpath
from urllib.parse import unquote

from generator.text.names import slug

_HOST = r"[a-z0-9-]+(\.[a-z0-9-]+)+"
_PATH = r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*"

ADDRESS = re.compile(f"https://{_HOST}{_PATH}")
"""https, a host in lower case, and maybe a sub-path, whose case counts: every printed code begins with it. No slash at the
end, no query, and in the path nothing that must be written with a percent sign (RFC 3986, 2.3), nor a leading dot."""

PAYLOAD = re.compile(f"{ADDRESS.pattern}/q/[a-z0-9]+")
"""What the symbol of a plaque holds, as made by urls.printed."""


def meant(typed: str, trial: str = "example") -> str:
    """The address that may be meant by this text: one that is taken. A name alone is given the ending `trial`.

    >>> meant("http://Doan.GitHub.io/O-Mon/?a=1"), meant("https://ditich.vn/a/../%C3%B4-m%C3%B4n"), meant("ditich")
    ('https://doan.github.io/O-Mon', 'https://ditich.vn/o-mon', 'https://ditich.example')
    """
    bare = re.split(r"[?#]", re.sub(r"^https?:/*", "", typed.strip(), flags=re.IGNORECASE))[0]
    host, _, path = bare.strip("/").partition("/")
    labels = [label for part in host.lower().partition(":")[0].split(".") if (label := slug(part))]
    if len(labels) == 1:
        labels.append(trial)
    segments = map(_segment, normpath(f"/{path}").split("/"))
    return "/".join((f"https://{'.'.join(labels or ('di-tich', trial))}", *filter(None, segments)))


def _segment(typed: str) -> str:
    """A part of a path: as typed where it can be, else in plain letters; may be empty."""
    plain = re.fullmatch(_PATH, f"/{typed}") and typed
    return plain or slug(unquote(typed))
