"""A journey's stages and steps come in, the text of a Mermaid user journey goes out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .escape import journey_label, plain, shorten
from .mermaid_py import Labels, TaskLine, journey_source

NEUTRAL = 3
"""The score of emotion 0: Mermaid's user journeys score 1 to 5, ours feel from -2 to +2."""

LONGEST_ACTOR = 48
"""Characters of a name in the legend."""


@dataclass(frozen=True)
class DiagramStep:
    """A step: what happens, the emotion from -2 to 2 or None where it is not known, and who takes part."""

    title: str
    emotion: int | None
    actors: tuple[str, ...] = ()


@dataclass(frozen=True)
class DiagramStage:
    """A stage and its steps in order."""

    title: str
    steps: tuple[DiagramStep, ...]


@dataclass(frozen=True)
class JourneyDiagram:
    """A journey as a picture. Every text is plain text; `description` opens what the picture says in words."""

    title: str
    stages: tuple[DiagramStage, ...]
    description: str = ""


@dataclass(frozen=True)
class JourneyWords:
    """The words of the interface: `emotions` from -2 to +2, `unknown` for a feeling that nobody knows."""

    unknown: str
    emotions: tuple[str, str, str, str, str]


def journey_text(diagram: JourneyDiagram, words: JourneyWords) -> str:
    """The Mermaid text. A stage without steps is left out; a step without emotion scores 3 and says it is not known."""
    sections = [
        (journey_label(shorten(stage.title)), [_line(step, words) for step in stage.steps])
        for stage in diagram.stages
        if stage.steps
    ]
    labels = Labels(journey_label(diagram.title), journey_label(in_words(diagram, words)))
    return journey_source(labels, sections)


def in_words(diagram: JourneyDiagram, words: JourneyWords) -> str:
    """What the picture shows by position alone: each step with its feeling and who takes part, on one line."""
    told = [
        f"{shorten(step.title)}: {', '.join((_feeling(step, words), *map(plain, step.actors)))}"
        for stage in diagram.stages
        for step in stage.steps
    ]
    return " ".join([diagram.description.strip(), "; ".join(told)]).strip()


def unknown_steps(diagram: JourneyDiagram) -> frozenset[int]:
    """The places, from 0 over all stages, of the steps whose emotion is not known: `render` leaves them open."""
    steps = [step for stage in diagram.stages for step in stage.steps]
    return frozenset(place for place, step in enumerate(steps) if step.emotion is None)


def journey_parts(diagram: JourneyDiagram, limit: int) -> tuple[JourneyDiagram, ...]:
    """The journey as pictures of at most `limit` steps (1 or more), in order.

    Stages stay whole and share a picture as long as they fit; a longer stage is cut, and each piece bears its title.
    """
    pieces = [
        DiagramStage(stage.title, stage.steps[start : start + limit])
        for stage in diagram.stages
        for start in range(0, len(stage.steps), limit)
    ]
    parts: list[list[DiagramStage]] = []
    room = 0
    for piece in pieces:
        if len(piece.steps) > room:
            parts.append([])
            room = limit
        parts[-1].append(piece)
        room -= len(piece.steps)
    return tuple(replace(diagram, stages=tuple(part)) for part in parts)


def _line(step: DiagramStep, words: JourneyWords) -> TaskLine:
    known = step.emotion is not None
    name = shorten(step.title) if known else f"{shorten(step.title)} ({plain(words.unknown)})"
    score = NEUTRAL if step.emotion is None else step.emotion + NEUTRAL
    # Mermaid keeps a name once; a role that is named twice in a step is still one.
    actors = tuple(dict.fromkeys(shorten(actor, LONGEST_ACTOR) for actor in step.actors))
    return TaskLine(journey_label(name), score, tuple(map(journey_label, actors)))


def _feeling(step: DiagramStep, words: JourneyWords) -> str:
    return words.unknown if step.emotion is None else words.emotions[step.emotion + 2]
