"""All facts of a handbook in one value: each is worked out when first asked for, by a function of its own module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from ..model import EntityKind
from . import coverage, curve, divergence, freshness, handoffs, impact, improvements, lookups, promises, waits
from .handbook import Handbook, Moment


@dataclass(frozen=True)
class Facts:
    """What is computed and never written. `today` is None where it is not known; then nothing is past its review.

    Facts of journeys are by journey id, targets and drafts included; impact, look-ups of moments and coverage count
    current, published journeys alone.
    """

    handbook: Handbook
    today: date | None = None

    @cached_property
    def impacts(self) -> Mapping[str, impact.Impact]:
        """The impact of each role, by role id."""
        return impact.impacts(self.handbook)

    @cached_property
    def handoffs(self) -> Mapping[str, tuple[handoffs.Handoff, ...]]:
        """The handoffs of each journey, in order."""
        return {found: handoffs.handoffs(self.handbook, found) for found in self.handbook.journeys}

    @cached_property
    def divergences(self) -> Mapping[str, divergence.Divergence | None]:
        """The divergence of each journey, None where it is not measured on both."""
        return {found: divergence.divergence(journey) for found, journey in self.handbook.journeys.items()}

    @cached_property
    def curves(self) -> Mapping[str, curve.Curve]:
        """The emotion curve of each journey."""
        return {found: curve.curve(self.handbook, found) for found in self.handbook.journeys}

    @cached_property
    def waits(self) -> Mapping[str, timedelta | None]:
        """The time spent waiting in each journey, None where none is named."""
        return {found: waits.wait(self.handbook, found) for found in self.handbook.journeys}

    @cached_property
    def avoidable(self) -> Mapping[str, int]:
        """The contacts too many in each journey."""
        return {found: waits.avoidable(self.handbook, found) for found in self.handbook.journeys}

    @cached_property
    def promise_gaps(self) -> Mapping[str, tuple[promises.PromiseGap, ...]]:
        """The promises each journey does not keep."""
        return {found: promises.promise_gaps(self.handbook, found) for found in self.handbook.journeys}

    @cached_property
    def addressing(self) -> Mapping[str, tuple[str, ...]]:
        """The improvements that name each step or pain, by its reference."""
        return improvements.addressing(self.handbook)

    @cached_property
    def addressed(self) -> frozenset[str]:
        """The pains that something is done about, by reference."""
        return improvements.addressed(self.handbook, self.addressing)

    @cached_property
    def ranks(self) -> Mapping[str, int | None]:
        """The rank of each improvement, None for what is done or dropped."""
        return improvements.ranks(self.handbook)

    @cached_property
    def journeys_of_persona(self) -> Mapping[str, tuple[str, ...]]:
        """The journeys of each persona."""
        return lookups.journeys_of_persona(self.handbook)

    @cached_property
    def moments_of_touchpoint(self) -> Mapping[str, tuple[Moment, ...]]:
        """The moments at each touchpoint."""
        return lookups.moments_of_touchpoint(self.handbook)

    @cached_property
    def roles_of_department(self) -> Mapping[str, tuple[str, ...]]:
        """The roles of each department."""
        return lookups.roles_of_department(self.handbook)

    @cached_property
    def journeys_of_department(self) -> Mapping[str, tuple[str, ...]]:
        """The journeys that the roles of each department reach."""
        return {
            department: impact.journeys_reached(self.impacts[role] for role in roles)
            for department, roles in self.roles_of_department.items()
        }

    @cached_property
    def supporters(self) -> Mapping[str, tuple[tuple[str, str | None], ...]]:
        """Who supports each role, and why."""
        return lookups.supporters(self.handbook)

    @cached_property
    def owned(self) -> Mapping[str, tuple[tuple[EntityKind, str], ...]]:
        """The (kind, id) that each role looks after."""
        return lookups.owned(self.handbook)

    @cached_property
    def targets_of(self) -> Mapping[str, tuple[str, ...]]:
        """The targets of each current journey."""
        return lookups.targets_of(self.handbook)

    @cached_property
    def uses_of_evidence(self) -> Mapping[str, tuple[lookups.Use, ...]]:
        """The claims that rest on each piece of evidence."""
        return lookups.uses_of_evidence(self.handbook)

    @cached_property
    def overdue(self) -> frozenset[tuple[str, str]]:
        """The (kind, id) of what is past its review."""
        return freshness.overdue(self.handbook, self.today)

    @cached_property
    def coverage(self) -> coverage.Coverage:
        """What the handbook does not say yet."""
        return coverage.coverage(self.handbook, self.impacts, self.addressed, self.overdue)

    def is_overdue(self, kind: str, entity_id: str) -> bool:
        """Whether a persona or journey is past its review."""
        return (kind, entity_id) in self.overdue
