"""A hand-written page that stands where a generated one goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..addresses import (
    CHANGES,
    CHECKS,
    FIELDS,
    FOLDERS,
    HEALTH,
    INSIGHTS,
    NAMES,
    ORIENTATION,
    address_of,
    address_of_walk,
    address_of_week,
    address_of_workshop,
    index_of,
)
from ..handbook.handbook import Handbook
from ..problems import Problem, Severity
from .inspected import Inspected

CODE = "address-taken"

_SINGLE_PAGES = (ORIENTATION, INSIGHTS, CHANGES, HEALTH)


def check(inspected: Inspected) -> Iterator[Problem]:
    """Compare addresses without regard to case, as some file systems do."""
    if inspected.handbook is None or not inspected.reading.pages:
        return
    taken = _generated(inspected.handbook)
    for page in inspected.reading.pages:
        address = page_address(page.path)
        if (what := taken.get(address.casefold())) is not None:
            message = f"this page would stand at /{address}, and {what} is there"
            yield page.problem(
                CODE, message, hint="rename the file, or move it to another folder", severity=Severity.ERROR
            )


def page_address(path: str) -> str:
    """The address a hand-written page gets: `roles/index.md` and `roles.md` both stand at `roles/`."""
    pure = PurePosixPath(path).with_suffix("")
    parts = pure.parts[:-1] if pure.name.lower() in {"index", "readme"} else pure.parts
    return "".join(f"{part}/" for part in parts)


def _generated(handbook: Handbook) -> dict[str, str]:
    taken = {index_of(kind): f"the list of all {folder}" for kind, folder in FOLDERS.items()}
    taken |= dict.fromkeys(_SINGLE_PAGES, "a page made from the journeys")
    taken |= dict.fromkeys((FIELDS, CHECKS, NAMES), "a page for editors")
    for (kind, former), today in handbook.former.items():
        taken[address_of(kind, former)] = f"what leads on to the {kind} {today}"
    for kind, entity_id in handbook.sources:
        taken[address_of(kind, entity_id)] = f"the page of the {kind} {entity_id}"
    for journey_id in handbook.journeys:
        taken[address_of_walk(journey_id)] = f"the walk through the journey {journey_id}"
        taken[address_of_workshop(journey_id)] = f"the workshop kit of the journey {journey_id}"
    for role_id in handbook.roles:
        taken[address_of_week(role_id)] = f"the first week of the role {role_id}"
    for department_id in handbook.departments:
        taken[address_of("department", department_id)] = f"the page of the department {department_id}"
    return {address.casefold(): what for address, what in taken.items()}
