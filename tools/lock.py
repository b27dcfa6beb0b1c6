"""Writes requirements.txt and requirements-test.txt anew: exact versions, hashes, every platform. Needs uv."""

from __future__ import annotations

import subprocess


def main() -> None:
    """Resolve for Python 3.11 and newer, on Linux, macOS and Windows."""
    resolve = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"]
    resolve += ["--generate-hashes", "--default-index", "https://pypi.org/simple", "--no-header", "--quiet"]
    subprocess.run([*resolve, "--extra", "build", "-o", "requirements.txt"], check=True)
    tests = ["--extra", "build", "--extra", "test", "-c", "requirements.txt", "-o", "requirements-test.txt"]
    subprocess.run([*resolve, *tests], check=True)


if __name__ == "__main__":
    main()
