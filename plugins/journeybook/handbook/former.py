"""Ids that things had before come in, the ids they have today go out, and entities whose references use today's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model import KINDS, Entity, EntityKind, Journey
from ..model.types import Reference
from ..model.walk import find
from ..problems import Problem
from ..reading.read import Reading
from ..reading.source import SourceFile

_OF_KIND = ("persona", "journey", "role", "touchpoint", "evidence", "improvement")


@dataclass(frozen=True)
class Former:
    """Where former ids lead: `ids` by kind and id, `steps` by `journey#step`, both to today's."""

    ids: Mapping[tuple[EntityKind, str], str]
    steps: Mapping[str, str]

    def today(self, kind: str, value: str, journey_id: str) -> str:
        """The reference with today's ids in the place of former ones. `journey_id` is the journey it stands in."""
        if kind == "sibling-step":
            return self.steps.get(f"{journey_id}#{value}", f"#{value}").split("#", 1)[1]
        if "#" in value and kind in {"step", "moment", "cause"}:
            journey, step = value.split("#", 1)
            ref = f"{self.ids.get(('journey', journey), journey)}#{step}"
            return self.steps.get(ref, ref)
        kind = "role" if kind == "cause" else kind
        return self.ids.get((kind, value), value) if kind in _OF_KIND else value  # type: ignore[arg-type]  # narrowed by _OF_KIND


def former_ids(reading: Reading) -> tuple[Former, list[Problem]]:
    """Every former id of what was read; one that something has today, or that two things had, is a problem."""
    ids: dict[tuple[EntityKind, str], str] = {}
    steps: dict[str, str] = {}
    problems: list[Problem] = []
    for kind in KINDS:
        today = {name for found, name in reading.files if found == kind}
        for name, entity, file in entities_of(reading, kind):
            for at, former in enumerate(entity.former_ids):
                if former in today:
                    problems.append(_taken(file, at, f'the {kind} "{former}" is there today'))
                elif (kind, former) in ids:
                    problems.append(_taken(file, at, f'the {kind} "{ids[kind, former]}" gives it as its own'))
                else:
                    ids[kind, former] = name
            if isinstance(entity, Journey):
                live = {step.id for step in entity.steps} | {pain.id for step in entity.steps for pain in step.pains}
                steps |= {
                    f"{name}#{former}": f"{name}#{step.id}"
                    for step in entity.steps
                    for former in step.former_ids
                    if former not in live
                }
    return Former(ids, steps), problems


def _taken(file: SourceFile, at: int, why: str) -> Problem:
    route = ("former_ids", at)
    return file.problem("duplicate-id", f"this cannot be a former id: {why}", file.locate(route), "delete this entry")


def entities_of(reading: Reading, kind: EntityKind) -> list[tuple[str, Entity, SourceFile]]:
    """The entities of a kind with their files, by id, broken ones as far as they are known."""
    whole = [(name, entity, reading.files[kind, name]) for name, entity in reading.entities[kind].items()]
    rest = [(name, entity, file) for (found, name), (entity, file) in reading.salvaged.items() if found == kind]
    return sorted(whole + rest, key=lambda found: found[0])


def brought_up_to_date(entity: Entity, entity_id: str, former: Former) -> Entity:
    """The entity with today's ids in the place of former ones; itself where it uses none."""
    if not former.ids and not former.steps:
        return entity
    data: dict[str, Any] | None = None
    for found in find(entity, Reference):
        today = former.today(found.mark.kind, found.value, entity_id)
        if today == found.value:
            continue
        data = entity.model_dump(exclude_unset=True) if data is None else data
        place: Any = data
        for part in found.route[:-1]:
            if isinstance(place[part], tuple):
                place[part] = list(place[part])
            place = place[part]
        if found.is_key:
            place[today] = place.pop(found.value)
        else:
            place[found.route[-1]] = today
    return entity if data is None else type(entity).model_validate(data)
