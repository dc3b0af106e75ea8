"""An improvement as an editor writes it: a change, from idea to measured result."""

from __future__ import annotations

from typing import Literal

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
    described,
    listing,
    required,
)


class Result(Written):
    """What a change did, before and after."""

    measure: Line = required("What was measured.")
    before: Line = required("How it was.")
    after: Line = required("How it is now.")
    when: DayOrMonth | None = described("When the second measurement was taken.")
    evidence: EvidenceList = listing("Where the figures come from.")


class Improvement(Written):
    """A change, from idea to measured result."""

    title: Line = required("The change in a few words.")
    status: Literal["idea", "accepted", "doing", "done", "dropped"] = required("How far it is.")
    addresses: tuple[MomentRef, ...] = required("The steps or pains it is for, as journey-id#step-id.", min_length=1)
    lever: LeverRef | None = described("The remedy it uses.")
    owner: RoleRef | None = described("The role that makes it happen.")
    proposed_by: RoleRef | None = described("The role that had the idea.")
    customer_value: Percent | None = described("What it is worth to customers, 0 to 100.")
    business_value: Percent | None = described("What it is worth to us, 0 to 100.")
    effort: NoughtToFive | None = described("How much work it is, 0 to 5.")
    ticket: Link | None = described("Where the work is tracked.")
    change: Prose | None = described("What changes.")
    expected: Prose | None = described("What we expect of it.")
    result: Result | None = described("What it did; a change that is done without one is flagged.")
    former_ids: tuple[Id, ...] = listing("Ids this improvement had before; links to them lead on.")
