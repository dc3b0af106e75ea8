"""What a reader sees who found nothing, at an address or by searching: a desk comes in, words and ways on go out."""

from __future__ import annotations

from dataclasses import dataclass

from ..addresses import LinkKind, index_of
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


@dataclass(frozen=True)
class SearchHelp:
    """What the script says to whoever searched and found nothing, with links as they lead on from the home page.

    In `meant` the script fills in `{words}`.
    """

    meant: str
    lists: str
    links: tuple[tuple[str, str], ...]


def search_help(desk: Desk) -> SearchHelp:
    """Words that lead on, and every list."""
    desk = desk.at("")
    say = desk.words.text
    return SearchHelp(
        say("search.meant", words="{words}"),
        say("search.lists"),
        tuple((say(f"index.{kind}"), desk.href(index_of(kind))) for kind in KINDS),
    )
