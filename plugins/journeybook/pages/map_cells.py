"""The cells of the map: a journey's moments come in, what each lane says of each step goes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from ..handbook.handbook import Moment
from ..model import Action, Step
from .desk import Desk, Link
from .map_curve import curve_cell, other_feelings
from .map_paths import PathCell, path_cells
from .parts import improvements_of
from .score import score
from .step import channel_names, promise_views

Zone = Literal["customer", "contact", "frontstage", "backstage", "support", "insight"]

DRAWN = {"picture": 11.0, "emotion": 7.0, "intensity": 1.0}
"""The height, in ems, of what is drawn in a lane."""


@dataclass(frozen=True)
class MapCell:
    """What one lane says of one step, `shown` by views of their own; `line` says that a line is drawn above the row.

    `bare` has the papers on which the row is left out, as the whole sheet says nothing there.
    """

    lane: str
    label: str
    zone: Zone
    shown: tuple[object, ...]
    line: bool = False
    bare: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the lane has nothing to say of this step."""
        return not self.shown

    @property
    def drawn(self) -> float:
        """The height of what is drawn here, in ems."""
        if self.lane == "paths":
            return max((view.height / 16 for view in self.shown if isinstance(view, PathCell)), default=0.0)
        return DRAWN.get(self.lane, 0.0) if self.shown else 0.0


@dataclass(frozen=True)
class MapText:
    """Prose, with a few words above it that say how it went."""

    tag: str
    prose: Markup


@dataclass(frozen=True)
class MapLines:
    """Plain lines."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class MapPerson:
    """A role by its id, with a remark such as that it acts behind the line of visibility."""

    role: str
    link: Link
    remark: str


@dataclass(frozen=True)
class MapPeople:
    """Roles in one place."""

    items: tuple[MapPerson, ...]


@dataclass(frozen=True)
class MapLinks:
    """Links alone."""

    links: tuple[Link, ...]


@dataclass(frozen=True)
class MapPains:
    """Pains: the kind leads to the pain in full."""

    items: tuple[tuple[Link, Markup], ...]


@dataclass(frozen=True)
class MapQuotes:
    """A customer's words; each leads to the step, where it says where they were heard."""

    links: tuple[Link, ...]


@dataclass(frozen=True)
class MapHighlights:
    """What works, and thanks to whom; without a name it leads to the step in full."""

    items: tuple[tuple[Markup, tuple[Link, ...], Link | None], ...]


@dataclass(frozen=True)
class MapPicture:
    """A frame of the storyboard."""

    src: str
    alt: str


@dataclass(frozen=True)
class MapStrength:
    """How strongly a step is lived, from 1 to 5."""

    value: int
    said: str


def map_cells(desk: Desk, moments: tuple[Moment, ...]) -> tuple[tuple[MapCell, ...], ...]:
    """For each step a cell for every lane, in the order of the lanes, empty ones included."""
    paths = path_cells(desk, moments)
    return tuple(
        (
            *_customer(desk, moments, at, paths[at]),
            *_house(desk, moments[at]),
            *_insight(desk, moments[at]),
        )
        for at in range(len(moments))
    )


def _said(desk: Desk, lane: str, zone: Zone, *shown: object | None) -> MapCell:
    return MapCell(lane, desk.words.text(f"lane.{lane}"), zone, tuple(view for view in shown if view))


def _customer(desk: Desk, moments: tuple[Moment, ...], at: int, path: PathCell | None) -> Iterable[MapCell]:
    moment, step = moments[at], moments[at].step
    picture = MapPicture(desk.href(step.picture), step.picture_alt or "") if step.picture else None
    expected = desk.words.text(f"expectation.{step.expectation}") if step.expectation else ""
    yield _said(desk, "when", "customer", _lines(step.when))
    yield _said(desk, "emotion", "customer", curve_cell(desk, moments, at))
    yield _said(desk, "others", "customer", *other_feelings(desk, moment))
    yield _said(desk, "intensity", "customer", _strength(desk, step))
    yield _said(desk, "picture", "customer", picture)
    for lane in ("doing", "thinking", "feeling"):
        yield _said(desk, lane, "customer", _text(desk, getattr(step, lane)))
    yield _said(desk, "expecting", "customer", _text(desk, step.expecting, expected))
    yield _said(desk, "questions", "customer", _lines(*step.questions))
    quotes = tuple(desk.moment_link(moment, quote.text) for quote in step.quotes)
    yield _said(desk, "quotes", "customer", MapQuotes(quotes) if quotes else None)
    yield _said(desk, "wait", "customer", _lines(*_waiting(desk, step)))
    yield _said(desk, "paths", "customer", path)


def _strength(desk: Desk, step: Step) -> MapStrength | None:
    said = desk.words.text("map.strength", value=step.intensity)
    return MapStrength(step.intensity, said) if step.intensity else None


def _waiting(desk: Desk, step: Step) -> Iterable[str | None]:
    say = desk.words.text
    yield desk.words.duration(step.wait) if step.wait else None
    yield say("step.not-told") if step.told_next is False else None
    yield say("step.times", n=step.times) if step.times > 1 else None


def _house(desk: Desk, moment: Moment) -> Iterable[MapCell]:
    step = moment.step
    touchpoints = [desk.handbook.touchpoints[found] for found in step.touchpoint if desk.has("touchpoint", found)]
    front, back, partners = _sides(desk, step)
    outside = _lines(desk.words.text("outside") if step.outside else None)
    systems = dict.fromkeys(system.name for touchpoint in touchpoints for system in touchpoint.systems)
    links = desk.links("touchpoint", step.touchpoint)
    yield _said(desk, "touchpoint", "contact", MapLinks(links) if links else None)
    yield _said(desk, "channel", "contact", _lines(channel_names(desk, moment) or None))
    yield _said(desk, "artefacts", "contact", _lines(*(held for found in touchpoints for held in found.artefacts)))
    yield _said(desk, "partners", "contact", _people(desk, partners), outside)
    yield _said(desk, "frontstage", "frontstage", _people(desk, front))
    yield _said(desk, "backstage", "backstage", _people(desk, back))
    yield _said(desk, "support", "support", _people(desk, _behind(desk, step)), _lines(*systems))


def _sides(desk: Desk, step: Step) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The house's own roles in front and behind, and the partners', who stand outside: role ids, each with a remark."""

    def outside(action: Action) -> bool:
        role = desk.handbook.roles.get(action.role)
        return role is not None and role.partner

    front = {action.role: "" for action in step.frontstage if not outside(action)}
    back = {action.role: "" for action in step.backstage if not outside(action)}
    say = desk.words.text
    partners = {action.role: say("side.backstage") for action in step.backstage if outside(action)}
    return front, back, {**partners, **{action.role: "" for action in step.frontstage if outside(action)}}


def _behind(desk: Desk, step: Step) -> dict[str, str]:
    acting = {action.role for action in (*step.frontstage, *step.backstage)}
    behind = {found for role in acting for found, _ in desk.facts.supporters.get(role, ()) if found not in acting}
    return dict.fromkeys(sorted(behind), "")


def _people(desk: Desk, roles: Mapping[str, str]) -> MapPeople | None:
    items = tuple(MapPerson(role_id, desk.link("role", role_id), remark) for role_id, remark in roles.items())
    return MapPeople(items) if items else None


def _insight(desk: Desk, moment: Moment) -> Iterable[MapCell]:
    step, href = moment.step, desk.moment_link(moment).href
    refs = (moment.ref, *(f"{moment.journey_id}#{pain.id}" for pain in step.pains))
    kinds = {kind.id: kind.title for kind in desk.handbook.vocabulary.pain_kinds}
    yield _said(desk, "promises", "insight", *promise_views(desk, moment))
    pains = tuple(
        (
            desk.link("journey", moment.journey_id, pain.id, kinds.get(pain.kind, pain.kind)),
            desk.prose.inline(pain.text),
        )
        for pain in step.pains
    )
    yield _said(desk, "pains", "insight", MapPains(pains) if pains else None)
    highlights = tuple(
        (
            desk.prose.inline(found.text),
            desk.links("role", found.roles),
            None if found.roles else Link(desk.words.text("map.in-full"), href),
        )
        for found in step.highlights
    )
    yield _said(desk, "highlights", "insight", MapHighlights(highlights) if highlights else None)
    yield _said(desk, "scores", "insight", *(score(desk, measure) for measure in step.measures))
    yield _said(desk, "opportunities", "insight", *(_text(desk, text) for text in step.opportunities))
    changes = improvements_of(desk, *refs)
    yield _said(desk, "improvements", "insight", MapLinks(changes) if changes else None)
    for lane in desk.handbook.vocabulary.lanes:
        noted = _text(desk, step.notes.get(lane.id))
        yield MapCell(f"lane-{lane.id}", lane.title, "insight", (noted,) if noted else ())


def _text(desk: Desk, prose: str | None, tag: str = "") -> MapText | None:
    return MapText(tag, desk.prose.block(prose)) if prose or tag else None


def _lines(*lines: str | None) -> MapLines | None:
    items = tuple(line for line in lines if line)
    return MapLines(items) if items else None
