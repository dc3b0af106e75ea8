"""A role's page at a glance: what a role reaches comes in, the heaviest of each kind goes out."""

from __future__ import annotations

from collections.abc import Iterator

from ..handbook.foremost import change_first, open_changes
from ..handbook.impact import Impact
from ..prose import plain
from ..site import Section
from .desk import Desk, Link
from .step import spoken
from .summary import Summary

Line = tuple[Link, str, str, Link]


def glance(desk: Desk, impact: Impact) -> list[Section]:
    """The hardest moment, the heaviest pain, what works, and what to change first; nothing where there is but one."""
    lines = tuple(_lines(desk, impact))
    heading = desk.words.text("role.glance")
    return [desk.press.section(2, "_glance", heading, [Summary(lines)])] if len(lines) > 1 else []


def _lines(desk: Desk, impact: Impact) -> Iterator[Line]:
    say = desk.words.text
    known = [(reach.emotion, reach.degree, reach.moment) for reach in impact.reaches if reach.emotion is not None]
    if known:
        low, _, hardest = min(known, key=lambda found: found[:2])
        key = "glance.hardest" if low < 0 else "glance.quietest"
        yield Link(say(key), "#_moments"), "", spoken(hardest), desk.moment_link(hardest)
    for name, places in (("causes", impact.causes), ("meets", impact.meets)):
        if places:
            heaviest = max(places, key=lambda place: place.pain.severity or 0)
            link = Link(say(f"glance.{name}", n=len(places)), "#_pains")
            yield link, plain(heaviest.pain.text), "", desk.moment_link(heaviest.moment)
    if impact.highlights:
        moment, highlight = max(impact.highlights, key=lambda found: len(found[1].copy_to))
        link = Link(say("glance.highlights", n=len(impact.highlights)), "#_works")
        yield link, plain(highlight.text), "", desk.moment_link(moment)
    if change := change_first(impact, desk.facts.ranks):
        n = len(open_changes(impact, desk.facts.ranks))
        yield Link(say("glance.improvements", n=n), "#_works"), "", "", desk.link("improvement", change)
