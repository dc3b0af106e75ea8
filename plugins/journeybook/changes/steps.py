"""Two states of a journey come in; its stages in pairs, and the steps that came, went and moved, go out."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Journey, Stage


@dataclass(frozen=True)
class Moved:
    """A step that stands elsewhere: the stages it stood and stands in, by place, and the steps before it."""

    step_id: str
    stage_before: int
    stage_after: int
    follows_before: str | None
    follows_after: str | None
    crosses: bool


def paired_stages(before: Journey, after: Journey) -> tuple[tuple[int, int], ...]:
    """The places of each stage on both sides: those with the same title, then those that share most steps.

    Stages have no ids. What is left over came or went.
    """
    pairs: list[tuple[int, int]] = []
    titles = [stage.title for stage in after.stages]
    for at, stage in enumerate(before.stages):
        seen = sum(1 for earlier in before.stages[:at] if earlier.title == stage.title)
        places = [place for place, title in enumerate(titles) if title == stage.title]
        if seen < len(places):
            pairs.append((at, places[seen]))
    rest_before = [at for at in range(len(before.stages)) if at not in {was for was, _ in pairs}]
    rest_after = [at for at in range(len(after.stages)) if at not in {now for _, now in pairs}]
    shared = [
        (-len(_ids(before.stages[was]) & _ids(after.stages[now])), was + now, abs(was - now), was, now)
        for was in rest_before
        for now in rest_after
    ]
    for overlap, _, _, was, now in sorted(shared):
        if overlap and was not in {pair[0] for pair in pairs} and now not in {pair[1] for pair in pairs}:
            pairs.append((was, now))
    return tuple(sorted(pairs, key=lambda pair: pair[1]))


def moved_steps(before: Journey, after: Journey, stages: Sequence[tuple[int, int]]) -> tuple[Moved, ...]:
    """The fewest steps that have to move to turn the earlier order into today's, and all that cross into another stage.

    Steps that came or went count for nothing here. Both directions find the same steps.
    """
    was, now = _places(before), _places(after)
    shared = [step for step in now if step in was]
    earlier = [step for step in was if step in now]
    stay = staying(earlier, shared)
    same = set(stages)
    return tuple(
        Moved(step, was[step], now[step], _before(step, earlier), _before(step, shared), crosses)
        for step in shared
        if (crosses := (was[step], now[step]) not in same) or step not in stay
    )


def staying(earlier: Sequence[str], today: Sequence[str]) -> frozenset[str]:
    """The largest set of names that stand in the same order in both of two orders of the same names.

    The longest increasing subsequence, by the plain quadratic recurrence; of several the one whose names weigh most by
    their CRC-32, so that the answer is the same whichever of the two orders comes first.
    """
    if list(earlier) == list(today):
        return frozenset(today)
    places = {name: at for at, name in enumerate(earlier)}
    best: list[tuple[int, int, int]] = []
    for at, name in enumerate(today):
        length, weight, came_from = max(
            ((*best[other][:2], other) for other in range(at) if places[today[other]] < places[name]),
            default=(0, 0, -1),
        )
        best.append((length + 1, weight + zlib.crc32(name.encode()), came_from))
    found = set()
    at = max(range(len(best)), key=lambda place: best[place][:2], default=-1)
    while at >= 0:
        found.add(today[at])
        at = best[at][2]
    return frozenset(found)


def _ids(stage: Stage) -> set[str]:
    return {step.id for step in stage.steps}


def _places(journey: Journey) -> Mapping[str, int]:
    """The place of the stage of each step, in order."""
    return {step.id: at for at, stage in enumerate(journey.stages) for step in stage.steps}


def _before(step: str, order: Sequence[str]) -> str | None:
    at = order.index(step)
    return order[at - 1] if at else None
