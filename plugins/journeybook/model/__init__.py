"""What an editor writes: one module per entity, and `KINDS`, which says where each kind lives."""

from __future__ import annotations

from dataclasses import dataclass

from .evidence import Evidence, Participants
from .improvement import Improvement, Result
from .journey import Journey, Stage, Trigger
from .measures import Measure, Quote
from .persona import Persona, Trait
from .role import Role, Support, System
from .step import Action, Branch, Handoff, Highlight, KeptPromise, Pain, Step
from .touchpoint import Touchpoint
from .types import Basis, EntityKind
from .vocabulary import Channel, Department, Lane, Lever, PainKind, Phase, Promise, Vocabulary

Entity = Persona | Journey | Role | Touchpoint | Evidence | Improvement


@dataclass(frozen=True)
class Kind:
    """A kind of entity: its name, the folder its files are in, its model, and whether a handbook needs one."""

    name: EntityKind
    folder: str
    model: type[Entity]
    needed: bool


KINDS: dict[EntityKind, Kind] = {
    kind.name: kind
    for kind in (
        Kind("persona", "personas", Persona, needed=True),
        Kind("journey", "journeys", Journey, needed=True),
        Kind("role", "roles", Role, needed=True),
        Kind("touchpoint", "touchpoints", Touchpoint, needed=False),
        Kind("evidence", "evidence", Evidence, needed=False),
        Kind("improvement", "improvements", Improvement, needed=False),
    )
}


def title_of(entity: Entity) -> str:
    """What people call an entity."""
    return entity.name if isinstance(entity, Persona) else entity.title


__all__ = [
    "KINDS", "Action", "Basis", "Branch", "Channel", "Department", "Entity", "EntityKind", "Evidence", "Handoff",
    "Highlight", "Improvement", "Journey", "KeptPromise", "Kind", "Lane", "Lever", "Measure", "Pain", "PainKind",
    "Participants", "Persona", "Phase", "Promise", "Quote", "Result", "Role", "Stage", "Step", "Support", "System",
    "Touchpoint", "Trait", "Trigger", "Vocabulary", "title_of",
]  # fmt: skip
