"""Freshness: when a persona or a journey is due to be checked against reality again."""

from __future__ import annotations

import calendar
from datetime import date

from .handbook import Handbook


def due(reviewed: date, months: int) -> date:
    """The same day so many months later, the month's last day where it is shorter."""
    year, month = divmod(reviewed.month - 1 + months, 12)
    year, month = reviewed.year + year, month + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(reviewed.day, calendar.monthrange(year, month)[1]))


def overdue(handbook: Handbook, today: date | None) -> frozenset[tuple[str, str]]:
    """The (kind, id) of personas and journeys that are past their review; nothing where today is not known."""
    if today is None:
        return frozenset()
    months = handbook.vocabulary.review_every
    dated = [("persona", found, persona.reviewed) for found, persona in handbook.personas.items()]
    dated += [("journey", found, journey.reviewed) for found, journey in handbook.journeys.items()]
    return frozenset((kind, found) for kind, found, day in dated if day is not None and due(day, months) < today)
