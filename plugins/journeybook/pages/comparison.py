"""Today beside the target: a journey comes in, what becomes of each of its steps goes out."""

from __future__ import annotations

from dataclasses import dataclass

from ..handbook.handbook import Moment
from .desk import Desk, Link
from .parts import Feeling, feeling


@dataclass(frozen=True)
class Comparison:
    """Current beside target, step by step: each row is a step now, and what becomes of it."""

    rows: tuple[tuple[Link | None, Feeling | None, Link | None, Feeling | None, str], ...]
    current: Link
    target: Link


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
    return Comparison(rows, desk.link("journey", current_id), desk.link("journey", target_id))


def _merged(now: list[str], then: list[str]) -> list[str]:
    """Both orders in one: today's, with each new step after the one it follows in the target."""
    merged = list(now)
    for at, step_id in enumerate(then):
        if step_id not in merged:
            before = then[at - 1] if at else None
            merged.insert(merged.index(before) + 1 if before else 0, step_id)
    return merged


def _compared(
    desk: Desk, now: Moment | None, then: Moment | None
) -> tuple[Link | None, Feeling | None, Link | None, Feeling | None, str]:
    change = "gone" if then is None else "new" if now is None else "stays" if now.step == then.step else "changes"
    return (
        desk.moment_link(now) if now else None,
        feeling(desk, now.emotion()) if now else None,
        desk.moment_link(then) if then else None,
        feeling(desk, then.emotion()) if then else None,
        desk.words.text(f"change.{change}"),
    )
