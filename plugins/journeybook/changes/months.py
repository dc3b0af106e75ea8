"""What changed in a handbook since it began, as values: month by month, the newest first, for a page to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model import EntityKind
from .change import Changes
from .concerned import Concerned


@dataclass(frozen=True)
class Began:
    """What there was when the handbook began: the day (ISO), how many of each kind, and journeys by id and title."""

    day: str
    counts: Mapping[EntityKind, int]
    journeys: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Month:
    """What changed in a month (`2026-11`), and the roles that each changed place matters to. `began` in the first."""

    name: str
    changes: Changes = field(default_factory=Changes)
    concerned: Concerned = field(default_factory=dict)
    began: Began | None = None


@dataclass(frozen=True)
class History:
    """The months in which something changed, the newest first.

    `earlier`: there are more, which are not told. `since`: the day (ISO) that this copy of the history begins with,
    where it is cut off; "" where it is whole. `why_not` says to editors why git did not answer, "" where it did, or
    where there is nothing to ask it for.
    """

    months: tuple[Month, ...] = ()
    earlier: bool = False
    since: str = ""
    why_not: str = ""
