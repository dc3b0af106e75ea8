"""Evidence as an editor writes it: research that claims rest on."""

from __future__ import annotations

from typing import Literal

from .types import Count, DayOrMonth, Id, Line, Link, Prose, RoleRef, Written, described, listing, required


class Participants(Written):
    """Who took part, by group; a workshop wants all three in the room."""

    customers: Count | None = described("How many customers.")
    frontline: Count | None = described("How many people who meet customers.")
    support: Count | None = described("How many people who work behind them.")


class Evidence(Written):
    """Research that claims rest on."""

    title: Line = required("What it is called.")
    method: Literal[
        "interviews", "survey", "workshop", "observation", "analytics", "feedback", "complaints", "tickets"
    ] = required("How it was found out.")
    date: DayOrMonth = required("When, as 2026-03 or 2026-03-31.")
    participants: Participants | None = described("Who took part.")
    segment: Line | None = described("The customers it speaks for.")
    n: Count | None = described("How many answers, calls or visits.")
    summary: Prose | None = described("What was found, in a few sentences.")
    link: Link | None = described("Where the whole of it is kept.")
    owner: RoleRef | None = described("The role that can answer questions about it.")
    former_ids: tuple[Id, ...] = listing("Ids this evidence had before; links to them lead on.")
