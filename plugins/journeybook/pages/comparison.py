"""Today beside the target: a journey comes in, what becomes of each of its steps goes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..handbook.handbook import Moment
from .desk import Desk, Link
from .journey_index import Spark, spark
from .parts import Feeling, feeling

Change = Literal["stays", "changes", "gone", "new"]
MARKS: dict[Change, str] = {"stays": "=", "changes": "~", "gone": "−", "new": "+"}

LANES = {
    "emotion": "emotion",
    "doing": "doing",
    "thinking": "thinking",
    "feeling": "feeling",
    "expecting": "expecting",
    "expectation": "expecting",
    "wait": "wait",
    "times": "wait",
    "told_next": "wait",
    "touchpoint": "touchpoint",
    "channel": "channel",
    "frontstage": "frontstage",
    "backstage": "backstage",
    "promises": "promises",
    "pains": "pains",
    "highlights": "highlights",
}
"""The lane of the map in which a reader sees that a field of a step is another one."""


@dataclass(frozen=True)
class ComparedStep:
    """A step now, and what becomes of it; `lanes` names the rows of the map in which the two differ."""

    now: Link | None
    felt: Feeling | None
    then: Link | None
    hoped: Feeling | None
    change: Change
    mark: str
    said: str
    lanes: str


@dataclass(frozen=True)
class Comparison:
    """Current beside target, step by step: each row is a step now, and what becomes of it."""

    rows: tuple[ComparedStep, ...]
    current: Link
    target: Link
    today: Spark | None
    hoped: Spark | None


def comparison(desk: Desk, journey_id: str) -> Comparison | None:
    """Current beside target, None for a journey that has no other side."""
    journey = desk.handbook.journeys[journey_id]
    targets = desk.facts.targets_of.get(journey_id, ())
    current_id, target_id = (journey_id, targets[0]) if targets else (journey.target_of or "", journey_id)
    if journey.state == "current" and not targets:
        return None
    if current_id not in desk.handbook.journeys:
        return None
    now = {moment.step.id: moment for moment in desk.handbook.moments_of[current_id]}
    then = {moment.step.id: moment for moment in desk.handbook.moments_of[target_id]}
    rows = tuple(_compared(desk, now.get(step_id), then.get(step_id)) for step_id in _merged(list(now), list(then)))
    curves = [spark(desk, desk.handbook.moments_of[found]) for found in (current_id, target_id)]
    return Comparison(rows, desk.link("journey", current_id), desk.link("journey", target_id), *curves)


def _merged(now: list[str], then: list[str]) -> list[str]:
    """Both orders in one: today's, with each new step after the one it follows in the target."""
    merged = list(now)
    for at, step_id in enumerate(then):
        if step_id not in merged:
            before = then[at - 1] if at else None
            merged.insert(merged.index(before) + 1 if before else 0, step_id)
    return merged


def _compared(desk: Desk, now: Moment | None, then: Moment | None) -> ComparedStep:
    change: Change = (
        "gone" if then is None else "new" if now is None else "stays" if now.step == then.step else "changes"
    )
    differ = [field for field in LANES if now and then and getattr(now.step, field) != getattr(then.step, field)]
    return ComparedStep(
        desk.moment_link(now) if now else None,
        feeling(desk, now.emotion()) if now else None,
        desk.moment_link(then) if then else None,
        feeling(desk, then.emotion()) if then else None,
        change,
        MARKS[change],
        desk.words.text(f"change.{change}"),
        desk.words.listed(
            [desk.words.text(f"lane.{lane}") for lane in dict.fromkeys(LANES[field] for field in differ)]
        ),
    )
