"""Mermaid pictures: handbook facts come in, a diagram with its text goes out, ready to be shown on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import address_of
from ..diagrams import (
    DiagramStage,
    DiagramStep,
    FlowDiagram,
    FlowJourney,
    FlowLimits,
    FlowMoment,
    FlowRole,
    FlowSupport,
    FlowWords,
    JourneyDiagram,
    JourneyWords,
    flow_text,
    journey_parts,
    journey_text,
    render,
    unknown_steps,
)
from ..handbook.foremost import JOURNEYS_DRAWN, Drawn, by_journey, moments_drawn, weight
from ..handbook.impact import Reach
from ..prose import plain
from .desk import Desk, Link
from .fold import first

STEPS_A_PICTURE = 6
"""A picture holds so many steps at a size that can be read; a longer journey has several, one below the other."""

ROLES_DRAWN = 8
"""How many roles on the ways of a role are drawn, its own among them."""
IN_WORDS = 30
"""So many moments stand beside the picture in words, those that matter most; all of them are told below it."""


_ONWARD = Markup(' <span class="jb-arrow" aria-hidden="true">→</span> ')


@dataclass(frozen=True)
class JourneyPicture:
    """A diagram: its SVGs (none where none could be made), its Mermaid text, and the same in words."""

    label: str
    svgs: tuple[Markup, ...]
    mermaid: str
    words: tuple[str, ...]
    file: Link | None
    missing: str


def diagram_of(desk: Desk, journey_id: str) -> JourneyDiagram:
    """A journey as a diagram knows it: stages, steps, emotions and who is there, all plain text."""
    journey = desk.handbook.journeys[journey_id]
    moments = desk.handbook.moments_of[journey_id]
    person = desk.name("persona", journey.personas[0])
    stages = tuple(
        DiagramStage(
            stage.title,
            tuple(
                DiagramStep(
                    moment.step.title,
                    moment.emotion(),
                    tuple(
                        dict.fromkeys(
                            desk.name("role", a.role) for a in (*moment.step.frontstage, *moment.step.backstage)
                        )
                    ),
                )
                for moment in moments
                if moment.stage_at == stage_at
            ),
        )
        for stage_at, stage in enumerate(journey.stages)
    )
    return JourneyDiagram(journey.title, stages, desk.words.text("diagram.journey", person=person, title=journey.title))


def mermaid_of(desk: Desk, journey_id: str) -> str:
    """The Mermaid text of a journey, as it is published in `journey.mmd`."""
    return journey_text(diagram_of(desk, journey_id), _journey_words(desk))


def _journey_words(desk: Desk) -> JourneyWords:
    say = desk.words.text
    levels = (say("emotion.-2"), say("emotion.-1"), say("emotion.0"), say("emotion.1"), say("emotion.2"))
    return JourneyWords(say("emotion.unknown"), levels)


def journey_picture(desk: Desk, journey_id: str) -> JourneyPicture:
    """The diagram of a journey, for its page."""
    diagram = diagram_of(desk, journey_id)
    parts = journey_parts(diagram, STEPS_A_PICTURE)
    drawn = [
        render(journey_text(part, _journey_words(desk)), f"jb-{journey_id}-{place}", unknown_steps(part))
        for place, part in enumerate(parts)
    ]
    words = tuple(
        desk.words.text(
            "diagram.step",
            step=step.title,
            emotion=desk.words.text("emotion.unknown" if step.emotion is None else f"emotion.{step.emotion}"),
            people=desk.words.listed(step.actors) or desk.words.text("diagram.nobody"),
        )
        for stage in diagram.stages
        for step in stage.steps
    )
    return JourneyPicture(
        desk.words.text("diagram.label", title=diagram.title),
        tuple(Markup(svg.markup) for svg in drawn if svg),  # noqa: S704  # the renderer's, with every text escaped
        mermaid_of(desk, journey_id),
        words,
        Link("journey.mmd", desk.href(address_of("journey", journey_id) + "journey.mmd")),
        "" if all(drawn) else desk.words.text("diagram.missing"),
    )


@dataclass(frozen=True)
class Way:
    """A way from a role to customers: the roles on it, linked, and the moments it leads to, with their feelings."""

    through: Markup
    moments: tuple[Markup, ...]


@dataclass(frozen=True)
class RolePicture:
    """The flowchart of a role: its SVG (empty where none could be made), its Mermaid text, and the same in words."""

    label: str
    svg: Markup
    mermaid: str
    words: tuple[Way, ...]
    more: Markup
    missing: str


def role_picture(desk: Desk, role_id: str) -> RolePicture:
    """From a role, by way of the colleagues it supports, to the moments it reaches and the people who live them."""
    reaches = desk.facts.impacts[role_id].reaches
    words = desk.words
    title = words.text("diagram.role", role=desk.name("role", role_id))
    diagram = _flow(desk, role_id, title, reaches)
    more = FlowWords(
        lambda n: words.text("diagram.more", n=n),
        lambda n: words.text("diagram.more-journeys", n=n),
        lambda n: words.text("diagram.more-roles", n=n),
    )
    limits = FlowLimits(moments_drawn(len(diagram.journeys)), JOURNEYS_DRAWN, ROLES_DRAWN)
    text = flow_text(diagram, more, limits)
    svg = render(text, f"jb-{role_id}")
    shown, rest = first(sorted(reaches, key=weight), IN_WORDS)
    kept = {reach.moment.ref for reach in shown}
    return RolePicture(
        title,
        Markup(svg.markup) if svg else Markup(),  # noqa: S704  # the renderer's, with every text escaped
        text,
        tuple(_ways(desk, [reach for reach in reaches if reach.moment.ref in kept])),
        Markup('<a href="#_moments">{}</a>').format(words.text("diagram.more", n=len(rest))) if rest else Markup(),
        "" if svg else words.text("diagram.missing"),
    )


def _flow(desk: Desk, role_id: str, title: str, reaches: tuple[Reach, ...]) -> FlowDiagram:
    """The flowchart of a role: only ways that lead to what is drawn stand in it, the rest is counted."""
    journeys = by_journey(reaches)
    drawn = [reach for journey in journeys[:JOURNEYS_DRAWN] for reach in journey.shown]
    roles = dict.fromkeys([role_id, *(found for reach in drawn for found in reach.path)])
    supports = {
        (giver, receiver): plain(reason)
        for reach in drawn
        for giver, receiver, reason in zip(reach.path, reach.path[1:], reach.reasons, strict=False)
    }
    return FlowDiagram(
        title,
        tuple(FlowRole(found, desk.name("role", found)) for found in roles),
        tuple(FlowSupport(giver, receiver, reason) for (giver, receiver), reason in supports.items()),
        tuple(_journey(desk, journey, set(roles)) for journey in journeys),
        desk.words.text("diagram.role-description", role=desk.name("role", role_id)),
    )


def _journey(desk: Desk, drawn: Drawn, roles: set[str]) -> FlowJourney:
    first = drawn.reaches[0]
    last = first.path[-1] if first.path[-1] in roles else next(iter(roles))
    return FlowJourney(
        desk.name("journey", drawn.journey_id),
        desk.name("persona", first.moment.journey.personas[0]),
        tuple(
            FlowMoment(reach.moment.step.title, reach.path[-1] if reach in drawn.shown else last)
            for reach in drawn.reaches
        ),
    )


def _ways(desk: Desk, reaches: Iterable[Reach]) -> Iterator[Way]:
    """The picture in words: each way once, the shortest first, with its moments as the customer comes to them."""
    by_path: dict[tuple[str, ...], list[Reach]] = {}
    for reach in reaches:
        by_path.setdefault(reach.path, []).append(reach)
    for path in sorted(by_path, key=len):
        through = _ONWARD.join(desk.link("role", found).html for found in path)
        yield Way(through, tuple(_told(desk, reach) for reach in by_path[path]))


def _told(desk: Desk, reach: Reach) -> Markup:
    """A moment, and how it feels."""
    emotion = desk.words.text("emotion.unknown" if reach.emotion is None else f"emotion.{reach.emotion}")
    return desk.words.html("diagram.reach", moment=desk.moment_link(reach.moment).html, emotion=emotion)
