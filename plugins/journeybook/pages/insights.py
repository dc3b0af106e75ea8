"""Insights: facts of all current journeys come in, the page that says where to look first goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from markupsafe import Markup

from ..addresses import INSIGHTS
from ..handbook.handbook import Moment, PainPlace
from ..handbook.handoffs import Handoff
from ..site import Page, Section
from .desk import Desk, Link
from .handoff import HandoffView, handoff_views
from .index_head import overview
from .parts import Empty, Feeling, PainView, Paragraph, feeling, pain_view
from .phases import phase_table
from .step import HighlightView, highlight_view, promise_views, spoken
from .touchpoint import MomentRow, moment_row

SHOWN = 6
"""So many places stand open in a section; the others wait behind "show more"."""
LISTED = 200
"""So many of the others are listed; beyond that nobody reads, and the page would weigh too much."""

Found = TypeVar("Found")


@dataclass(frozen=True)
class Finding:
    """A place worth a look: what it is about, and the customer's words there."""

    remark: Markup
    where: MomentRow


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
    """Pains of one kind: how customers feel it, the remedy to think of first, and the worst of them."""

    title: str
    text: Markup
    remedy: Markup
    pains: tuple[PainThere, ...]


@dataclass(frozen=True)
class WorthCopying:
    """A highlight, where it is, and what the customer says there."""

    where: Link
    journey: Link
    said: str
    highlight: HighlightView


@dataclass(frozen=True)
class RiskyHandoff:
    """A handoff at risk, and what the customer says right after it."""

    handoff: HandoffView
    journey: Link
    said: str


@dataclass(frozen=True)
class Hidden:
    """A journey that scores low while its touchpoints score well, with the words from its lowest moment."""

    journey: Link
    sentence: str
    low: MomentRow | None


@dataclass(frozen=True)
class Findings:
    """Findings of a section: the first ones open, links to the rest behind a disclosure."""

    lead: str
    shown: tuple[object, ...]
    rest: tuple[tuple[Link, Link], ...]
    rest_label: str
    beyond: str


def insights_page(desk: Desk) -> Page:
    """The page of all insights, the heaviest of each kind first."""
    desk = desk.at(INSIGHTS)
    sections = tuple(_sections(desk))
    if not sections:
        nothing = Empty(desk.words.html("insights.none"))
        sections = (desk.press.section(2, "_none", desk.words.text("insights.title"), [nothing]),)
    return overview(desk, "insights", sections)


def _sections(desk: Desk) -> Iterator[Section]:
    makers: tuple[tuple[str, Callable[[Desk], list[object]]], ...] = (
        ("phases", phase_table),
        ("handoffs", _handoffs),
        ("waits", _waits),
        ("divergence", _divergences),
        ("promises", _promises),
        ("pains", _pains),
        ("avoidable", _avoidable),
        ("highlights", _highlights),
    )
    for name, make in makers:
        if views := make(desk):
            yield desk.press.section(2, f"_{name}", desk.words.text(f"insights.{name}"), views)


def _findings(  # what a section is made of
    desk: Desk,
    name: str,
    found: Sequence[Found],
    moment_of: Callable[[Found], Moment],
    show: Callable[[Found], object],
    **figures: object,
) -> list[object]:
    """The first of `found` in full, the rest as links; nothing where nothing was found."""
    if not found:
        return []
    moments = [moment_of(one) for one in found]
    journeys = len({moment.journey_id for moment in moments})
    told = desk.words.text("insights.journeys", n=journeys)
    lead = desk.words.text(f"insights.{name}-lead", n=len(found), journeys=told, **figures)
    rest = moments[SHOWN : SHOWN + LISTED]
    beyond = len(moments) - SHOWN - LISTED
    links = dict.fromkeys((desk.moment_link(moment), desk.link("journey", moment.journey_id)) for moment in rest)
    return [
        Findings(
            lead,
            tuple(show(one) for one in found[:SHOWN]),
            tuple(links),
            desk.words.text("insights.more", n=len(links)),
            desk.words.text("insights.beyond", n=beyond) if beyond > 0 else "",
        )
    ]


def _itself(moment: Moment) -> Moment:
    return moment


def _level(moment: Moment) -> int:
    """How low it is; what is not known counts as neither good nor bad."""
    return moment.emotion() or 0


def _handoffs(desk: Desk) -> list[object]:
    found = [
        handoff
        for journey_id in desk.handbook.current_journeys
        for handoff in desk.facts.handoffs[journey_id]
        if handoff.at_risk
    ]
    found.sort(key=lambda handoff: (-len(handoff.reasons), _level(handoff.to)))

    return _findings(
        desk, "handoffs", found, lambda handoff: handoff.from_, lambda handoff: risky_handoff(desk, handoff)
    )


def risky_handoff(desk: Desk, handoff: Handoff) -> RiskyHandoff:
    """A handoff with what the customer says right after it."""
    journey = desk.link("journey", handoff.to.journey_id)
    return RiskyHandoff(handoff_views(desk, [handoff])[0], journey, spoken(handoff.to))


def _waits(desk: Desk) -> list[object]:
    found = [moment for moment in desk.handbook.current_moments if moment.step.wait]
    found.sort(key=lambda moment: (moment.step.told_next is not False, -(moment.step.wait or timedelta())))
    silent = sum(moment.step.told_next is False for moment in found)

    def show(moment: Moment) -> Finding:
        wait = desk.words.duration(moment.step.wait or timedelta())
        key = "insights.wait-silent" if moment.step.told_next is False else "insights.wait-told"
        return Finding(desk.words.html(key, time=wait), moment_row(desk, moment))

    return _findings(desk, "waits", found, _itself, show, silent=desk.words.text("insights.silent", n=silent))


def _divergences(desk: Desk) -> list[object]:
    found = [
        desk.handbook.moments_of[journey_id][0]
        for journey_id in desk.handbook.current_journeys
        if (known := desk.facts.divergences[journey_id]) and known.diverges
    ]

    def show(first: Moment) -> Hidden:
        known, low = desk.facts.divergences[first.journey_id], desk.facts.curves[first.journey_id].low
        scores = {"journey": f"{known.journey:.0f}", "touchpoints": f"{known.touchpoints:.0f}"} if known else {}
        lowest = moment_row(desk, desk.handbook.moments[low]) if low else None
        sentence = desk.words.text("divergence.yes", **scores)
        return Hidden(desk.link("journey", first.journey_id), sentence, lowest)

    return _findings(desk, "divergence", found, _itself, show)


def _promises(desk: Desk) -> list[object]:
    gaps = {
        (moment.ref, at): moment
        for moment in desk.handbook.current_moments
        for at, held in enumerate(moment.step.promises)
        if held.kept != "yes"
    }
    found = sorted(gaps.items(), key=lambda gap: (gap[1].step.promises[gap[0][1]].kept != "no", _level(gap[1])))

    def show(gap: tuple[tuple[str, int], Moment]) -> Finding:
        (_, at), moment = gap
        return Finding(desk.press.show(promise_views(desk, moment)[at]), moment_row(desk, moment))

    return _findings(desk, "promises", found, lambda gap: gap[1], show)


def _pains(desk: Desk) -> list[object]:
    places = [
        place for place in desk.handbook.pains.values() if place.moment.journey_id in desk.handbook.current_journeys
    ]
    by_kind: dict[str, list[PainPlace]] = {}
    for place in sorted(places, key=lambda place: (-(place.pain.severity or 0), _level(place.moment))):
        by_kind.setdefault(place.pain.kind, []).append(place)
    patterns = []
    for kind, found in sorted(by_kind.items(), key=lambda entry: (-sum(p.pain.severity or 0 for p in entry[1]), entry)):
        known = next((entry for entry in desk.handbook.vocabulary.pain_kinds if entry.id == kind), None)
        lever = next((entry for entry in desk.handbook.vocabulary.levers if known and entry.id == known.lever), None)
        remedy = (
            desk.words.html("insights.remedy", lever=lever.title, text=desk.prose.inline(lever.text))
            if lever
            else Markup()
        )
        told = desk.words.text("insights.pattern", title=known.title if known else kind, n=len(found))
        worst = tuple(_felt(desk, place) for place in found[:2])
        patterns.append(PainPattern(told, desk.prose.inline(known.text) if known else Markup(), remedy, worst))
    if not patterns:
        return []
    told = desk.words.text("insights.journeys", n=len({place.moment.journey_id for place in places}))
    return [Paragraph(desk.words.html("insights.pains-lead", n=len(places), journeys=told)), *patterns]


def _felt(desk: Desk, place: PainPlace) -> PainThere:
    moment = place.moment
    return PainThere(
        desk.moment_link(moment),
        desk.link("journey", moment.journey_id),
        feeling(desk, moment.emotion()),
        spoken(moment),
        pain_view(desk, moment, place.pain),
    )


def _avoidable(desk: Desk) -> list[object]:
    found = sorted((moment for moment in desk.handbook.current_moments if moment.step.avoidable), key=_level)

    def show(moment: Moment) -> Finding:
        return Finding(Markup(), moment_row(desk, moment))

    return _findings(desk, "avoidable", found, _itself, show)


def _highlights(desk: Desk) -> list[object]:
    every = [(moment, highlight) for moment in desk.handbook.current_moments for highlight in moment.step.highlights]
    found = sorted(every, key=lambda pair: (-len(pair[1].copy_to), -_level(pair[0])))
    return _findings(
        desk,
        "highlights",
        found,
        lambda pair: pair[0],
        lambda pair: WorthCopying(
            desk.moment_link(pair[0]),
            desk.link("journey", pair[0].journey_id),
            spoken(pair[0]),
            highlight_view(desk, pair[1]),
        ),
    )
