"""Two states of entities in today's names come in, every change in them goes out, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from ..model import Entity, EntityKind, Journey, Step, title_of
from .both import Both, Where, explains
from .change import Change
from .differences import differences
from .journeys import changed_journey
from .sentences import Telling

ORDER: tuple[EntityKind, ...] = ("journey", "persona", "touchpoint", "role", "improvement", "evidence")
"""What is closest to the customer comes first."""


def changed_entities(both: Both) -> Iterator[Change]:
    """Every change in every entity: kinds as customers meet them, in each by id."""
    for kind in ORDER:
        before, after = both.before.of_kind(kind), both.after.of_kind(kind)
        former = {now: was for (found, was), now in both.renames.ids.items() if found == kind}
        for found in sorted({*before, *after}):
            was, now = before.get(found), after.get(found)
            if was is not None and now is not None:
                where = Where(kind, found, title_of(now), lived=_is_lived(was) or _is_lived(now))
                yield from _in_entity(both, where, was, now, former.get(found))
            elif was is not None:
                yield _whole("removed", kind, found, was, both.telling(was, was))
            elif now is not None:
                yield _whole("added", kind, found, now, both.telling(now, now))


def changed_vocabulary(both: Both) -> Iterator[Change]:
    """Every change in handbook.yml."""
    before, after = both.before.vocabulary, both.after.vocabulary
    if before != after:
        telling = both.telling(before, after)
        where = Where("handbook", "handbook", both.words.text("changed.handbook"))
        yield from (where.differs(found, telling) for found in differences(before, after))


def _whole(
    sort: Literal["added", "removed"], kind: EntityKind, entity_id: str, entity: Entity, telling: Telling
) -> Change:
    draft = telling.say("changed.as-a-draft") if getattr(entity, "draft", False) else ""
    told = f": {_journey(entity, telling)}" if isinstance(entity, Journey) else ""
    said = f"{telling.say(f'changed.{sort}.{kind}')}{draft}{told}"
    return Where(kind, entity_id, title_of(entity), lived=_is_lived(entity)).change(sort, said, felt=True)


def _in_entity(both: Both, where: Where, before: Entity, after: Entity, former: str | None) -> Iterator[Change]:
    if former is not None:
        yield where.change("renamed", both.renames.said(where.kind, former, where.id), former, where.id)
    if before != after:
        telling = both.telling(before, after, where.id)
        for found in differences(before, after, besides=("stages",)):
            if not explains(found, former, where.id):
                yield where.differs(found, telling)
    if isinstance(before, Journey) and isinstance(after, Journey):
        yield from changed_journey(both, where, before, after)


def _journey(journey: Journey, telling: Telling) -> str:
    """Who goes through a journey, in how many steps, what hurts, and where it is worst for the first of them."""
    steps, (first, *others) = list(journey.steps), journey.personas
    who = telling.persona(first)
    who = telling.say("changed.and-others", who=who, n=len(others)) if others else who
    said = telling.say("changed.in-steps", who=who, n=len(steps))
    if pains := sum(len(step.pains) for step in steps):
        said += telling.say("changed.with-pains", n=pains)
    felt = [(level, step.title) for step in steps if (level := _felt(step, first)) is not None]
    level, title = min(felt, key=lambda found: found[0], default=(0, ""))
    worst = telling.say("changed.worst", step=telling.quoted(title), level=telling.feeling(level)) if level < 0 else ""
    return f"{said}{worst}"


def _felt(step: Step, persona: str) -> int | None:
    return step.emotion.get(persona) if isinstance(step.emotion, Mapping) else step.emotion


def _is_lived(entity: Entity) -> bool:
    return isinstance(entity, Journey) and entity.state == "current" and not entity.draft
