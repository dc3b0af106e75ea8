"""The journey map: a journey comes in, its steps as columns with a cell for every lane that says anything goes out.

The order in the page is step by step, as a phone and a screen reader want it; the style sheet lays the cells into
rows, so that one and the same text is the list and the map.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

from ..handbook.handbook import Moment
from ..model import Step
from .desk import Desk, Link
from .parts import Feeling, PainView, QuoteView, feeling, improvements_of, pain_view, quote_view, role_links

Zone = Literal["customer", "contact", "frontstage", "backstage", "support", "insight"]

CURVE_TOP, CURVE_STEP = 10, 20
"""On a field 100 high, +2 stands at 10 and each point lower 20 further down."""


@dataclass(frozen=True)
class CurveCell:
    """A step's piece of the emotion curve on a field of 100 by 100: its lines, and the point on them.

    `path` runs from the left edge to the right one, as far as the neighbours' emotions are known.
    """

    path: str
    feeling: Feeling
    marks: tuple[str, ...]
    moment_of_truth: bool


@dataclass(frozen=True)
class MapCell:
    """What one lane says of one step: exactly one of the kinds of content is filled."""

    lane: str
    label: str
    zone: Zone
    prose: Markup = field(default_factory=Markup)
    lines: tuple[str, ...] = ()
    links: tuple[tuple[Link, str], ...] = ()
    curve: CurveCell | None = None
    pains: tuple[PainView, ...] = ()
    quotes: tuple[QuoteView, ...] = ()
    tag: str = ""

    @property
    def empty(self) -> bool:
        """Whether the lane has nothing to say of this step."""
        return not (self.prose or self.lines or self.links or self.curve or self.pains or self.quotes or self.tag)


@dataclass(frozen=True)
class MapStep:
    """A column: a step, and its cells in the order of the lanes."""

    number: int
    link: Link
    outside: bool
    moment_of_truth: bool
    roles: str
    cells: tuple[MapCell, ...]


@dataclass(frozen=True)
class MapStage:
    """Columns that belong together."""

    title: str
    phase: str
    steps: tuple[MapStep, ...]


@dataclass(frozen=True)
class MapLane:
    """The head of a row. `line` names the line that is drawn above it, "" for none."""

    id: str
    label: str
    zone: Zone
    line: str


@dataclass(frozen=True)
class JourneyMap:
    """The whole map. `rows` counts the lanes that are drawn; one that is empty everywhere is left out."""

    title: str
    rows: int
    lanes: tuple[MapLane, ...]
    stages: tuple[MapStage, ...]


CellMaker = Callable[[Desk, Moment], MapCell]


def journey_map(desk: Desk, journey_id: str) -> JourneyMap:
    """The map of a journey for its first persona."""
    moments = desk.handbook.moments_of[journey_id]
    columns = [_cells(desk, moments, at) for at in range(len(moments))]
    drawn = [row for row in range(len(columns[0])) if any(not column[row].empty for column in columns)]
    lanes = _lanes(desk, [columns[0][row] for row in drawn])
    stages = tuple(
        MapStage(
            stage.title,
            next((phase.title for phase in desk.handbook.vocabulary.phases if phase.id == stage.phase), ""),
            tuple(
                _column(desk, moment, tuple(columns[moment.at][row] for row in drawn))
                for moment in moments
                if moment.stage_at == stage_at
            ),
        )
        for stage_at, stage in enumerate(moments[0].journey.stages)
    )
    return JourneyMap(moments[0].journey.title, len(drawn), lanes, stages)


def _column(desk: Desk, moment: Moment, cells: tuple[MapCell, ...]) -> MapStep:
    step = moment.step
    roles = dict.fromkeys(action.role for action in (*step.frontstage, *step.backstage))
    return MapStep(moment.at + 1, desk.moment_link(moment), step.outside, step.moment_of_truth, " ".join(roles), cells)


def _lanes(desk: Desk, cells: list[MapCell]) -> tuple[MapLane, ...]:
    lines = {"contact": "interaction", "backstage": "visibility", "support": "internal"}
    lanes, before = [], ""
    for cell in cells:
        drawn = lines.get(cell.zone, "") if cell.zone != before else ""
        lanes.append(MapLane(cell.lane, cell.label, cell.zone, desk.words.text(f"line.{drawn}") if drawn else ""))
        before = cell.zone
    return tuple(lanes)


def _cells(desk: Desk, moments: tuple[Moment, ...], at: int) -> tuple[MapCell, ...]:
    moment, step = moments[at], moments[at].step
    own = tuple(
        MapCell(f"lane-{lane.id}", lane.title, "insight", prose=desk.prose.block(step.notes.get(lane.id)))
        for lane in desk.handbook.vocabulary.lanes
    )
    return (
        _said(desk, "when", "customer", lines=(step.when,) if step.when else ()),
        _said(desk, "emotion", "customer", curve=_curve(desk, moments, at)),
        *(
            _said(desk, lane, "customer", prose=desk.prose.block(getattr(step, lane)))
            for lane in ("doing", "thinking", "feeling")
        ),
        _said(
            desk,
            "expecting",
            "customer",
            prose=desk.prose.block(step.expecting),
            tag=desk.words.text(f"expectation.{step.expectation}") if step.expectation else "",
        ),
        _said(desk, "questions", "customer", lines=step.questions),
        _said(desk, "quotes", "customer", quotes=tuple(quote_view(desk, quote) for quote in step.quotes)),
        _said(desk, "wait", "customer", lines=(desk.words.duration(step.wait),) if step.wait else ()),
        _touchpoints(desk, step),
        _people(desk, "frontstage", step),
        _people(desk, "backstage", step),
        _support(desk, step),
        _promises(desk, step),
        _said(desk, "pains", "insight", pains=tuple(pain_view(desk, moment, pain) for pain in step.pains)),
        _said(
            desk,
            "highlights",
            "insight",
            prose=Markup().join(desk.prose.block(highlight.text) for highlight in step.highlights),
        ),
        _said(
            desk, "opportunities", "insight", prose=Markup().join(desk.prose.block(text) for text in step.opportunities)
        ),
        _said(
            desk,
            "improvements",
            "insight",
            links=tuple(
                (link, "")
                for link in improvements_of(
                    desk, moment.ref, *(f"{moment.journey_id}#{pain.id}" for pain in step.pains)
                )
            ),
        ),
        *own,
    )


def _said(  # noqa: PLR0913  # one parameter for each kind of content a cell may hold
    desk: Desk,
    lane: str,
    zone: Zone,
    *,
    prose: Markup = Markup(),  # noqa: B008  # immutable
    lines: tuple[str, ...] = (),
    links: tuple[tuple[Link, str], ...] = (),
    curve: CurveCell | None = None,
    pains: tuple[PainView, ...] = (),
    quotes: tuple[QuoteView, ...] = (),
    tag: str = "",
) -> MapCell:
    return MapCell(lane, desk.words.text(f"lane.{lane}"), zone, prose, lines, links, curve, pains, quotes, tag)


def _height(level: float) -> float:
    return CURVE_TOP + (2 - level) * CURVE_STEP


def _curve(desk: Desk, moments: tuple[Moment, ...], at: int) -> CurveCell | None:
    levels = [moment.emotion() for moment in moments]
    if all(level is None for level in levels):
        return None
    level, step = levels[at], moments[at].step
    curve = desk.facts.curves[moments[at].journey_id]
    marks = tuple(
        desk.words.text(f"curve.{name}")
        for name in ("peak", "low", "end")
        if getattr(curve, name) == moments[at].ref and level is not None
    )
    path = _path(levels, at) if level is not None else ""
    return CurveCell(path, feeling(desk, level), marks, step.moment_of_truth)


def _path(levels: list[int | None], at: int) -> str:
    level = levels[at]
    if level is None:
        return ""
    before = levels[at - 1] if at else None
    after = levels[at + 1] if at + 1 < len(levels) else None
    points = [f"50 {_height(level):g}"]
    if before is not None:
        points.insert(0, f"0 {_height((before + level) / 2):g}")
    if after is not None:
        points.append(f"100 {_height((after + level) / 2):g}")
    return "M" + "L".join(points)


def _touchpoints(desk: Desk, step: Step) -> MapCell:
    channels = {channel.id: channel.title for channel in desk.handbook.vocabulary.channels}
    named = ", ".join(channels.get(channel, channel) for channel in desk.handbook.channels_of(step))
    held = tuple(
        artefact
        for found in step.touchpoint
        if (touchpoint := desk.handbook.touchpoints.get(found))
        for artefact in touchpoint.artefacts
    )
    links = tuple((link, "") for link in desk.links("touchpoint", step.touchpoint))
    return _said(desk, "touchpoint", "contact", links=links, tag=named, lines=held)


def _people(desk: Desk, lane: Literal["frontstage", "backstage"], step: Step) -> MapCell:
    links = []
    for link, action in zip(
        desk.links("role", [a.role for a in getattr(step, lane)]), getattr(step, lane), strict=True
    ):
        role = desk.handbook.roles.get(action.role)
        links.append((link, desk.words.text("partner") if role and role.partner else ""))
    outside = desk.words.text("outside") if lane == "frontstage" and step.outside else ""
    return _said(desk, lane, lane, links=tuple(links), tag=outside)


def _support(desk: Desk, step: Step) -> MapCell:
    acting = {action.role for action in (*step.frontstage, *step.backstage)}
    behind = dict.fromkeys(
        supporter for role in acting for supporter, _ in desk.facts.supporters.get(role, ()) if supporter not in acting
    )
    systems = tuple(
        dict.fromkeys(
            system.name
            for found in step.touchpoint
            if (touchpoint := desk.handbook.touchpoints.get(found))
            for system in touchpoint.systems
        )
    )
    links = tuple((link, "") for link in desk.links("role", sorted(behind)))
    return _said(desk, "support", "support", links=links, lines=systems)


def _promises(desk: Desk, step: Step) -> MapCell:
    titles = {promise.id: promise.title for promise in desk.handbook.vocabulary.promises}
    told = Markup().join(
        Markup("<p><strong>{}</strong>: {}. {}</p>").format(
            titles.get(held.promise, held.promise),
            desk.words.text(f"kept.{held.kept}"),
            desk.prose.inline(held.reality),
        )
        for held in step.promises
    )
    return _said(desk, "promises", "insight", prose=told)


def all_roles(desk: Desk, moments: tuple[Moment, ...]) -> tuple[Link, ...]:
    """Every role that acts in a journey, in the order they appear."""
    return role_links(
        desk, (action for moment in moments for action in (*moment.step.frontstage, *moment.step.backstage))
    )
