"""A role as an editor writes it: a job in the organisation."""

from __future__ import annotations

from typing import Annotated

from .types import (
    Boolean,
    DepartmentRef,
    Id,
    Line,
    Prose,
    RoleRef,
    Written,
    described,
    listing,
    required,
    short_for,
)


class System(Written):
    """A system people work with, and what it cannot do."""

    name: Line = required("What the system is called.")
    limits: Prose | None = described("What it cannot do, and what that means for the customer.")


class Support(Written):
    """Another role that this role's work makes possible."""

    role: RoleRef = required("The role that is supported.")
    by: Prose | None = described("How this role's work makes theirs possible.")


class Role(Written):
    """A job in the organisation."""

    title: Line = required("The title, as on the job description.")
    department: DepartmentRef = required("Where this role sits.")
    summary: Prose | None = described("The job in two sentences.")
    supports: tuple[Annotated[Support, short_for("role")], ...] = listing(
        "Whom this role's work makes possible: the chain that reaches the customer."
    )
    may_decide: tuple[Prose, ...] = listing("What people in this role may do for a customer without asking.")
    systems: tuple[Annotated[System, short_for("name")], ...] = listing("What they work with, and what it cannot do.")
    partner: Boolean = described("Works for a partner, outside the organisation.", default=False)
    first_week: tuple[Prose, ...] = listing("For a new hire in this role, after the generated path.")
    contact: Line | None = described("The team's address or number, never a person's.")
    former_ids: tuple[Id, ...] = listing("Ids this role had before; links to them lead on.")
    also_known_as: tuple[Line, ...] = listing("What else people call this job.")
