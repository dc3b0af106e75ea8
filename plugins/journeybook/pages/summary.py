"""The top of a long page: what its parts come to goes in, a line about each, leading there, goes out."""

from __future__ import annotations

from dataclasses import dataclass

from .desk import Link


@dataclass(frozen=True)
class Summary:
    """Lines, each with a link to a part of the page, what it says, a customer's words, and where they belong."""

    lines: tuple[tuple[Link, str, str, Link], ...]
