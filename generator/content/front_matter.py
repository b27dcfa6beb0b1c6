"""Where the front matter of a text ends and its body begins."""

from __future__ import annotations

import re

FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
"""The YAML between two lines `---` at the beginning of a text, and those lines; line ends as the file has them."""
