"""Compiled templates, kept from one process to the next: compiling takes a tenth of a second of each."""

from __future__ import annotations

import hashlib
import marshal
import sys
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.store import write_whole

SIZE = 16
"""Bytes of the digest each file begins with."""

MOST = 200
"""Files. Above, all go: what has been edited away a hundred times is not looked for again."""


class CompiledTemplates(BytecodeCache):
    """Keeps Jinja's byte code in a folder of this machine, which nobody else may write: it is executed.

    A file is believed only with its digest, by the Python and the program that wrote it.
    """

    def __init__(self, folder: Path, program: str) -> None:
        """The folder is made once there is something to keep; `program` is the digest of the program that reads it."""
        self._folder, self._program = folder, program

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what is kept of its template, if that is whole."""
        try:
            data = self._path(bucket).read_bytes()
            code = marshal.loads(data[SIZE:]) if _digest(data[SIZE:]) == data[:SIZE] else None  # noqa: S302 -- ours, and held against its digest
        except (OSError, ValueError, EOFError, TypeError):
            return
        if isinstance(code, CodeType):
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the template of the bucket. Raises OSError."""
        data = marshal.dumps(bucket.code)
        self._folder.mkdir(parents=True, exist_ok=True)
        for path in kept if len(kept := [*self._folder.iterdir()]) >= MOST else ():
            path.unlink(missing_ok=True)
        write_whole(self._path(bucket), _digest(data) + data, flush=False)

    def _path(self, bucket: Bucket) -> Path:
        name = f"{self._program} {sys.version} {bucket.key} {bucket.checksum}"
        return self._folder / hashlib.blake2b(name.encode(), digest_size=SIZE).hexdigest()


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=SIZE).digest()
