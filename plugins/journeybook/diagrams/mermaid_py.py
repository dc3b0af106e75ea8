"""Escaped labels come in, Mermaid text made by mermaid-py goes out; the only module that knows mermaid-py.

Three things about mermaid-py 0.9 are kept inside this module: it prints to stdout when it is imported, it writes a
title unquoted into the front matter, and its `Mermaid` class sends the text to a public web service. `Mermaid` is
never made here, and the front matter is our own.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass

with redirect_stdout(io.StringIO()):
    from mermaid.flowchart import FlowChart, Link, Node  # type: ignore[import-untyped]
    from mermaid.userjourney import Actor, Section, Task, UserJourney  # type: ignore[import-untyped]

# Mermaid cuts the legend at this width (pixels) without looking, in the middle of an entity if need be.
_JOURNEY_CONFIG = "---\nconfig:\n  journey:\n    maxLabelWidth: 1000\n---\n"
# Moments of one journey stand close together, as one group. Labels are narrow, so that the customer at the far end is
# in sight on a laptop, beside the table of contents.
_FLOW_CONFIG = "---\nconfig:\n  flowchart:\n    nodeSpacing: 16\n    rankSpacing: 30\n    wrappingWidth: 120\n---\n"


@dataclass(frozen=True)
class Labels:
    """What a diagram is called and what it says, in words, for who does not see it. Both escaped."""

    title: str
    description: str


@dataclass(frozen=True)
class TaskLine:
    """A task of a user journey: its escaped name, its score from 1 to 5, its escaped actors."""

    name: str
    score: int
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Box:
    """A node of a flowchart: an id of our own making, an escaped label, a shape of mermaid-py's, its inner nodes."""

    id: str
    label: str
    shape: str = "normal"
    inner: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Arrow:
    """An edge between two nodes by their ids, with an escaped label or none, over one rank or more."""

    origin: str
    end: str
    label: str = ""
    ranks: int = 1


class _LoneTask(Task):  # type: ignore[misc]  # mermaid-py ships no types
    """A task nobody acts in: mermaid-py ends it with a colon, and Mermaid reads that as an actor without a name."""

    def __str__(self) -> str:
        return f"\t\t{self.name}: {self.score}"


def journey_source(labels: Labels, sections: Sequence[tuple[str, Sequence[TaskLine]]]) -> str:
    """The text of a user journey. A section is its escaped name and its tasks."""
    written = [Section(name, [_task(line) for line in lines]) for name, lines in sections]
    script = UserJourney(labels.title, written).script
    return _JOURNEY_CONFIG + _accessible(_without_front_matter(script, labels.title), labels)


def flow_source(labels: Labels, boxes: Sequence[Box], arrows: Sequence[Arrow]) -> str:
    """The text of a flowchart from left to right."""
    nodes = {box.id: _node(box) for box in boxes}
    nodes |= {inner.id: _node(inner) for box in boxes for inner in box.inner}
    links = [_link(nodes, arrow) for arrow in arrows]
    script = FlowChart(labels.title, [nodes[box.id] for box in boxes], links, "LR").script
    return _FLOW_CONFIG + _accessible(_without_front_matter(script, labels.title), labels)


def _task(line: TaskLine) -> Task:
    if not line.actors:
        return _LoneTask(line.name, line.score, [])
    return Task(line.name, line.score, [Actor(name) for name in line.actors])


def _node(box: Box) -> Node:
    return Node(box.id, box.label, box.shape, [_node(inner) for inner in box.inner])


def _link(nodes: Mapping[str, Node], arrow: Arrow) -> Link:
    """The edge. Mermaid takes each hyphen more as one rank more; mermaid-py knows nothing of that."""
    link = Link(nodes[arrow.origin], nodes[arrow.end], message=arrow.label)
    link.shape += "-" * (arrow.ranks - 1)
    return link


def _without_front_matter(script: str, title: str) -> str:
    return script.removeprefix(f"---\ntitle: {title}\n---").lstrip("\n")


def _accessible(script: str, labels: Labels) -> str:
    """The script with `accTitle` and `accDescr`, which mermaid-py does not know, after its first line."""
    kind, _, rest = script.partition("\n")
    return f"{kind}\n\taccTitle: {labels.title}\n\taccDescr: {labels.description}\n{rest}"
