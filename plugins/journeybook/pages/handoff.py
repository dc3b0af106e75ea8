"""Handoffs on a page: facts come in, from whom to whom, with what must pass and what gets lost, goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..handbook.handoffs import Handoff
from .desk import Desk, Link


@dataclass(frozen=True)
class HandoffView:
    """From one step's people to the next one's."""

    from_: Link
    to: Link
    from_roles: tuple[Link, ...]
    to_roles: tuple[Link, ...]
    at_risk: bool
    reasons: tuple[str, ...]
    carries: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True)
class HandoffList:
    """All handoffs of a journey, in order."""

    handoffs: tuple[HandoffView, ...]


def handoff_views(desk: Desk, handoffs: Iterable[Handoff]) -> tuple[HandoffView, ...]:
    """Handoffs with links to the steps and the people on both sides."""
    return tuple(
        HandoffView(
            desk.moment_link(handoff.from_),
            desk.moment_link(handoff.to),
            desk.links("role", handoff.from_roles),
            desk.links("role", handoff.to_roles),
            handoff.at_risk,
            tuple(desk.words.text(f"risk.{reason}") for reason in handoff.reasons),
            handoff.carries,
            handoff.lost,
        )
        for handoff in handoffs
    )
