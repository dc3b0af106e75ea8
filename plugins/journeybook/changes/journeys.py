"""Two states of a journey come in, every change in its stages and steps goes out, steps in today's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..model import Journey, Stage, Step
from .both import Both, Where, explains
from .change import Change
from .differences import differences
from .steps import Moved, moved_steps, paired_stages


def changed_journey(both: Both, where: Where, before: Journey, after: Journey) -> Iterator[Change]:
    """What changed in the stages, then in the steps that are there today, then the steps that are gone."""
    former = {
        now.partition("#")[2]: was.partition("#")[2]
        for was, now in both.renames.steps.items()
        if now.startswith(f"{where.id}#")
    }
    if before.stages == after.stages and not former:
        return
    stages = paired_stages(before, after)
    yield from _stages(both, where, before, after, stages)
    moved = {found.step_id: found for found in moved_steps(before, after, stages)}
    earlier, today = ({step.id: step for step in journey.steps} for journey in (before, after))
    for step in after.steps:
        here = replace(where, step=step)
        if step.id not in earlier:
            yield here.change("added", both.say("changed.added.step"), felt=True)
            continue
        if step.id in former:
            said = both.renames.said(where.id, former[step.id], step.id)
            yield here.change("renamed", said, former[step.id], step.id)
        if step.id in moved:
            yield _moved(both, here, moved[step.id], (before, after), (earlier, today))
        yield from _in_step(both, here, earlier[step.id], step, former.get(step.id))
    for step in before.steps:
        if step.id not in today:
            yield replace(where, step=step).change("removed", both.say("changed.removed.step"), felt=True)


def _stages(
    both: Both, where: Where, before: Journey, after: Journey, pairs: tuple[tuple[int, int], ...]
) -> Iterator[Change]:
    """Stages that came or went, with what they say of their own, and what changed in those that stayed."""
    places_before, places_after = {was for was, _ in pairs}, {now for _, now in pairs}
    for was, stage in enumerate(before.stages):
        if was not in places_before:
            yield where.change(
                "changed", both.say("changed.removed.stage", text=both.quoted(stage.title)), stage.title, field="stages"
            )
            yield from _in_stage(both, where, stage, _bare(stage))
    for now, stage in enumerate(after.stages):
        if now not in places_after:
            said = both.say("changed.added.stage", text=both.quoted(stage.title))
            yield where.change("changed", said, None, stage.title, field="stages")
            yield from _in_stage(both, where, _bare(stage), stage)
    for was, now in pairs:
        yield from _in_stage(both, where, before.stages[was], after.stages[now])


def _bare(stage: Stage) -> Stage:
    """A stage that says nothing of its own."""
    return Stage.model_construct(title=stage.title, steps=stage.steps)


def _in_stage(both: Both, where: Where, before: Stage, after: Stage) -> Iterator[Change]:
    telling = both.telling(before, after, where.id)
    for found in differences(before, after, besides=("steps",)):
        opening = both.say("changed.in-stage", text=both.quoted(after.title))
        yield where.differs(found, telling, ("stages",), f"{opening}: ")


def _in_step(both: Both, where: Where, before: Step, after: Step, former: str | None) -> Iterator[Change]:
    if before != after:
        telling = both.telling(before, after, where.id)
        for found in differences(before, after):
            if not explains(found, former, after.id):
                yield where.differs(found, telling)


def _moved(
    both: Both,
    where: Where,
    found: Moved,
    journeys: tuple[Journey, Journey],
    steps: tuple[Mapping[str, Step], Mapping[str, Step]],
) -> Change:
    before, after = journeys
    was, now = before.stages[found.stage_before].title, after.stages[found.stage_after].title
    followed, follows = (
        both.say("changed.after", step=both.quoted(named[step].title)) if step else both.say("changed.first")
        for named, step in zip(steps, (found.follows_before, found.follows_after), strict=True)
    )
    said = both.say("changed.moved", now=follows, was=followed)
    if found.crosses:
        said = both.say("changed.moved-stage", was=both.quoted(was), now=both.quoted(now))
        if found.follows_before != found.follows_after:
            said += both.say("changed.moved-where", now=follows)
    return where.change(
        "moved",
        said,
        {"stage": was, "follows": found.follows_before},
        {"stage": now, "follows": found.follows_after},
        felt=True,
    )
