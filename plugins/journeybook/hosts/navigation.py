"""A site's navigation and what was written by hand come in, the navigation as MkDocs reads it goes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..site import Entry
from .hand_written import escaped

HOME = "index.md"


def navigation(entries: Iterable[Entry], home: str, written: Sequence[str]) -> list[Any]:
    """Home, called `home` if that is not "", then all entries; hand-written pages open the part about the handbook.

    An editor may word these titles anew, and the theme writes them as HTML.
    """
    made = [_entry(entry, written) for entry in entries]
    first: object = {escaped(home): HOME} if home else HOME
    return [first, *made] if made else [first, *written]


def _entry(entry: Entry, written: Iterable[str]) -> dict[str, list[Any]]:
    below: list[Any] = [_entry(child, ()) if child.below else f"{child.address}{HOME}" for child in entry.below]
    return {escaped(entry.title): [*written, *below] if below else [f"{entry.address}{HOME}"]}
