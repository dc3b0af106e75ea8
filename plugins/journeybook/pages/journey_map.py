"""The journey map: a journey comes in, its steps as columns with a cell for every lane that says anything goes out.

The order in the page is step by step, as a phone and a screen reader want it; the style sheet lays the cells into
rows, so that one and the same text is the list, the map and the poster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import Literal

from markupsafe import Markup

from ..handbook.handbook import Moment
from .desk import Desk, Link
from .map_cells import MapCell, Zone, map_cells
from .map_glance import Glance, glance
from .map_roles import MapControls, map_controls
from .map_sheets import A3, A4, STEPS_A_SHEET, packed, size
from .parts import basis_badge

Paper = Literal["a3", "a4"]

ZONES: tuple[Zone, ...] = ("customer", "contact", "frontstage", "backstage", "support", "insight")
LINES: dict[Zone, str] = {"contact": "interaction", "backstage": "visibility", "support": "internal"}
"""The line that is crossed on the way down into a zone."""


@dataclass(frozen=True)
class MapStep:
    """A column: a step, and its cells in the order of the lanes.

    `basis` is how certain it is where the journey is not, `closer` the journey that shows it up close.
    """

    number: int
    link: Link
    outside: bool
    badges: tuple[str, ...]
    basis: str
    closer: Link | None
    cells: tuple[MapCell, ...]


@dataclass(frozen=True)
class MapLane:
    """The head of a row. `line` names the line that is drawn above it, "" for none; `ends` those of the scale.

    `bare` has the papers on which the whole sheet says nothing here, so that the row is left out.
    """

    id: str
    label: str
    zone: Zone
    line: str
    ends: tuple[str, ...]
    bare: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class MapLanes:
    """The heads of all rows: `jb-map` beside the whole map, `jb-sheet` on paper beside a stage that opens a sheet."""

    block: Literal["jb-map", "jb-sheet"]
    title: str
    lanes: tuple[MapLane, ...]


@dataclass(frozen=True)
class MapStage:
    """Columns that belong together. `size` is the place of the type it is set in where it has a sheet of its own."""

    title: str
    anchor: str
    phase: str
    size: int
    steps: tuple[MapStep, ...]
    lanes: MapLanes


@dataclass(frozen=True)
class MapSheet:
    """Stages that stand on one sheet of a poster, `steps` columns in all, in the type at the place `size`."""

    title: str
    who: tuple[str, ...]
    goal: Markup
    said: str
    size: int
    steps: int
    stages: tuple[MapStage, ...]


@dataclass(frozen=True)
class JourneyMap:
    """The whole map. `rows` counts lanes that are drawn, and lines; a lane that is empty everywhere is left out."""

    title: str
    rows: int
    controls: MapControls
    glance: Glance | None
    lanes: MapLanes
    sheets: tuple[MapSheet, ...]


def journey_map(desk: Desk, journey_id: str) -> JourneyMap:
    """The map of a journey for its first persona."""
    moments = desk.handbook.moments_of[journey_id]
    columns = _drawn(map_cells(desk, moments))
    title = moments[0].journey.title
    lanes = MapLanes("jb-map", title, tuple(_lanes(desk, columns[0])))
    stages = tuple(_stages(desk, moments, columns, lanes))
    rows = len(lanes.lanes) + sum(bool(lane.line) for lane in lanes.lanes)
    controls = map_controls(desk, journey_id, ((lane.id, lane.label) for lane in lanes.lanes))
    return JourneyMap(title, rows, controls, _glance(stages), lanes, tuple(_sheets(desk, journey_id, stages)))


def _glance(stages: tuple[MapStage, ...]) -> Glance | None:
    return glance(
        (stage.title, stage.anchor, (view for step in stage.steps for cell in step.cells for view in cell.shown))
        for stage in stages
    )


def _drawn(columns: tuple[tuple[MapCell, ...], ...]) -> tuple[tuple[MapCell, ...], ...]:
    """The columns without the rows that are empty everywhere, with the lines between the zones."""
    kept = [row for row in zip(*columns, strict=True) if any(not cell.empty for cell in row)]
    before, rows = 0, []
    for row in kept:
        zone = ZONES.index(row[0].zone)
        crossed = zone != ZONES.index("insight") and any(passed in LINES for passed in ZONES[before + 1 : zone + 1])
        rows.append([replace(cell, line=crossed) for cell in row])
        before = zone
    return tuple(zip(*rows, strict=True))


def _lanes(desk: Desk, cells: Iterable[MapCell]) -> Iterator[MapLane]:
    say, before = desk.words.text, 0
    for cell in cells:
        zone = ZONES.index(cell.zone)
        crossed = [LINES[passed] for passed in ZONES[before + 1 : zone + 1] if passed in LINES] if cell.line else []
        # Where two lines fall together, the one that parts what is seen from what is not says more.
        line = "visibility" if "visibility" in crossed else "".join(crossed[:1])
        ends = (say("emotion.2"), say("emotion.0"), say("emotion.-2")) if cell.lane == "emotion" else ()
        yield MapLane(cell.lane, cell.label, cell.zone, say(f"line.{line}") if line else "", ends)
        before = zone


def _stages(
    desk: Desk, moments: tuple[Moment, ...], columns: tuple[tuple[MapCell, ...], ...], lanes: MapLanes
) -> Iterator[MapStage]:
    phases = {phase.id: phase.title for phase in desk.handbook.vocabulary.phases}
    numbers = count(1)
    for stage_at, stage in enumerate(moments[0].journey.stages):
        steps = [_column(desk, moment, columns[moment.at]) for moment in moments if moment.stage_at == stage_at]
        for first in range(0, len(steps), STEPS_A_SHEET):
            part = tuple(steps[first : first + STEPS_A_SHEET])
            title = desk.words.text("map.continued", stage=stage.title) if first else stage.title
            yield MapStage(
                title, f"_map-{next(numbers)}", phases.get(stage.phase or "", ""), size(part, A4), part, lanes
            )


def _column(desk: Desk, moment: Moment, cells: tuple[MapCell, ...]) -> MapStep:
    step, say = moment.step, desk.words.text
    badges = (say("badge.avoidable"),) if step.avoidable else ()
    # Where one step is more or less certain than the whole journey, whoever looks across should see it.
    basis = basis_badge(desk, step.basis) if step.basis and step.basis != moment.journey.basis else ""
    closer = desk.link("journey", step.zooms_into) if step.zooms_into else None
    return MapStep(moment.at + 1, desk.moment_link(moment), step.outside, badges, basis, closer, cells)


def _sheets(desk: Desk, journey_id: str, stages: tuple[MapStage, ...]) -> Iterator[MapSheet]:
    journey = desk.handbook.journeys[journey_id]
    counts = list(packed([stage.steps for stage in stages], A3))
    who = tuple(desk.name("persona", found) for found in journey.personas)
    coming = iter(stages)
    for number, held_by in enumerate(counts, 1):
        held = _bared(tuple(islice(coming, held_by)))
        steps = [step for stage in held for step in stage.steps]
        said = desk.words.text("map.sheet", number=number, all=len(counts)) if len(counts) > 1 else ""
        goal = desk.prose.inline(journey.goal)
        yield MapSheet(journey.title, who, goal, said, size(steps, A3), len(steps), held)


def _bared(stages: tuple[MapStage, ...]) -> tuple[MapStage, ...]:
    """The stages of a sheet, with rows marked that are empty on the whole of it, or on a sheet for one stage alone."""
    bare = _bare(step for stage in stages for step in stage.steps)
    return tuple(_marked(stage, bare, _bare(stage.steps)) for stage in stages)


def _bare(steps: Iterable[MapStep]) -> set[str]:
    rows = zip(*(step.cells for step in steps), strict=True)
    return {row[0].lane for row in rows if all(cell.empty for cell in row)}


def _marked(stage: MapStage, on_a3: set[str], on_a4: set[str]) -> MapStage:
    def papers(lane: str) -> tuple[Paper, ...]:
        marked: tuple[tuple[Paper, set[str]], ...] = (("a3", on_a3), ("a4", on_a4))
        return tuple(paper for paper, bare in marked if lane in bare)

    lanes = tuple(replace(lane, bare=papers(lane.id)) for lane in stage.lanes.lanes)
    steps = tuple(
        replace(step, cells=tuple(replace(cell, bare=papers(cell.lane)) for cell in step.cells)) for step in stage.steps
    )
    return replace(stage, steps=steps, lanes=replace(stage.lanes, block="jb-sheet", lanes=lanes))
