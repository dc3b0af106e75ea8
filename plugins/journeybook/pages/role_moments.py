"""What a role reaches comes in, the part of its page that tells the moments goes out, however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from ..handbook.foremost import weight
from ..handbook.impact import Reach
from ..site import Section
from .desk import Desk, Link
from .fold import first, fold, lit_up, places
from .moment import moment_list
from .parts import Paragraph, holders, role_links

MANY = 40
"""So many moments are told on a page one by one. Where there are more, those that matter most are."""
TOLD = 24
LINES = 300
"""So many others have a line of their own, with what happens next; beyond them there are links alone."""


@dataclass(frozen=True)
class MomentLine:
    """A moment in a line: how it feels, and what happens after, with whom."""

    step: Link
    feeling: str
    after: Link | None
    who: tuple[Link, ...]


@dataclass(frozen=True)
class MomentLines:
    """The moments of a journey, in a line each. The journey opens with the role's part lit up."""

    journey: Link
    lines: tuple[MomentLine, ...]


def moment_sections(desk: Desk, role_id: str, reaches: tuple[Reach, ...]) -> list[Section]:
    """All moments that a role reaches, journey by journey."""
    press, say = desk.press, desk.words.text
    journeys = {found: tuple(inside) for found, inside in groupby(reaches, key=lambda reach: reach.moment.journey_id)}
    told = list(journeys) if len(reaches) <= MANY else _nearest(journeys)
    n = sum(len(journeys[found]) for found in told)
    lead = [Paragraph(desk.words.html("fold.nearest", told=n, n=len(reaches)))] if n < len(reaches) else []
    sections = [press.section(2, "_moments", say("role.moments-heading"), lead)]
    for journey_id in told:
        views = moment_list(desk, role_id, journeys[journey_id], len(told))
        sections.append(press.section(3, f"_moments-{journey_id}", desk.name("journey", journey_id), [views]))
    if rest := [reach for found, inside in journeys.items() if found not in told for reach in inside]:
        sections.append(press.section(3, "_others", say("fold.others"), _others(desk, role_id, rest)))
    return sections


def _nearest(journeys: dict[str, tuple[Reach, ...]]) -> list[str]:
    """The journeys to tell: the nearest first, until there is enough to read."""
    told: list[str] = []
    n = 0
    for journey_id in sorted(journeys, key=lambda found: min(weight(reach) for reach in journeys[found])):
        if n and n + len(journeys[journey_id]) > TOLD:
            break
        told.append(journey_id)
        n += len(journeys[journey_id])
    return told


def _others(desk: Desk, role_id: str, reaches: list[Reach]) -> list[object]:
    in_lines, beyond = first(reaches, LINES)
    lines = [
        MomentLines(lit_up(desk, journey_id, role_id), tuple(_line(desk, reach) for reach in found))
        for journey_id, found in groupby(in_lines, key=lambda reach: reach.moment.journey_id)
    ]
    links = [places(desk, (reach.moment for reach in beyond), role_id)] if beyond else []
    return [*fold(desk, "moments", len(reaches), [*lines, *links])]


def _line(desk: Desk, reach: Reach) -> MomentLine:
    moments = desk.handbook.moments_of[reach.moment.journey_id]
    after = moments[reach.moment.at + 1] if reach.moment.at + 1 < len(moments) else None
    return MomentLine(
        desk.moment_link(reach.moment),
        desk.words.text("emotion.unknown" if reach.emotion is None else f"emotion.{reach.emotion}"),
        desk.moment_link(after) if after else None,
        role_links(desk, holders(after.step)) if after else (),
    )
