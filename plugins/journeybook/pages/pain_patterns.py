"""Pains by kind: those of all journeys come in; each kind with its remedy, its worst pains and a list of all go out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from ..handbook.handbook import PainPlace
from .desk import Desk, Link
from .fold import Fold, fold
from .parts import Feeling, LinkList, PainView, Paragraph, feeling, pain_view
from .step import spoken

WORST, LISTED = 2, 100
"""So many pains of a kind are told in full, and so many others are listed."""


@dataclass(frozen=True)
class PainThere:
    """A pain with where it is felt and what the customer says there."""

    where: Link
    journey: Link
    feeling: Feeling
    said: str
    pain: PainView


@dataclass(frozen=True)
class PainPattern:
    """Pains of one kind: how customers feel it, the remedy to think of first, the worst of them, and the others."""

    title: str
    text: Markup
    remedy: Markup
    pains: tuple[PainThere, ...]
    more: tuple[Fold, ...]


def pain_patterns(desk: Desk) -> list[object]:
    """All pains of current journeys by their kind, the kinds and the pains that weigh most first."""
    by_kind: dict[str, list[PainPlace]] = {}
    for place in heaviest_first(desk):
        by_kind.setdefault(place.pain.kind, []).append(place)
    heaviest = sorted(by_kind.items(), key=lambda kind: (-sum(place.pain.severity or 0 for place in kind[1]), kind[0]))
    return [_pattern(desk, kind, found) for kind, found in heaviest]


def heaviest_first(desk: Desk) -> list[PainPlace]:
    """The pains of current journeys; of two that weigh alike, the one where it feels worse first."""
    current = desk.handbook.current_journeys
    places = [place for place in desk.handbook.pains.values() if place.moment.journey_id in current]
    return sorted(places, key=lambda place: (-(place.pain.severity or 0), place.moment.emotion() or 0))


def _pattern(desk: Desk, kind: str, found: list[PainPlace]) -> PainPattern:
    vocabulary, words = desk.handbook.vocabulary, desk.words
    known = next((entry for entry in vocabulary.pain_kinds if entry.id == kind), None)
    lever = next((entry for entry in vocabulary.levers if known and entry.id == known.lever), None)
    remedy = words.html("insights.remedy", lever=lever.title, text=desk.prose.inline(lever.text)) if lever else Markup()
    rest = [(desk.moment_link(place.moment), desk.prose.inline(place.pain.text)) for place in found[WORST:]]
    listed, beyond = rest[:LISTED], len(rest[LISTED:])
    views: list[object] = [LinkList("", tuple(listed))]
    views += [Paragraph(words.html("insights.beyond", n=beyond))] if beyond else []
    return PainPattern(
        words.text("insights.pattern", title=known.title if known else kind, n=len(found)),
        desk.prose.inline(known.text) if known else Markup(),
        remedy,
        tuple(_felt(desk, place) for place in found[:WORST]),
        fold(desk, "pains", len(rest), views),
    )


def _felt(desk: Desk, place: PainPlace) -> PainThere:
    """A pain without its kind and remedy, which stand above all pains of the kind."""
    moment = place.moment
    return PainThere(
        desk.moment_link(moment),
        desk.link("journey", moment.journey_id),
        feeling(desk, moment.emotion()),
        spoken(moment),
        replace(pain_view(desk, moment, place.pain), kind="", lever="", lever_text=Markup()),
    )
