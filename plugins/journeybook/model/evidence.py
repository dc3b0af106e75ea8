"""Evidence as an editor writes it: research that claims rest on."""

from __future__ import annotations

from typing import Literal

from .fields import described, listing, required
from .types import Count, DayOrMonth, Id, Line, Link, Prose, RoleRef, Written


class Participants(Written):
    """Who took part, by group; a workshop wants all three in the room."""

    customers: Count | None = described("How many customers took part.", example=12)
    frontline: Count | None = described("How many people who meet customers.", example=5)
    support: Count | None = described("How many people who work behind them.", example=4)


class Evidence(Written):
    """Research that claims rest on."""

    title: Line = required("What it is called.", example="Interviews with twelve contractors")
    method: Literal[
        "interviews", "survey", "workshop", "observation", "analytics", "feedback", "complaints", "tickets"
    ] = required("How it was found out.", example="interviews")
    date: DayOrMonth = required("When, as 2026-03 or 2026-03-31.", example="2026-03")
    participants: Participants | None = described(
        "Who took part, by group; a workshop wants all three groups in the room."
    )
    segment: Line | None = described("The customers it speaks for.", example="Sole traders in the building trades")
    n: Count | None = described("How many answers, calls or visits it rests on.", example=12)
    summary: Prose | None = described(
        "What was found, in a few sentences.",
        example="Nobody minded the price. Everybody minded hearing it at the counter.",
    )
    link: Link | None = described(
        "Where the whole of it is kept: a link that starts with https:// or mailto:.",
        example="https://research.wattle.example/motors-2026",
    )
    owner: RoleRef | None = described("The role that can answer questions about it.", example="service-adviser")
    former_ids: tuple[Id, ...] = listing(
        "Ids this piece of evidence had before; links to them still lead here.", example=["motors-interviews"]
    )
