"""What changed comes in, the roles that own it go out, each with what it should look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..handbook.handbook import Handbook
from ..model import KINDS, Role
from .change import Change, Reviewer
from .names import quoted

_WHY = {
    "journey": "answers for the journey {}",
    "persona": "keeps the persona {} true",
    "touchpoint": "answers for the touchpoint {}",
    "evidence": "can answer questions about the evidence {}",
    "improvement": "makes the improvement {} happen",
}


def reviewers(changes: Iterable[Change], before: Handbook, after: Handbook) -> tuple[Reviewer, ...]:
    """Who should have a look, by role id: owners before and after, of a step's touchpoints too, and each changed role.

    A role that is gone cannot be asked.
    """
    found: dict[str, dict[str, None]] = {}
    for change in changes:
        for role_id, why in _asked(change, before, after):
            if role_id in after.roles:
                found.setdefault(role_id, {})[why] = None
    return tuple(_reviewer(role_id, after.roles[role_id], found[role_id]) for role_id in sorted(found))


def _reviewer(role_id: str, role: Role, reasons: Iterable[str]) -> Reviewer:
    return Reviewer(role_id, role.title, tuple(reasons), (role.contact or "").removeprefix("mailto:"))


def _asked(change: Change, before: Handbook, after: Handbook) -> Iterator[tuple[str, str]]:
    if change.kind not in KINDS:
        return
    for handbook in (after, before):
        entity = handbook.of_kind(change.kind).get(change.id)
        if entity is None:
            continue
        if change.kind == "role":
            department = handbook.departments.get(handbook.roles[change.id].department)
            where = f" ({department.title})" if department else ""
            yield change.id, f"what is said of the role itself changed{where}"
        owner = getattr(entity, "owner", None)
        if owner:
            yield owner, _WHY[change.kind].replace("{}", quoted(change.title))
        moment = handbook.moments.get(f"{change.id}#{change.step}") if change.step else None
        for place in moment.step.touchpoint if moment else ():
            touchpoint = handbook.touchpoints.get(place)
            if touchpoint and touchpoint.owner:
                why = f"answers for the touchpoint {quoted(touchpoint.title)}, where a step changed"
                yield touchpoint.owner, why
