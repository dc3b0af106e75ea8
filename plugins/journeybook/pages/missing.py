"""What stands where there is no page: a desk comes in, words and ways on go out."""

from __future__ import annotations

from dataclasses import dataclass

from ..addresses import LinkKind
from .desk import Desk, Link

KINDS: tuple[LinkKind, ...] = ("role", "journey", "persona", "touchpoint", "improvement", "department")


@dataclass(frozen=True)
class MissingPage:
    """Says so, and leads to every list."""

    links: tuple[Link, ...]


def missing_page(desk: Desk) -> str:
    """Its HTML, with links as they lead on from the home page."""
    desk = desk.at("")
    home = Link(desk.words.text("home"), desk.href(""))
    return desk.press.show(MissingPage((home, *(desk.index(kind) for kind in KINDS))))
