"""Draws small handbooks as values: `handbook(journeys={...}, roles={...})`, with everything else made up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeybook.handbook.facts import Facts
from journeybook.handbook.handbook import Handbook
from journeybook.model import Evidence, Improvement, Journey, Persona, Role, Touchpoint, Vocabulary

Data = Mapping[str, Any]


def step(step_id: str, **fields: Any) -> dict[str, Any]:
    """A step of which only what matters is named."""
    return {"id": step_id, "title": step_id, "doing": "I do.", **fields}


def journey(*steps: Data, **fields: Any) -> dict[str, Any]:
    """A journey of one stage; `stages` replaces it."""
    made = {
        "title": "A journey",
        "personas": ["ann"],
        "goal": "To get there.",
        "stages": [{"title": "All", "steps": list(steps)}],
    }
    return {**made, **fields}


def roles(**supports: list[str]) -> dict[str, Data]:
    """Roles by id (`_` for `-`), each with the roles it supports."""
    return {
        name.replace("_", "-"): {"title": name, "department": "all", "supports": supported}
        for name, supported in supports.items()
    }


def handbook(  # noqa: PLR0913  # one parameter for each kind
    journeys: Mapping[str, Data],
    role_data: Mapping[str, Data] | None = None,
    *,
    personas: tuple[str, ...] = ("ann", "bob"),
    touchpoints: Mapping[str, Data] | None = None,
    evidence: Mapping[str, Data] | None = None,
    improvements: Mapping[str, Data] | None = None,
    vocabulary: Data | None = None,
) -> Handbook:
    """A linked handbook."""
    return Handbook(
        vocabulary=Vocabulary.model_validate(vocabulary or {}),
        personas={name: Persona(name=name.capitalize(), tagline="A customer") for name in personas},
        journeys={name: Journey.model_validate(data) for name, data in sorted(journeys.items())},
        roles={name: Role.model_validate(data) for name, data in sorted((role_data or {}).items())},
        touchpoints={name: Touchpoint.model_validate(data) for name, data in (touchpoints or {}).items()},
        evidence={name: Evidence.model_validate(data) for name, data in (evidence or {}).items()},
        improvements={name: Improvement.model_validate(data) for name, data in sorted((improvements or {}).items())},
    )


def facts(*args: Any, **fields: Any) -> Facts:
    """The facts of a drawn handbook."""
    return Facts(handbook(*args, **fields))
