"""Insights: facts of all current journeys come in, the page that says where to look first goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from markupsafe import Markup

from ..addresses import INSIGHTS
from ..handbook.handbook import Moment
from ..handbook.handoffs import Handoff
from ..site import Page, Section
from .desk import Desk, Link
from .handoff import HandoffView, handoff_views
from .index_head import nothing_yet, overview
from .pain_patterns import heaviest_first, pain_patterns
from .parts import Empty, Paragraph, signed
from .phases import feelings_by_phase, phase_table
from .step import HighlightView, highlight_view, promise_views, spoken
from .summary import Summary
from .touchpoint import MomentRow, moment_row

Told = tuple[list[object], str, Sequence[Moment]]
"""What a section is made of, its first sentence, and moments whose words say it, the best first."""

SHOWN = 6
"""So many places stand open in a section; the others wait behind "show more"."""
LISTED = 200
"""So many of the others are listed; beyond that nobody reads, and the page would weigh too much."""

A_FEW = 3
"""So many moments a part of the story needs before it is called the hardest."""

Found = TypeVar("Found")


@dataclass(frozen=True)
class Finding:
    """A place worth a look: what it is about, and the customer's words there."""

    remark: Markup
    where: MomentRow


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
        sections = (nothing_yet(desk, [Empty(desk.words.html("insights.none"))]),)
    return overview(desk, "insights", sections)


def _sections(desk: Desk) -> Iterator[Section]:
    makers: tuple[tuple[str, Callable[[Desk], Told | None]], ...] = (
        ("phases", _phases),
        ("handoffs", _handoffs),
        ("waits", _waits),
        ("divergence", _divergences),
        ("promises", _promises),
        ("pains", _pains),
        ("avoidable", _avoidable),
        ("highlights", _highlights),
    )
    words, press = desk.words, desk.press
    told = {name: found for name, make in makers if (found := make(desk))}
    if len(told) > 1:
        lines = []
        heard = set[str]()
        for name, (_, said, moments) in told.items():
            moment = next((found for found in moments if spoken(found) not in heard), moments[0])
            heard.add(spoken(moment))
            section = Link(words.text(f"insights.{name}"), f"#_{name}")
            lines.append((section, said, spoken(moment), desk.moment_link(moment)))
        yield press.section(2, "_first", words.text("insights.first"), [Summary(tuple(lines))])
    for name, (views, _, _) in told.items():
        yield press.section(2, f"_{name}", words.text(f"insights.{name}"), views)


def _phases(desk: Desk) -> Told | None:
    """How each part of the story feels; said in short, the hardest part."""
    felt = feelings_by_phase(desk)
    if not felt:
        return None
    many = [found for found in felt if len(found.moments) >= A_FEW]
    hardest = min(many or felt, key=lambda found: found.mean)
    said = desk.words.text("insights.phases-first", phase=hardest.phase.title, mean=signed(hardest.mean))
    return [phase_table(desk, felt)], said, [hardest.lowest]


def _findings(  # what a section is made of
    desk: Desk,
    name: str,
    found: Sequence[Found],
    moment_of: Callable[[Found], Moment],
    show: Callable[[Found], object],
    **figures: object,
) -> Told | None:
    """The first of `found` in full, the rest as links; None where nothing was found."""
    if not found:
        return None
    moments = [moment_of(one) for one in found]
    journeys = len({moment.journey_id for moment in moments})
    told = desk.words.text("insights.journeys", n=journeys)
    lead = desk.words.text(f"insights.{name}-lead", n=len(found), journeys=told, **figures)
    rest = moments[SHOWN : SHOWN + LISTED]
    beyond = len(moments) - SHOWN - LISTED
    links = dict.fromkeys((desk.moment_link(moment), desk.link("journey", moment.journey_id)) for moment in rest)
    findings = Findings(
        lead,
        tuple(show(one) for one in found[:SHOWN]),
        tuple(links),
        desk.words.text("insights.more", n=len(links)),
        desk.words.text("insights.beyond", n=beyond) if beyond > 0 else "",
    )
    return [findings], lead, moments[:SHOWN]


def _itself(moment: Moment) -> Moment:
    return moment


def _level(moment: Moment) -> int:
    """How low it is; what is not known counts as neither good nor bad."""
    return moment.emotion() or 0


def _handoffs(desk: Desk) -> Told | None:
    found = [
        handoff
        for journey_id in desk.handbook.current_journeys
        for handoff in desk.facts.handoffs[journey_id]
        if handoff.at_risk
    ]
    found.sort(key=lambda handoff: (-len(handoff.reasons), _level(handoff.to)))

    told = _findings(
        desk, "handoffs", found, lambda handoff: handoff.from_, lambda handoff: risky_handoff(desk, handoff)
    )
    return (
        (*told[:2], [handoff.to for handoff in found[:SHOWN]]) if told else None
    )  # it is felt where the customer arrives


def risky_handoff(desk: Desk, handoff: Handoff) -> RiskyHandoff:
    """A handoff with what the customer says right after it."""
    journey = desk.link("journey", handoff.to.journey_id)
    return RiskyHandoff(handoff_views(desk, [handoff])[0], journey, spoken(handoff.to))


def _waits(desk: Desk) -> Told | None:
    found = [moment for moment in desk.handbook.current_moments if moment.step.wait]
    found.sort(key=lambda moment: (moment.step.told_next is not False, -(moment.step.wait or timedelta())))
    silent = sum(moment.step.told_next is False for moment in found)
    known = silent or all(moment.step.told_next for moment in found)
    said = {False: "insights.wait-silent", True: "insights.wait-told", None: "insights.wait-unknown"}

    def show(moment: Moment) -> Finding:
        wait = desk.words.duration(moment.step.wait or timedelta())
        return Finding(desk.words.html(said[moment.step.told_next], time=wait), moment_row(desk, moment))

    figures = {"silent": desk.words.text("insights.silent", n=silent) if known else ""}
    return _findings(desk, "waits", found, _itself, show, **figures)


def _divergences(desk: Desk) -> Told | None:
    found = [
        desk.handbook.moments_of[journey_id][0]
        for journey_id in desk.handbook.current_journeys
        if (known := desk.facts.divergences[journey_id]) and known.diverges
    ]

    def lowest_in(first: Moment) -> Moment | None:
        low = desk.facts.curves[first.journey_id].low
        return desk.handbook.moments[low] if low else None

    def show(first: Moment) -> Hidden:
        known, low = desk.facts.divergences[first.journey_id], lowest_in(first)
        scores = {"journey": f"{known.journey:.0f}", "touchpoints": f"{known.touchpoints:.0f}"} if known else {}
        lowest = moment_row(desk, low) if low else None
        sentence = desk.words.text("divergence.yes", **scores)
        return Hidden(desk.link("journey", first.journey_id), sentence, lowest)

    told = _findings(desk, "divergence", found, _itself, show)
    return (*told[:2], [lowest_in(first) or first for first in found[:SHOWN]]) if told else None


def _promises(desk: Desk) -> Told | None:
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


def _pains(desk: Desk) -> Told | None:
    places = heaviest_first(desk)
    if not places:
        return None
    told = desk.words.text("insights.journeys", n=len({place.moment.journey_id for place in places}))
    said = desk.words.text("insights.pains-lead", n=len(places), journeys=told)
    return [Paragraph(Markup.escape(said)), *pain_patterns(desk)], said, [place.moment for place in places[:SHOWN]]


def _avoidable(desk: Desk) -> Told | None:
    found = sorted((moment for moment in desk.handbook.current_moments if moment.step.avoidable), key=_level)

    def show(moment: Moment) -> Finding:
        return Finding(Markup(), moment_row(desk, moment))

    return _findings(desk, "avoidable", found, _itself, show)


def _highlights(desk: Desk) -> Told | None:
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
