"""What a page is found by: an entity comes in, the words an editor wrote in it go out, a journey's step by step.

A role's page repeats what customers say in its journeys. The search finds that where it was written, once.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import LinkKind
from ..model import Entity, Journey, Persona, Role, Touchpoint
from ..model.types import Text
from ..model.walk import Route, find
from ..prose import plain
from ..site import Searched
from .desk import Desk

BESIDE_A_FIGURE = {"unit", "period"}
"""What says nothing to somebody who does not see the figure it stands beside."""

_Step = tuple[str | int, str | int]
"""A stage's place in its journey, and a step's in its stage."""


def searched(desk: Desk, kind: LinkKind, entity_id: str) -> tuple[Searched, ...]:
    """The entries of an entity's page: one for the whole of it, then one for each step of a journey."""
    title = desk.name(kind, entity_id)
    if kind == "department":
        return (Searched("", title, _told([plain(desk.handbook.departments[entity_id].summary)])),)
    entity = desk.handbook.of_kind(kind)[entity_id]
    texts: dict[_Step | None, list[str]] = {None: list(_where(desk, entity))}
    for found in find(entity):
        if isinstance(found.mark, Text) and not _is_title(found.route) and found.route[-1] not in BESIDE_A_FIGURE:
            texts.setdefault(_step(found.route), []).append(plain(found.value).removeprefix("mailto:"))
    known_as = entity.also_known_as if isinstance(entity, Persona | Role | Touchpoint) else ()
    entries = [Searched("", title, _told(texts[None]), known_as)]
    if isinstance(entity, Journey):
        for stage_at, stage in enumerate(entity.stages):
            for step_at, step in enumerate(stage.steps):
                entries.append(Searched(step.id, step.title, _told(texts.get((stage_at, step_at), []))))
    return tuple(entries)


def _where(desk: Desk, entity: Entity) -> Iterator[str]:
    """The names of what an entity belongs to, where its file has only an id."""
    if isinstance(entity, Role):
        yield desk.name("department", entity.department)
    if isinstance(entity, Touchpoint):
        yield from (known.title for known in desk.handbook.vocabulary.channels if known.id == entity.channel)


def _step(route: Route) -> _Step | None:
    """The step that a route leads into, None for one outside of steps."""
    return (route[1], route[3]) if route[0] == "stages" and route[2:3] == ("steps",) else None


def _is_title(route: Route) -> bool:
    """Whether it is what the entry is called already."""
    return route in {("title",), ("name",)} or (_step(route) is not None and route[4:] == ("title",))


def _told(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
