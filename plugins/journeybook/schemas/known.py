"""What was read of a handbook comes in; the ids that an editor may want to type go out, by kind of reference."""

from __future__ import annotations

from ..model import KINDS, Entity, EntityKind, Journey, Role
from ..reading.read import Reading
from ..reading.salvage import STAND_INS
from .json_schema import Known

_LISTS = {
    "channel": "channels",
    "department": "departments",
    "lane": "lanes",
    "lever": "levers",
    "pain-kind": "pain_kinds",
    "phase": "phases",
    "promise": "promises",
}


def known_ids(reading: Reading) -> Known:
    """Every id, sorted, those of handbook.yml in its order; of a file with something wrong in it, what can be read."""
    known: dict[str, list[str]] = {kind: sorted(_entities(reading, kind)) for kind in KINDS}
    if reading.terms is not None:
        known.update({kind: [one.id for one in getattr(reading.terms, name)] for kind, name in _LISTS.items()})
    if not known.get("department"):
        roles = _entities(reading, "role").values()
        known["department"] = sorted(
            {role.department for role in roles if isinstance(role, Role) and role.department.isascii()}
        )
    steps, pains = [], []
    for name, journey in sorted(_entities(reading, "journey").items()):
        if isinstance(journey, Journey):
            # An id that nobody wrote yet is none to offer.
            steps += [f"{name}#{step.id}" for step in journey.steps if step.id not in STAND_INS]
            pains += [f"{name}#{pain.id}" for step in journey.steps for pain in step.pains]
    return {**known, "step": steps, "moment": [*steps, *pains], "cause": [*known["role"], *steps]}


def _entities(reading: Reading, kind: EntityKind) -> dict[str, Entity]:
    salvaged = {name: entity for (found, name), (entity, _) in reading.salvaged.items() if found == kind}
    return {**salvaged, **reading.entities[kind]}
