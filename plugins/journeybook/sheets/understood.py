"""What was understood of a sheet, as a value that a preview and a journey file are written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .names import Match

NOTHING = frozenset({"-", "--", "–", "—", "/", ".", "…", "...", "n/a", "na", "n.a.", "none", "?", "tbd"})
"""What people write into a cell to say that there is nothing to say."""


@dataclass(frozen=True)
class Unplaced:
    """A text of the sheet that has no place in the journey: its cell, its column's name, and why.

    `step` is the id of the step it stands beside, None where it stands beside none.
    """

    place: str
    column: str
    text: str
    why: str
    step: str | None = None


@dataclass(frozen=True)
class Heard:
    """How a feeling was read: the cell's text, the level, and by what. None where its words alone could be kept."""

    text: str
    level: int | None
    read_as: str


@dataclass(frozen=True)
class Understood:
    """`data` is the journey as plain data in the order of its fields; what the sheet cannot know is absent.

    `columns` are (letter, name in the sheet, field or ""), `remarks` sentences about the sheet as a whole. `ours`:
    `journeybook export` wrote the sheet.
    """

    data: Mapping[str, Any]
    columns: tuple[tuple[str, str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    matches: tuple[Match, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    ours: bool = False
