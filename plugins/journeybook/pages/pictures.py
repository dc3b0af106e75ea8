"""Mermaid pictures: handbook facts come in, a diagram with its text goes out, ready to be shown on a page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import address_of
from ..diagrams import (
    DiagramStage,
    DiagramStep,
    JourneyDiagram,
    flow_text,
    journey_text,
    render,
)
from ..prose import plain
from .desk import Desk, Link


@dataclass(frozen=True)
class JourneyPicture:
    """A diagram: its SVG (empty where none could be made), its Mermaid text, and the same in words."""

    label: str
    svg: Markup
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
                    tuple(dict.fromkeys(desk.name("role", a.role) for a in (*moment.step.frontstage, *moment.step.backstage))),
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
    return journey_text(diagram_of(desk, journey_id), desk.words.text("emotion.unknown"))


def journey_picture(desk: Desk, journey_id: str) -> JourneyPicture:
    """The diagram of a journey, for its page."""
    diagram = diagram_of(desk, journey_id)
    text = mermaid_of(desk, journey_id)
    svg = render(text, f"jb-{journey_id}")
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
        Markup(svg.markup) if svg else Markup(),  # noqa: S704  # the renderer's, with every text escaped
        text,
        words,
        Link("journey.mmd", desk.href(address_of("journey", journey_id) + "journey.mmd")),
        "" if svg else desk.words.text("diagram.missing"),
    )


def plain_reason(reason: str | None) -> str:
    """A reason as a diagram shows it beside an arrow."""
    return plain(reason)
