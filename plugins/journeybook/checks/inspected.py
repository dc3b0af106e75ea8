"""What a check looks at: what was read, and the handbook made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..handbook.facts import Facts
from ..handbook.handbook import Handbook, Moment
from ..model import Entity, EntityKind, Journey
from ..model.walk import Route
from ..problems import Problem, Severity
from ..reading.read import Reading
from .codes import CODES

Place = tuple[EntityKind, str, Route]
"""The kind and the id of an entity, and the route to a value in its file."""


@dataclass(frozen=True)
class Inspected:
    """A content folder as a check sees it; `handbook` is None where handbook.yml cannot be read.

    Notes look at what readers get. So drafts have none, and `current` and `moments` are those of published journeys as
    they are today; a target is not lived by anyone yet.
    """

    reading: Reading
    handbook: Handbook | None
    today: date

    @cached_property
    def facts(self) -> Facts | None:
        """What is computed from the handbook, None where there is none."""
        return Facts(self.handbook, self.today) if self.handbook is not None else None

    @cached_property
    def current(self) -> Mapping[str, Journey]:
        """The published journeys as they are today, by id."""
        return self.handbook.current_journeys if self.handbook is not None else {}

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The steps of the published journeys as they are today, in the files' order."""
        return self.handbook.current_moments if self.handbook is not None else ()

    @cached_property
    def published_moments(self) -> tuple[Moment, ...]:
        """The steps of all published journeys, those of targets too."""
        every = self.handbook.moments.values() if self.handbook is not None else ()
        return tuple(moment for moment in every if not moment.journey.draft)

    def problem(self, code: str, at: Place, message: str, hint: str = "", *, is_key: bool = False) -> Problem:
        """A problem at a place in an entity's file, with the weight its code has of itself; `is_key`: at its name."""
        kind, entity_id, route = at
        file = self.reading.files[kind, entity_id]
        return file.problem(code, message, file.locate(route, is_key=is_key), hint, own_weight(code))

    def entities(self, kind: EntityKind) -> dict[str, Entity]:
        """The entities of a kind with nothing wrong in them, drafts included, by id."""
        return dict(self.reading.entities[kind])

    def is_draft(self, kind: EntityKind, entity_id: str) -> bool:
        """Whether something is a draft: checked and previewed, not published."""
        return bool(getattr(self.reading.entities[kind].get(entity_id), "draft", False))


def own_weight(code: str) -> Severity:
    """What a code weighs before handbook.yml is asked; a note for one that is off until then."""
    weight = CODES[code]
    return weight if isinstance(weight, Severity) else Severity.NOTE


def in_step(moment: Moment, *below: str | int) -> Place:
    """The place of a value in a step."""
    step_at = next(at for at, step in enumerate(moment.stage.steps) if step.id == moment.step.id)
    return "journey", moment.journey_id, ("stages", moment.stage_at, "steps", step_at, *below)
