"""What everything that authors write has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class AuthoredModel(BaseModel):
    """Base of everything authors write. Unknown fields are refused; values are frozen."""

    # Built when first used: most models are only ever parts of another.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)
