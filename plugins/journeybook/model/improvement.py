"""An improvement as an editor writes it: a change, from idea to measured result."""

from __future__ import annotations

from typing import Literal

from .fields import described, listing, required
from .types import (
    DayOrMonth,
    EvidenceList,
    Id,
    LeverRef,
    Line,
    Link,
    MomentRef,
    NoughtToFive,
    Percent,
    Prose,
    RoleRef,
    Written,
)


class Result(Written):
    """What a change did, before and after."""

    measure: Line = required("What was measured.", example="Callers who ring a second time")
    before: Line = required("How it was.", example="31 in 100")
    after: Line = required("How it is now.", example="9 in 100")
    when: DayOrMonth | None = described(
        "When the second measurement was taken, as 2026-03 or 2026-03-31.", example="2026-06"
    )
    evidence: EvidenceList = listing(
        "Where the figures come from: the id of a piece of evidence, or a list of them.",
        example=["motors-complaints-2025"],
    )


class Improvement(Written):
    """A change, from idea to measured result."""

    title: Line = required("The change in a few words.", example="Call back the same day")
    status: Literal["idea", "accepted", "doing", "done", "dropped"] = required("How far it is.", example="doing")
    addresses: tuple[MomentRef, ...] = required(
        "The steps or pains it is for, as journey-id#step-id.",
        min_length=1,
        example=["buy-a-used-ute#waits-for-call-back"],
    )
    lever: LeverRef | None = described("The remedy it uses: one of the levers of handbook.yml.", example="communicate")
    owner: RoleRef | None = described("The role that makes it happen.", example="service-adviser")
    proposed_by: RoleRef | None = described("The role that had the idea.", example="workshop-scheduler")
    customer_value: Percent | None = described("What it is worth to customers, from 0 to 100.", example=80)
    business_value: Percent | None = described("What it is worth to us, from 0 to 100.", example=45)
    effort: NoughtToFive | None = described("How much work it is, from 0 (none) to 5 (a great deal).", example=2)
    ticket: Link | None = described(
        "Where the work is tracked: a link that starts with https:// or mailto:.",
        example="https://work.wattle.example/1234",
    )
    change: Prose | None = described(
        "What changes, so that somebody from another department understands it.",
        example="Whoever takes the message writes the time of the call-back on the job card.",
    )
    expected: Prose | None = described(
        "What we expect it to do for customers.", example="Nobody has to ring twice to hear when the car is ready."
    )
    result: Result | None = described(
        "What it did, measured before and after; a change that is done without one is flagged."
    )
    former_ids: tuple[Id, ...] = listing(
        "Ids this improvement had before; links to them still lead here.", example=["same-day-call"]
    )
