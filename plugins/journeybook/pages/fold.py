"""Long lists: many things come in; the first of them, and a fold that holds the others, go out.

A page of a handbook of two hundred journeys would be a hundred screens long, and nobody reads those. Nothing is left
out: what is folded stands in the page, opens without a script, and leads to where all of it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from ..handbook.handbook import Moment
from .desk import Desk, Link

Item = TypeVar("Item")

SPARED = 4
"""A fold that holds less than a fourth of what stands open spares nobody anything."""


@dataclass(frozen=True)
class Fold:
    """The rest of a long list, behind a line that says how much it is."""

    label: str
    views: tuple[Any, ...]


@dataclass(frozen=True)
class Places:
    """Steps as links alone, journey by journey."""

    journeys: tuple[tuple[Link, tuple[Link, ...]], ...]


@dataclass(frozen=True)
class StepLinks:
    """Steps as links, side by side."""

    steps: tuple[Link, ...]


def first(items: Sequence[Item], n: int) -> tuple[Sequence[Item], Sequence[Item]]:
    """The first n of a list, and the rest; all of it and nothing where the rest would be short."""
    return (items, ()) if len(items) <= n + n // SPARED else (items[:n], items[n:])


def fold(desk: Desk, what: str, n: int, views: Iterable[Any]) -> tuple[Fold, ...]:
    """A fold of n things (`what` is their name in the words below `fold.`), none where there is none."""
    return (Fold(desk.words.text(f"fold.{what}", n=n), tuple(views)),) if n else ()


def places(desk: Desk, moments: Iterable[Moment], role_id: str = "") -> Places:
    """Where to find moments. For a role, each journey opens with that role's part in it lit up."""
    return Places(
        tuple(
            (lit_up(desk, journey_id, role_id), tuple(desk.moment_link(moment) for moment in found))
            for journey_id, found in groupby(moments, key=lambda moment: moment.journey_id)
        )
    )


def lit_up(desk: Desk, journey_id: str, role_id: str) -> Link:
    """A link to a journey with a role's part in it lit up, to the journey alone for no role."""
    link = desk.link("journey", journey_id)
    return Link(link.text, f"{link.href}?role={role_id}") if link.href and role_id else link
