"""A role, the roles it supports and the moments they reach come in, the text of a Mermaid flowchart goes out."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .escape import flow_label, journey_label, plain, shorten
from .mermaid_py import Arrow, Box, Labels, flow_source

LONGEST_HEADING = 44
"""Characters of a journey's title above its moments: it stands on one line, and makes the whole picture as wide."""
LONGEST_REASON = 60
"""Characters of a reason on an arrow; it is told in full beside the picture."""
_CLAUSE = re.compile(rf"(.{{20,{LONGEST_REASON}}}?)[,;:.!?](?=\s)")


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
    """How the interface says what is left out: a number comes in, a sentence such as `and 7 more moments` goes out."""

    more_moments: Callable[[int], str]
    more_journeys: Callable[[int], str]
    more_roles: Callable[[int], str]


@dataclass(frozen=True)
class FlowLimits:
    """How much is drawn, so that a picture with a hundred moments stays readable.

    One above the limit is drawn too: saying that one more is left out takes as much room as that one. Of roles, those
    that lead to no moment drawn are left out whatever their number.
    """

    moments: int = 3
    journeys: int = 4
    roles: int = 4


def flow_text(diagram: FlowDiagram, words: FlowWords, limits: FlowLimits = FlowLimits()) -> str:
    """The Mermaid text, from left to right: the role, those it supports, moments by journey, the people who live them.

    Ids begin with `role`, `journey`, `moment`, `person` or `more`, which is what the picture is coloured by.
    """
    shown = diagram.journeys[: _room(len(diagram.journeys), limits.journeys)]
    roles, boxes = _roles(diagram, [_shown(journey, limits) for journey in shown], words, limits)
    arrows = _supports(diagram, roles)
    ranks = _ranks(arrows)
    deepest = max(ranks.values(), default=0)
    people = {name: f"person{place}" for place, name in enumerate(dict.fromkeys(plain(j.person) for j in shown))}
    for place, journey in enumerate(shown):
        boxes.append(_journey(place, journey, words, limits))
        acting = dict.fromkeys(roles[moment.role] for moment in _shown(journey, limits))
        # Journeys stand in one column, whatever the way to them is, and so do the people behind them.
        arrows += [Arrow(role, f"journey{place}", ranks=1 + deepest - ranks.get(role, deepest)) for role in acting]
        arrows.append(Arrow(f"journey{place}", people[plain(journey.person)]))
    boxes += [Box(key, flow_label(shorten(name)), "stadium-shape") for name, key in people.items()]
    left_out = len(diagram.journeys) - len(shown)
    if left_out:
        boxes.append(_more("more_journeys", words.more_journeys(left_out)))
        arrows.append(Arrow("role0", "more_journeys"))
    labels = Labels(journey_label(diagram.title), journey_label(diagram.description or diagram.title))
    return flow_source(labels, boxes, list(dict.fromkeys(arrows)))


def _roles(
    diagram: FlowDiagram, moments: list[tuple[FlowMoment, ...]], words: FlowWords, limits: FlowLimits
) -> tuple[dict[str, str], list[Box]]:
    """Which node stands for each role, and the nodes. Roles that are not drawn share one that says how many they are.

    Drawn are the page's role and, as far as there is room, those that lead to one of `moments`.
    """
    first, *others = diagram.roles
    leading = _leading(diagram.supports, {moment.role for group in moments for moment in group})
    useful = [role for role in others if role.key in leading]
    drawn = [first, *useful[: _room(len(useful), limits.roles)]]
    nodes = {role.key: f"role{place}" for place, role in enumerate(drawn)}
    boxes = [Box(nodes[role.key], flow_label(shorten(role.title))) for role in drawn]
    left_out = [role.key for role in others if role.key not in nodes]
    if left_out:
        nodes |= dict.fromkeys(left_out, "more_roles")
        boxes.append(_more("more_roles", words.more_roles(len(left_out))))
    return nodes, boxes


def _leading(supports: tuple[FlowSupport, ...], acting: set[str]) -> set[str]:
    """The roles that act, and all that support one of them, directly or through others."""
    givers: dict[str, list[str]] = {}
    for support in supports:
        givers.setdefault(support.receiver, []).append(support.giver)
    found, waiting = set(acting), list(acting)
    while waiting:
        fresh = [giver for giver in givers.get(waiting.pop(), ()) if giver not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _supports(diagram: FlowDiagram, nodes: dict[str, str]) -> list[Arrow]:
    """The arrows between roles. What leads to several roles in one node is one arrow, and bears no single reason.

    The reasons drawn are those of the page's own role. Others would push the customer out of sight, and are told in
    words beside the picture.
    """
    own = diagram.roles[0].key
    arrows = []
    for support in diagram.supports:
        origin, end = nodes[support.giver], nodes[support.receiver]
        if origin not in {end, "more_roles"}:
            bare = end == "more_roles" or support.giver != own
            arrows.append(Arrow(origin, end, "" if bare else _reason(support.reason)))
    return arrows


def _ranks(arrows: Iterable[Arrow]) -> dict[str, int]:
    """How many arrows each role is away from the page's own, by node, the shortest way."""
    ends: dict[str, list[str]] = {}
    for arrow in arrows:
        ends.setdefault(arrow.origin, []).append(arrow.end)
    found, waiting = {"role0": 0}, deque(["role0"])
    while waiting:
        node = waiting.popleft()
        fresh = [end for end in ends.get(node, ()) if end not in found]
        found |= dict.fromkeys(fresh, found[node] + 1)
        waiting += fresh
    return found


def _journey(place: int, journey: FlowJourney, words: FlowWords, limits: FlowLimits) -> Box:
    shown = _shown(journey, limits)
    inner = [Box(f"moment{place}_{n}", flow_label(shorten(moment.title))) for n, moment in enumerate(shown)]
    left_out = len(journey.moments) - len(shown)
    if left_out:
        inner.append(_more(f"more_moments{place}", words.more_moments(left_out)))
    return Box(f"journey{place}", flow_label(shorten(journey.title, LONGEST_HEADING)), inner=tuple(inner))


def _shown(journey: FlowJourney, limits: FlowLimits) -> tuple[FlowMoment, ...]:
    return journey.moments[: _room(len(journey.moments), limits.moments)]


def _room(count: int, limit: int) -> int:
    return count if count == limit + 1 else limit


def _more(key: str, sentence: str) -> Box:
    return Box(key, flow_label(sentence), "round-edge")


def _reason(reason: str) -> str:
    """A reason as it stands on an arrow: a long one ends with its first clause where that says enough."""
    clause = _CLAUSE.match(reason) if len(reason) > LONGEST_REASON else None
    return flow_label(clause[1] if clause else shorten(reason, LONGEST_REASON)) if reason.strip() else ""
