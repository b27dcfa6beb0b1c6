"""Writes templates/README.md: what each template may use."""

from __future__ import annotations

from pathlib import Path

from generator.commands.explain import reference


def main() -> None:
    """Write the file."""
    Path("templates/README.md").write_text(reference(), "utf-8")


if __name__ == "__main__":
    main()
