"""Waits and failure demand: a journey comes in; the time spent waiting, and the contacts too many, go out."""

from __future__ import annotations

from datetime import timedelta

from .handbook import Handbook


def wait(handbook: Handbook, journey_id: str) -> timedelta | None:
    """The sum of all waits of a journey, without `times`; None where no step names one."""
    known = [moment.step.wait for moment in handbook.moments_of[journey_id] if moment.step.wait is not None]
    return sum(known, timedelta()) if known else None


def avoidable(handbook: Handbook, journey_id: str) -> int:
    """How many steps are contacts that need not have been (failure demand)."""
    return sum(moment.step.avoidable for moment in handbook.moments_of[journey_id])
