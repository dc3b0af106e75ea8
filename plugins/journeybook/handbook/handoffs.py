"""Handoffs: a journey comes in, every place where one of us passes the customer to another goes out, with its risks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from .handbook import Handbook, Moment

Risk = Literal["not-told", "lost", "avoidable", "drop"]


@dataclass(frozen=True)
class Handoff:
    """From the people of one step to those of the next that has any, who are none of them the same.

    `reasons` say why it is at risk, in this order: `not-told` (the customer is not told what happens next), `lost`
    (something gets lost), `avoidable` (the later contact is), `drop` (the first persona's emotion falls).
    """

    from_: Moment
    to: Moment
    from_roles: tuple[str, ...]
    to_roles: tuple[str, ...]
    reasons: tuple[Risk, ...]

    @property
    def at_risk(self) -> bool:
        """Whether anything speaks for trouble here."""
        return bool(self.reasons)

    @property
    def carries(self) -> tuple[str, ...]:
        """What must pass."""
        return self.from_.step.handoff.carries if self.from_.step.handoff else ()

    @property
    def lost(self) -> tuple[str, ...]:
        """What gets lost today."""
        return self.from_.step.handoff.lost if self.from_.step.handoff else ()


def holders(moment: Moment) -> tuple[str, ...]:
    """Who has the customer in a step: its frontstage roles, else its backstage roles, each once."""
    step = moment.step
    return tuple(dict.fromkeys(action.role for action in step.frontstage or step.backstage))


def handoffs(handbook: Handbook, journey_id: str) -> tuple[Handoff, ...]:
    """The handoffs of a journey in order. Steps without people are skipped, stages are crossed."""
    held = [(moment, roles) for moment in handbook.moments_of[journey_id] if (roles := holders(moment))]
    return tuple(
        Handoff(before, after, from_roles, to_roles, _risks(before, after))
        for (before, from_roles), (after, to_roles) in pairwise(held)
        if not set(from_roles) & set(to_roles)
    )


def _risks(before: Moment, after: Moment) -> tuple[Risk, ...]:
    here, there = before.emotion(), after.emotion()
    signs: tuple[tuple[Risk, bool], ...] = (
        ("not-told", before.step.told_next is False),
        ("lost", bool(before.step.handoff and before.step.handoff.lost)),
        ("avoidable", after.step.avoidable),
        ("drop", here is not None and there is not None and there < here),
    )
    return tuple(name for name, present in signs if present)
