"""The directory of touchpoints: facts come in, all of them by channel, with what narrows them down, go out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..site import Page, Section
from .desk import Desk, Link
from .fold import Fold, StepLinks, first, fold
from .index_head import index_page, nothing_yet
from .narrowing import Choice, named, narrowing
from .parts import Empty

STEPS, MANY = 4, 60
"""So many of a touchpoint's steps are named in its entry; in a directory of many all of them are folded away."""


@dataclass(frozen=True)
class TouchpointRow:
    """A touchpoint in the directory; the ids are what it is found by."""

    link: Link
    also: str
    summary: Markup
    owner: Link | None
    automated: str
    steps: StepLinks | None
    more: tuple[Fold, ...]
    unused: str
    channel: str
    roles: str
    departments: str
    journeys: str


@dataclass(frozen=True)
class TouchpointList:
    """The touchpoints of a channel."""

    rows: tuple[TouchpointRow, ...]


def touchpoints_index(desk: Desk) -> Page:
    """The directory, by channel."""
    desk = desk.at("touchpoints/")
    sections: list[Section] = []
    rows: list[TouchpointRow] = []
    for channel in desk.handbook.vocabulary.channels:
        ids = [found for found, touchpoint in desk.handbook.touchpoints.items() if touchpoint.channel == channel.id]
        if ids:
            here = tuple(_row(desk, found) for found in ids)
            rows += here
            sections.append(desk.press.section(2, f"_{channel.id}", channel.title, [TouchpointList(here)]))
    if not sections:
        return index_page(desk, "touchpoint", [nothing_yet(desk, [Empty(desk.words.html("empty.touchpoints"))])])
    used = {row.channel for row in rows}
    fields = (
        ("role", named(desk, "role", (row.roles for row in rows))),
        ("channel", [Choice(found.id, found.title) for found in desk.handbook.vocabulary.channels if found.id in used]),
        ("department", named(desk, "department", (row.departments for row in rows))),
        ("journey", named(desk, "journey", (row.journeys for row in rows))),
    )
    return index_page(desk, "touchpoint", [narrowing(desk, "touchpoint", fields), *sections])


def _row(desk: Desk, touchpoint_id: str) -> TouchpointRow:
    touchpoint, say = desk.handbook.touchpoints[touchpoint_id], desk.words.text
    moments = desk.facts.moments_of_touchpoint.get(touchpoint_id, ())
    shown, rest = first(moments, STEPS if len(desk.handbook.touchpoints) <= MANY else 0)
    acting = [action.role for moment in moments for action in (*moment.step.frontstage, *moment.step.backstage)]
    roles = dict.fromkeys([*([touchpoint.owner] if touchpoint.owner else []), *acting])
    known = desk.handbook.roles
    return TouchpointRow(
        desk.link("touchpoint", touchpoint_id),
        desk.words.listed(touchpoint.also_known_as),
        desk.prose.inline(touchpoint.summary),
        desk.link("role", touchpoint.owner) if touchpoint.owner else None,
        say("touchpoint.automated") if touchpoint.automated else "",
        StepLinks(tuple(desk.moment_link(moment) for moment in shown)) if shown else None,
        fold(
            desk,
            "moments" if shown else "moments-here",
            len(rest),
            [StepLinks(tuple(desk.moment_link(moment) for moment in rest))],
        ),
        "" if moments else say("touchpoint.unused"),
        touchpoint.channel,
        " ".join(roles),
        " ".join(dict.fromkeys(known[role].department for role in roles if role in known)),
        " ".join(dict.fromkeys(moment.journey_id for moment in moments)),
    )
