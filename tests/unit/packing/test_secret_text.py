"""A key or password in a text is found, with its line, and nothing else is."""

from __future__ import annotations

import pytest

from generator.packing.secret_text import find
from tests.support.worlds import ROOT

A, N = "aB3dE6gH9jK2mN5pQ8sT" * 5, "0123456789"

# Put together here, so that this file does not hold what it is looked through for.
SECRETS = {
    "PRIVATE KEY": [
        f"-----BEGIN {kind}PRIVATE" + " KEY-----"
        for kind in ("", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED ", "DSA ")
    ] + ["-----BEGIN PGP PRIVATE" + " KEY BLOCK-----", "AGE-SECRET-" + "KEY-1" + "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"],
    "GitHub": [f"{kind}_{A[:36]}" for kind in ("ghp", "gho", "ghu", "ghs", "ghr")] + ["github_" + f"pat_{A[:22]}_{A[:59]}"],
    "GitLab": ["glpat" + f"-{A[:20]}"],
    "Netlify": ["nfp" + f"_{A[:36]}"],
    "AWS": ["AKIA" + "IOSFODNN7EXAMPLE", "ASIA" + "IOSFODNN7EXAMPLE"],
    "Google": ["AIza" + A[:35]],
    "Slack": ["xoxb" + f"-{N}-{A[:24]}"],
    "Stripe": ["sk_" + f"live_{A[:24]}"],
    "npm": ["npm" + f"_{A[:36]}"],
    "PyPI": ["pypi-" + f"AgEIcHlwaS5vcmc{A[:70]}"],
    "Telegram": [f"{N[:9]}:" + f"AA{A[:33]}"],
    "JWT": ["eyJ" + f"{A[:20]}.eyJ" + f"{A[:20]}.{A[:20]}"],
    "https": ["https://ba:" + "mat-khau@git.example/kho.git"],
    "token": ["CLOUDFLARE_API_TOKEN" + f"={A[:40]}", "password" + f": '{A[:30]}'", '"apiKey"' + f': "{A[:32]}"'],
}  # fmt: skip


@pytest.mark.parametrize(("owner", "text"), [(owner, text) for owner, texts in SECRETS.items() for text in texts])
def test_each_kind_of_secret_is_found_with_its_line(owner, text):
    data = f"dòng một\ndòng hai {text} và thôi\n".encode()

    assert [(2, owner)] == list(find(data))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_windows_encodings_hide_nothing(encoding):
    assert [(3, "Netlify")] == list(find(("a\r\n\r\n" + SECRETS["Netlify"][0]).encode(encoding)))


@pytest.mark.parametrize(
    "text",
    ["-----BEGIN PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----", "token = settings.token_of(request_number_12345)",
     "TOKEN: ${{ secrets.NETLIFY_AUTH_TOKEN_1 }}", "password: …", "--hash=sha256:" + "0a" * 32, "ghp_short", "AKIAKI",
     "https://thu.example/vi/dinh-mot/", "http://a.vn:8000/@x", "secret: " + "a" * 40, "mailto:a@b.vn", "nfp_x"],
)  # fmt: skip
def test_what_only_looks_like_one_is_passed_over(text):
    assert [] == list(find(text.encode()))


def test_a_binary_file_is_passed_over():
    assert [] == list(find(b"\0\1\2" + SECRETS["GitHub"][0].encode()))


def test_several_on_one_line_are_one():
    assert 1 == len(list(find(" ".join(SECRETS["GitHub"]).encode())))


def test_nothing_in_this_repository_is_taken_for_one():
    """The program, its docs and the lists of what it needs, with their thousand hashes."""
    names = ("requirements.txt", "requirements-test.txt", "README.md", "SECURITY.md", "netlify.toml")
    paths = [
        *(ROOT / name for name in names),
        *(ROOT / "generator").rglob("*.py"),
        *(ROOT / "tests/unit").rglob("*.py"),
    ]

    assert [] == [(path.name, found) for path in paths for found in find(path.read_bytes())]
