"""What changed comes in, the text a terminal shows goes out: counts, each change, the roles concerned, who to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ..changes.change import Change, Changes, Reviewer, RolePage, Sort, Uncompared
from ..problems import Problem
from .text import legible, render

KINDS = {
    "journey": "journeys",
    "step": "steps",
    "persona": "personas",
    "touchpoint": "touchpoints",
    "role": "roles",
    "improvement": "improvements",
    "evidence": "pieces of evidence",
    "handbook": "lists for all files",
    "page": "pages written by hand",
    "picture": "pictures",
}
"""What is counted, in this order, in the plural."""
ONE = {
    "evidence": "piece of evidence",
    "handbook": "list for all files",
    "page": "page written by hand",
}
SORTS: tuple[Sort, ...] = ("added", "removed", "renamed", "moved", "changed")
Steps = list[tuple[Change, list[Change]]]
"""The changes in each step of an entity, with the first of them, which names it; those outside any step first."""
HEAD = "HEAD"
"""What git calls the commit that one works on."""
REASONS = 4
"""Reasons that are shown for one role; JSON has them all."""


@dataclass(frozen=True)
class Compared:
    """What changed, and between what: each state as it was named, and its commit ("" for files that are in none).

    `begins`: the earlier state had no content folder yet. `went_on`: it is no state that the later one was made from,
    since both have gone on from where their ways parted.
    """

    changes: Changes
    base: str
    base_commit: str
    head: str
    head_commit: str
    begins: bool = False
    went_on: bool = False


def counted(changes: Changes) -> str:
    """The sentences that every report opens with, such as `1 step moved. The pages of 3 roles change`."""
    if changes.is_nothing:
        return "Nothing changed: both states say the same."
    parts = []
    for kind, plural in KINDS.items():
        for sort in SORTS:
            count = changes.counts.get((kind, sort), 0)
            if count:
                parts.append(f"{count} {ONE.get(kind, kind) if count == 1 else plural} {sort}")
    uncompared = f"{_number(len(changes.uncompared), 'file')} could not be compared."
    nothing = f"{uncompared} All others say the same." if changes.uncompared else "No change of content."
    told = [f"{', '.join(parts)}." if parts else nothing]
    if changes.roles:
        one = len(changes.roles) == 1
        told.append(f"The {'page' if one else 'pages'} of {_number(len(changes.roles), 'role')} {_s('change', one)}.")
    if changes.problems_new:
        told.append(f"New: {_weighed(changes.problems_new)}.")
    if changes.problems_gone:
        told.append(f"Gone: {_weighed(changes.problems_gone)}.")
    if changes.uncompared and parts:
        told.append(uncompared)
    return " ".join(told)


def _s(verb: str, one: bool) -> str:
    return f"{verb}s" if one else verb


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _weighed(problems: Iterable[Problem]) -> str:
    counts = Counter(problem.severity for problem in problems)
    return ", ".join(_number(counts[severity], severity.word) for severity in sorted(counts, reverse=True))


def states(compared: Compared) -> str:
    """Which two states were compared."""
    before = f"{compared.base} ({compared.base_commit[:10]})"
    after = f"{compared.head} ({compared.head_commit[:10]})" if compared.head_commit else compared.head
    return f"{before} → {after}"


def about_states(compared: Compared) -> Iterator[str]:
    """What has to be known of the two states to read the comparison rightly."""
    if compared.begins:
        yield f"There is no handbook in {compared.base} yet, so all of it is new."
    if compared.went_on:
        is_ours = compared.head == HEAD or not compared.head_commit
        left = "your branch" if is_ours else compared.head
        remedy = "; journeybook diff  leaves that out" if is_ours else ""
        yield f"{compared.base} has gone on since {left} left it, and what changed there stands here backwards{remedy}."


def uncompared_sentence(found: Uncompared, compared: Compared) -> str:
    """Why something is missing from the comparison."""
    what = "handbook.yml" if found.kind == "handbook" else f"the {found.kind} {found.id}"
    where = {"before": f"in {compared.base}", "after": f"in {compared.head}", "both": "in both states"}[found.side]
    return f"{what}: {where} it has errors, so nothing can be said yet of what changed in it"


def in_entities(changes: Iterable[Change]) -> Iterator[tuple[Change, Steps]]:
    """Changes by entity, and in it by step; each group comes with its first change, which names it."""
    for _, found in groupby(changes, key=lambda change: (change.kind, change.id)):
        inside = list(found)
        steps = [list(group) for _, group in groupby(inside, key=lambda change: change.step)]
        yield inside[0], [(group[0], group) for group in steps]


def render_changes(compared: Compared, *, colour: bool = False) -> str:
    """The whole report. `colour`: with ANSI colours."""
    return "".join(f"{line}\n" for line in _lines(compared, colour=colour))


def _lines(compared: Compared, *, colour: bool) -> Iterator[str]:
    changes = compared.changes

    def heading(text: str) -> str:
        return f"\x1b[1m{legible(text)}\x1b[0m" if colour else legible(text)

    yield heading(counted(changes))
    yield legible(states(compared))
    yield from (legible(told) for told in about_states(compared))
    if changes.uncompared:
        yield from ("", heading("Could not be compared"))
        yield from (f"  {legible(uncompared_sentence(found, compared))}" for found in changes.uncompared)
    for first, steps in in_entities(changes.changes):
        yield from ("", heading(entity_name(first)), *_in_entity(steps))
    if changes.roles:
        yield from ("", heading("Roles whose pages change, and why"), *_reasons(changes.roles))
    if changes.reviewers:
        yield from ("", heading("Ask for a review"), *_reasons(changes.reviewers))
    if changes.problems_new:
        yield from ("", heading("New problems"), render(changes.problems_new, colour=colour).rstrip("\n"))
    if changes.problems_gone:
        yield from ("", heading("Problems that are gone"))
        yield from (f"  {legible(f'{problem.path}: {problem.message}')}" for problem in changes.problems_gone)


def _in_entity(steps: Steps) -> Iterator[str]:
    for first, inside in steps:
        indent = "    " if first.step else "  "
        if first.step:
            yield f"  {legible(step_name(first))}"
        yield from (f"{indent}{legible(change.sentence)}" for change in inside)


def _reasons(roles: Iterable[RolePage | Reviewer]) -> Iterator[str]:
    for role in roles:
        reached = f", {role.contact}" if isinstance(role, Reviewer) and role.contact else ""
        yield f"  {legible(f'{role.title} ({role.role_id}){reached}')}"
        yield from (f"    {legible(reason)}" for reason in shortened(role.reasons))


def entity_name(change: Change) -> str:
    """What a change is in, with its kind and id: `I buy a used ute (journey buy-a-used-ute)`."""
    if change.kind in {"page", "picture"}:
        return f"{change.id} ({change.kind})"
    return f"{change.title} ({'handbook.yml' if change.kind == 'handbook' else f'{change.kind} {change.id}'})"


def step_name(change: Change) -> str:
    """The step a change is in: `Waits for the call (waits-for-the-call)`."""
    return f"{change.step_title} ({change.step})"


def shortened(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """The first few reasons, and how many more there are; one more than that is shown, not counted."""
    if len(reasons) <= REASONS + 1:
        return reasons
    return (*reasons[:REASONS], f"and {len(reasons) - REASONS} more")
