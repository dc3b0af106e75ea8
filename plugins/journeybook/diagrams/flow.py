"""A role, the roles it supports and the moments they reach come in, the text of a Mermaid flowchart goes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .escape import flow_label, journey_label, plain, shorten
from .mermaid_py import Arrow, Box, Labels, flow_source

LONGEST_REASON = 48
"""Characters of a reason on an arrow; it is told in full beside the picture."""


@dataclass(frozen=True)
class FlowRole:
    """A role: `key` tells it from others within the diagram and is never shown."""

    key: str
    title: str


@dataclass(frozen=True)
class FlowSupport:
    """One role supports another, by their keys, for a reason in words (or none)."""

    giver: str
    receiver: str
    reason: str = ""


@dataclass(frozen=True)
class FlowMoment:
    """A moment in a journey, and the key of the role that acts in it."""

    title: str
    role: str


@dataclass(frozen=True)
class FlowJourney:
    """A journey, the person who lives it, and its moments, most important first."""

    title: str
    person: str
    moments: tuple[FlowMoment, ...]


@dataclass(frozen=True)
class FlowDiagram:
    """How a role's work reaches customers. Every text is plain; `roles` begins with the role whose page it is.

    Roles, journeys and the moments in them come most important first. Supports and moments name roles by key.
    """

    title: str
    roles: tuple[FlowRole, ...]
    supports: tuple[FlowSupport, ...]
    journeys: tuple[FlowJourney, ...]
    description: str = ""


@dataclass(frozen=True)
class FlowWords:
    """How the interface says what is left out: a number comes in, such as 7, a sentence goes out: and 7 more moments."""

    more_moments: Callable[[int], str]
    more_journeys: Callable[[int], str]
    more_roles: Callable[[int], str]


@dataclass(frozen=True)
class FlowLimits:
    """How much is drawn, so that a picture with a hundred moments stays readable."""

    moments: int = 4
    journeys: int = 5
    roles: int = 6


def flow_text(diagram: FlowDiagram, words: FlowWords, limits: FlowLimits = FlowLimits()) -> str:  # noqa: B008  # frozen
    """The Mermaid text, from left to right: the role, those it supports, moments by journey, the people who live them.

    Ids begin with `role`, `journey`, `moment`, `person` or `more`, which is what the picture is coloured by.
    """
    roles, role_boxes = _roles(diagram, words, limits)
    boxes = list(role_boxes)
    arrows = [
        Arrow(roles[support.giver], roles[support.receiver], _reason(support.reason))
        for support in diagram.supports
        if roles[support.giver] != roles[support.receiver]
    ]
    shown = diagram.journeys[: limits.journeys]
    people = {name: f"person{place}" for place, name in enumerate(dict.fromkeys(plain(j.person) for j in shown))}
    for place, journey in enumerate(shown):
        boxes.append(_journey(place, journey, words, limits))
        acting = dict.fromkeys(roles[moment.role] for moment in journey.moments)
        arrows += [Arrow(role, f"journey{place}") for role in acting]
        arrows.append(Arrow(f"journey{place}", people[plain(journey.person)]))
    boxes += [Box(key, flow_label(shorten(name)), "stadium-shape") for name, key in people.items()]
    left_out = len(diagram.journeys) - len(shown)
    if left_out:
        boxes.append(_more("more_journeys", words.more_journeys(left_out)))
        arrows.append(Arrow("role0", "more_journeys", shape="normal"))
    labels = Labels(journey_label(diagram.title), journey_label(diagram.description or diagram.title))
    return flow_source(labels, boxes, list(dict.fromkeys(arrows)))


def _roles(diagram: FlowDiagram, words: FlowWords, limits: FlowLimits) -> tuple[dict[str, str], list[Box]]:
    """Which node stands for each role, and the nodes. Roles past the limit share one node that says how many."""
    shown = diagram.roles[: limits.roles + 1]
    nodes = {role.key: f"role{place}" for place, role in enumerate(shown)}
    boxes = [Box(nodes[role.key], flow_label(shorten(role.title))) for role in shown]
    left_out = diagram.roles[limits.roles + 1 :]
    if left_out:
        nodes |= {role.key: "more_roles" for role in left_out}
        boxes.append(_more("more_roles", words.more_roles(len(left_out))))
    return nodes, boxes


def _journey(place: int, journey: FlowJourney, words: FlowWords, limits: FlowLimits) -> Box:
    shown = journey.moments[: limits.moments]
    inner = [Box(f"moment{place}_{n}", flow_label(shorten(moment.title))) for n, moment in enumerate(shown)]
    left_out = len(journey.moments) - len(shown)
    if left_out:
        inner.append(_more(f"more_moments{place}", words.more_moments(left_out)))
    return Box(f"journey{place}", flow_label(shorten(journey.title)), inner=tuple(inner))


def _more(key: str, sentence: str) -> Box:
    return Box(key, flow_label(sentence), "round-edge")


def _reason(reason: str) -> str:
    return flow_label(shorten(reason, LONGEST_REASON)) if reason.strip() else ""
