"""Journeys in short: ids come in, cards with a small emotion curve go out, and the page that lists them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..handbook.handbook import Moment
from ..site import Page, Section
from .desk import Desk, Link
from .fold import first, fold
from .index_head import index_page, nothing_yet
from .narrowing import named, narrowing
from .parts import Empty, LinkList, PersonFace, person_face, signed

WIDTH, HEIGHT, EDGE = 160, 48, 6
"""The small curve's field, in its own units, and the room left at its edges."""


MANY = 24
"""More journeys than these stand in rows, by department."""


@dataclass(frozen=True)
class Spark:
    """A small curve on a field of 160 by 48: polylines between known emotions, points, and the same in words."""

    lines: tuple[str, ...]
    points: tuple[tuple[str, str, str], ...]
    said: str


@dataclass(frozen=True)
class JourneyCard:
    """A journey in short."""

    id: str
    link: Link
    faces: tuple[PersonFace, ...]
    people: str
    goal: Markup
    spark: Spark | None
    badges: tuple[str, ...]
    outcome: str
    outcome_said: str
    steps: str
    personas: str
    roles: str


@dataclass(frozen=True)
class JourneyCards:
    """Journeys, one card each; `many` sets them in rows that are read across."""

    cards: tuple[JourneyCard, ...]
    many: bool = False


CARDS = 6
"""So many cards stand open among other things of a page; the others are folded away."""


def folded_journeys(desk: Desk, ids: tuple[str, ...]) -> list[object]:
    """Cards of journeys, key ones first; of many the first, and links to the others."""
    if not ids:
        return []
    key_first = sorted(ids, key=lambda found: (not desk.handbook.journeys[found].key, found))
    shown, rest = first(key_first, CARDS)
    items = tuple(
        (desk.link("journey", found), desk.prose.inline(desk.handbook.journeys[found].goal)) for found in rest
    )
    return [journey_cards(desk, list(shown)), *fold(desk, "journeys", len(rest), [LinkList("", items)])]


def journey_cards(desk: Desk, ids: tuple[str, ...] | list[str], persona_id: str | None = None) -> JourneyCards:
    """Cards of journeys, key ones first; the curve is the named persona's, else the first one's."""
    ordered = sorted(ids, key=lambda found: (not desk.handbook.journeys[found].key, found))
    return JourneyCards(tuple(_card(desk, found, persona_id) for found in ordered))


def _card(desk: Desk, journey_id: str, persona_id: str | None) -> JourneyCard:
    journey, say = desk.handbook.journeys[journey_id], desk.words.text
    moments = desk.handbook.moments_of[journey_id]
    people = [found for found in journey.personas if desk.has("persona", found)]
    badges = [say("badge.key")] if journey.key else []
    badges += [say("badge.target")] if journey.state == "target" else []
    badges += [say("badge.draft")] if journey.draft else []
    return JourneyCard(
        journey_id,
        desk.link("journey", journey_id),
        tuple(person_face(desk, found) for found in people),
        desk.words.listed([desk.name("persona", found) for found in people]),
        desk.prose.inline(journey.goal),
        spark(desk, moments, persona_id),
        tuple(badges),
        journey.outcome or "",
        say(f"outcome.{journey.outcome}") if journey.outcome else "",
        say("number.n-steps", n=len(moments)),
        " ".join(people),
        " ".join(
            dict.fromkeys(action.role for step in journey.steps for action in (*step.frontstage, *step.backstage))
        ),
    )


def spark(desk: Desk, moments: tuple[Moment, ...], persona_id: str | None = None) -> Spark | None:
    """The small curve of a journey, None where no emotion is known."""
    levels = [moment.emotion(persona_id) for moment in moments]
    if all(level is None for level in levels):
        return None
    wide = (WIDTH - 2 * EDGE) / max(len(levels) - 1, 1)
    high = (HEIGHT - 2 * EDGE) / 4
    places = [
        None if level is None else (f"{EDGE + at * wide:.1f}", f"{EDGE + (2 - level) * high:.1f}")
        for at, level in enumerate(levels)
    ]
    lines: list[list[str]] = [[]]
    for place in places:
        if place is None:
            lines.append([])
        else:
            lines[-1].append(",".join(place))
    points = tuple(
        (*place, "low" if level < 0 else "high" if level > 0 else "middle")
        for place, level in zip(places, levels, strict=True)
        if place is not None and level is not None
    )
    known = [level for level in levels if level is not None]
    end = "?" if levels[-1] is None else signed(levels[-1])
    said = desk.words.text("spark.said", low=signed(min(known)), high=signed(max(known)), end=end)
    return Spark(tuple(" ".join(line) for line in lines if len(line) > 1), points, said)


def journeys_index(desk: Desk) -> Page:
    """The page that lists all journeys, key ones first, targets after the current ones."""
    desk = desk.at("journeys/")
    press, say = desk.press, desk.words.text
    groups = {
        "key": [j for j, found in desk.handbook.journeys.items() if found.key and found.state == "current"],
        "other": [j for j, found in desk.handbook.journeys.items() if not found.key and found.state == "current"],
        "target": [j for j, found in desk.handbook.journeys.items() if found.state == "target"],
    }
    shown = {name: journey_cards(desk, ids) for name, ids in groups.items() if ids}
    if not shown:
        return index_page(desk, "journey", [nothing_yet(desk, [Empty(desk.words.html("empty.journeys"))])])
    every = [card for cards in shown.values() for card in cards.cards]
    fields = (
        ("persona", named(desk, "persona", (card.personas for card in every))),
        ("role", named(desk, "role", (card.roles for card in every))),
    )
    sections = [
        section
        for name, cards in shown.items()
        for section in (
            _by_department(desk, name, cards)
            if len(cards.cards) > MANY
            else [press.section(2, f"_{name}", say(f"journeys.{name}"), [cards])]
        )
    ]
    return index_page(desk, "journey", [narrowing(desk, "journey", fields), *sections])


def _by_department(desk: Desk, name: str, cards: JourneyCards) -> Iterator[Section]:
    """Many journeys in rows, by the department that answers for them; those that nobody answers for first."""
    owners = desk.handbook.roles
    groups: dict[str, list[JourneyCard]] = {found: [] for found in ("", *desk.handbook.departments)}
    for card in cards.cards:
        owner = desk.handbook.journeys[card.id].owner or ""
        groups[owners[owner].department if owner in owners else ""].append(card)
    first = [JourneyCards(tuple(groups.pop("")), many=True)]
    yield desk.press.section(2, f"_{name}", desk.words.text(f"journeys.{name}"), [one for one in first if one.cards])
    for department, found in groups.items():
        if found:
            rows = [JourneyCards(tuple(found), many=True)]
            yield desk.press.section(3, f"_{name}-{department}", desk.name("department", department), rows)
