"""Two states come in, what was renamed between them goes out; and the earlier one, in today's names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from ..handbook.former import Former, brought_up_to_date
from ..handbook.handbook import Handbook
from ..model import KINDS, Entity, EntityKind, Journey, title_of
from .change import Key, Side

_FIELDS: Mapping[EntityKind, str] = {
    "persona": "personas",
    "journey": "journeys",
    "role": "roles",
    "touchpoint": "touchpoints",
    "evidence": "evidence",
    "improvement": "improvements",
}


@dataclass(frozen=True)
class Renames:
    """What has another id now: entities by kind and earlier id, steps by `journey#earlier-step`, with today's journey.

    Both lead to the id of today. A rename that is taken back is one too: either side's `former_ids` tell. `untold` are
    those of both that no file tells of, known by what people call them: the kind or the journey, and the earlier id.
    """

    ids: Mapping[Key, str]
    steps: Mapping[str, str]
    untold: frozenset[tuple[str, str]] = frozenset()

    def said(self, within: str, former: str, now: str) -> str:
        """A rename in words, with what to write where no file says that the two are one.

        `within` is the kind of an entity, or the journey of a step.
        """
        said = f"renamed: {former} is called {now} now"
        if (within, former) not in self.untold:
            return said
        return f"{said}, and no file says so; with  former_ids: [{former}]  old addresses and links lead on"


def renames(before: Side, after: Side) -> Renames:
    """What was renamed. Only what is gone under one name and there under another counts.

    `former_ids` tell, and where they do not, what people call it: one thing is gone and one is new under one title.
    """
    ids: dict[Key, str] = {}
    untold: set[tuple[str, str]] = set()
    for kind in KINDS:
        earlier, today = _ids(before, kind), _ids(after, kind)
        told = {former: now for (found, former), now in after.former.items() if found == kind}
        told |= {now: former for (found, former), now in before.former.items() if found == kind and former in today}
        taken: set[str] = set()
        for former, now in sorted(told.items()):
            if former in earlier - today and now in today - earlier and now not in taken:
                ids[kind, former] = now
                taken.add(now)
        gone = {found: title_of(entity) for found, entity in before.handbook.of_kind(kind).items()}
        new = {found: title_of(entity) for found, entity in after.handbook.of_kind(kind).items()}
        called = _called_alike(
            {found: title for found, title in gone.items() if found not in today and (kind, found) not in ids},
            {found: title for found, title in new.items() if found not in earlier and found not in taken},
        )
        ids |= {(kind, former): now for former, now in called.items()}
        untold |= {(kind, former) for former in called}
    steps: dict[str, str] = {}
    for journey_id, journey in before.handbook.journeys.items():
        found = ids.get(("journey", journey_id), journey_id)
        if found in after.handbook.journeys:
            told, called = _steps(journey, after.handbook.journeys[found])
            steps |= {f"{found}#{former}": f"{found}#{now}" for former, now in {**told, **called}.items()}
            untold |= {(found, former) for former in called}
    return Renames(ids, steps, frozenset(untold))


def aligned(handbook: Handbook, names: Renames) -> Handbook:
    """The same handbook with today's ids in the place of those that were renamed since; itself where none were."""
    if not names.ids and not names.steps:
        return handbook
    former = Former(names.ids, names.steps)
    renamed: dict[str, Mapping[str, Entity]] = {}
    for kind, place in _FIELDS.items():
        found: dict[str, Entity] = {}
        for earlier, entity in handbook.of_kind(kind).items():
            now = names.ids.get((kind, earlier), earlier)
            made = brought_up_to_date(entity, now, former)
            found[now] = _with_steps(made, now, names) if isinstance(made, Journey) else made
        renamed[place] = dict(sorted(found.items()))
    sources = {(kind, names.ids.get((kind, found), found)): path for (kind, found), path in handbook.sources.items()}
    return replace(handbook, **cast("Any", renamed), sources=sources)


def _ids(side: Side, kind: EntityKind) -> set[str]:
    return {*side.handbook.of_kind(kind), *(found for broken, found in side.broken if broken == kind)}


def _steps(before: Journey, after: Journey) -> tuple[dict[str, str], dict[str, str]]:
    """Today's id of each step of a journey that was renamed: as the files tell, and as the titles do."""
    earlier, today = {step.id for step in before.steps}, {step.id for step in after.steps}
    told = {former: step.id for step in after.steps for former in step.former_ids}
    told |= {step.id: former for step in before.steps for former in step.former_ids if former in today}
    found: dict[str, str] = {}
    for former, now in sorted(told.items()):
        if former in earlier - today and now in today - earlier and now not in found.values():
            found[former] = now
    called = _called_alike(
        {step.id: step.title for step in before.steps if step.id not in today and step.id not in found},
        {step.id: step.title for step in after.steps if step.id not in earlier and step.id not in found.values()},
    )
    return found, called


def _called_alike(gone: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The new id of what is gone, by its id, where no other that is gone or new has that title."""
    there, here = Counter(gone.values()), Counter(new.values())
    once = {title: found for found, title in new.items() if here[title] == 1}
    return {found: once[title] for found, title in gone.items() if title in once and there[title] == 1}


def _with_steps(journey: Journey, journey_id: str, names: Renames) -> Journey:
    if not any(f"{journey_id}#{step.id}" in names.steps for step in journey.steps):
        return journey
    stages = []
    for stage in journey.stages:
        today = [names.steps.get(f"{journey_id}#{step.id}", f"#{step.id}").split("#", 1)[1] for step in stage.steps]
        steps = tuple(step.model_copy(update={"id": now}) for step, now in zip(stage.steps, today, strict=True))
        stages.append(stage.model_copy(update={"steps": steps}))
    return journey.model_copy(update={"stages": tuple(stages)})
