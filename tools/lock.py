"""Writes requirements.txt, requirements-cluster.txt and requirements-test.txt anew: exact versions, hashes, every platform. Needs uv."""

from __future__ import annotations

import subprocess


def main() -> None:
    """Resolve for Python 3.11 and newer, on Linux, macOS and Windows."""
    resolve = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"]
    resolve += ["--generate-hashes", "--default-index", "https://pypi.org/simple", "--no-header", "--quiet"]
    subprocess.run([*resolve, "--extra", "build", "-o", "requirements.txt"], check=True)
    more = [*resolve, "-c", "requirements.txt", "--extra", "build", "--extra", "cluster"]
    subprocess.run([*more, "-o", "requirements-cluster.txt"], check=True)
    subprocess.run([*more, "--extra", "test", "-o", "requirements-test.txt"], check=True)


if __name__ == "__main__":
    main()
