"""Feelings by phase: facts of current journeys come in, how customers feel in each part of their life goes out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import fmean
from typing import NamedTuple

from ..handbook.handbook import Moment
from ..model import Phase
from .desk import Desk, Link
from .parts import Feeling, feeling, signed
from .step import spoken


@dataclass(frozen=True)
class PhaseRow:
    """A phase: how customers feel there on average, over how many steps, and the hardest moment in their words.

    `place` is the mean's place on the scale in tenths, from 0 (-2) to 40 (+2).
    """

    title: str
    feeling: Feeling
    place: int
    counted: str
    hardest: Link
    journey: Link
    said: str


@dataclass(frozen=True)
class PhaseTable:
    """All phases that any journey has, in the order of the customer's life with the organisation."""

    lead: str
    rows: tuple[PhaseRow, ...]


class FeltPhase(NamedTuple):
    """How customers feel in a phase: their moments there, the mean of what they feel, and the lowest of them."""

    phase: Phase
    moments: list[Moment]
    mean: float
    lowest: Moment


def feelings_by_phase(desk: Desk) -> list[FeltPhase]:
    """The phases in which any feeling is known; none where no stage says its phase."""
    felt: dict[str, list[Moment]] = {}
    for moment in desk.handbook.current_moments:
        if moment.stage.phase and moment.emotion() is not None:
            felt.setdefault(moment.stage.phase, []).append(moment)
    return [
        FeltPhase(
            phase,
            moments,
            fmean(level for moment in moments if (level := moment.emotion()) is not None),
            min(moments, key=lambda moment: moment.emotion() or 0),
        )
        for phase in desk.handbook.vocabulary.phases
        if (moments := felt.get(phase.id))
    ]


def phase_table(desk: Desk, felt: list[FeltPhase]) -> PhaseTable:
    """The table of what is felt in each phase."""
    return PhaseTable(desk.words.text("insights.phases-lead"), tuple(_row(desk, *found) for found in felt))


def _row(desk: Desk, phase: Phase, moments: list[Moment], mean: float, lowest: Moment) -> PhaseRow:
    journeys = desk.words.text("insights.journeys", n=len({moment.journey_id for moment in moments}))
    return PhaseRow(
        phase.title,
        replace(feeling(desk, round(mean)), signed=signed(mean)),
        round((mean + 2) * 10),
        desk.words.text("insights.counted", n=len(moments), journeys=journeys),
        desk.moment_link(lowest),
        desk.link("journey", lowest.journey_id),
        spoken(lowest),
    )
