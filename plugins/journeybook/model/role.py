"""A role as an editor writes it: a job in the organisation."""

from __future__ import annotations

from typing import Annotated

from .fields import described, listing, required
from .types import Boolean, DepartmentRef, Id, Line, Prose, RoleRef, ShortFor, Written


class System(Written):
    """A system people work with, and what it cannot do."""

    name: Line = required("What the system is called.", example="Workshop diary")
    limits: Prose | None = described(
        "What it cannot do, and what that means for the customer.",
        example="Shows who is booked, not how long the job will take: the customer hears “some time today”.",
    )


class Support(Written):
    """Another role that this role's work makes possible."""

    role: RoleRef = required("The role that is supported.", example="booking-systems-analyst")
    by: Prose | None = described(
        "How this role's work makes theirs possible.", example="Keeps the booking data quick and whole."
    )


class Role(Written):
    """A job in the organisation."""

    title: Line = required("The title, as on the job description.", example="Service adviser")
    department: DepartmentRef = required("Where this role sits.", example="motors")
    summary: Prose | None = described(
        "The job in two sentences.", example="Takes in the car and the story with it. Hands back both, mended."
    )
    supports: tuple[Annotated[Support, ShortFor("role")], ...] = listing(
        "The roles that this role's work makes possible: the chain through which it reaches the customer.",
        example=["travel-consultant"],
    )
    may_decide: tuple[Prose, ...] = listing(
        "What people in this role may do for a customer without asking anybody.",
        example=["A loan car for a day when we are late"],
    )
    systems: tuple[Annotated[System, ShortFor("name")], ...] = listing(
        "What they work with, and what it cannot do: a name alone, or a name with its limits."
    )
    partner: Boolean = described("Yes for a job at a partner, outside the organisation.", default=False, example=True)
    first_week: tuple[Prose, ...] = listing(
        "What a new hire in this role does in the first week, after the path that the handbook makes for them.",
        example=["Sit beside a customer who waits for a car"],
    )
    contact: Line | None = described(
        "How to reach the team: an address, number or link of the team, never a person's.",
        example="workshop@wattle.example",
    )
    former_ids: tuple[Id, ...] = listing(
        "Ids this role had before; links to them still lead here.", example=["service-clerk"]
    )
    also_known_as: tuple[Line, ...] = listing(
        "What else people call this job, for the search and for imported sheets.", example=["Front desk"]
    )
