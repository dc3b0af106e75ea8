"""What a check looks at: what was read, and the handbook made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..handbook.facts import Facts
from ..handbook.handbook import Handbook
from ..model import Entity, EntityKind
from ..model.walk import Route
from ..problems import Problem, Severity
from ..reading.read import Reading
from .codes import CODES

Place = tuple[EntityKind, str, Route]
"""The kind and the id of an entity, and the route to a value in its file."""


@dataclass(frozen=True)
class Inspected:
    """A content folder as a check sees it; `handbook` is None where handbook.yml cannot be read."""

    reading: Reading
    handbook: Handbook | None
    today: date

    @cached_property
    def facts(self) -> Facts | None:
        """What is computed from the handbook, None where there is none."""
        return Facts(self.handbook, self.today) if self.handbook is not None else None

    def problem(self, code: str, at: Place, message: str, hint: str = "") -> Problem:
        """A problem at a place in an entity's file, with the weight its code has of itself."""
        kind, entity_id, route = at
        file = self.reading.files[kind, entity_id]
        weight = CODES[code]
        severity = weight if isinstance(weight, Severity) else Severity.NOTE
        return file.problem(code, message, file.locate(route), hint, severity)

    def entities(self, kind: EntityKind) -> dict[str, Entity]:
        """The entities of a kind with nothing wrong in them, drafts included, by id."""
        return dict(self.reading.entities[kind])
