"""Improvements: what they address and in which order to do them."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Improvement
from .handbook import Handbook


def addressing(handbook: Handbook) -> Mapping[str, tuple[str, ...]]:
    """The improvements that name each step or pain, by its reference; what was dropped addresses nothing."""
    found: dict[str, list[str]] = {}
    for improvement_id, improvement in handbook.improvements.items():
        if improvement.status != "dropped":
            for ref in improvement.addresses:
                found.setdefault(ref, []).append(improvement_id)
    return {ref: tuple(ids) for ref, ids in found.items()}


def addressed(handbook: Handbook, by_ref: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The pains that an improvement names, or whose step one names."""
    return frozenset(ref for ref, place in handbook.pains.items() if ref in by_ref or place.moment.ref in by_ref)


def ranks(handbook: Handbook) -> Mapping[str, int | None]:
    """The rank of each improvement, from 1: customer_value / (effort + 1), unknowns last, then by id.

    None for what is done or dropped.
    """
    still_open = [found for found, change in handbook.improvements.items() if change.status not in {"done", "dropped"}]
    ordered = sorted(still_open, key=lambda found: (*_worth(handbook.improvements[found]), found))
    places = {found: place for place, found in enumerate(ordered, start=1)}
    return {found: places.get(found) for found in handbook.improvements}


def _worth(improvement: Improvement) -> tuple[bool, float]:
    if improvement.customer_value is None or improvement.effort is None:
        return True, 0.0
    return False, -improvement.customer_value / (improvement.effort + 1)
