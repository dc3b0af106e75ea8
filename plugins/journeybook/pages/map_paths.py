"""Forks and loops in the map: a journey's branches come in, the arrows over each step's column go out.

Each branch runs on a track of its own, from the middle of the step it leaves to the middle of the one it reaches; a
column draws its piece of each, so that the pieces of all columns make one arrow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..handbook.handbook import Moment
from .desk import Desk, Link

TRACK = 16
"""The height of a track, in the units of the picture; a column is 100 wide."""

TRACKS = 8
"""So many arrows are drawn one above the other at most; the words have them all."""


@dataclass(frozen=True)
class PathCell:
    """A column's pieces of the arrows, and in words where the path leads from here and what leads here.

    `lines` are drawn on a field of 100 by `height`; `heads` are the tracks, from 1, whose arrow ends here.
    """

    height: int
    lines: tuple[str, ...]
    heads: tuple[int, ...]
    ways: tuple[tuple[str, Link, str], ...]


@dataclass(frozen=True)
class _Branch:
    start: int
    end: int
    when: str


def path_cells(desk: Desk, moments: tuple[Moment, ...]) -> tuple[PathCell | None, ...]:
    """One for each step, None where no arrow starts, ends or passes."""
    places = {moment.step.id: moment.at for moment in moments}
    branches = [
        _Branch(moment.at, places[branch.to], branch.when or "")
        for moment in moments
        for branch in moment.step.branches
        if branch.to in places and branch.to != moment.step.id
    ]
    tracks = _tracks(branches)
    height = (max(tracks, default=0) + 1) * TRACK
    return tuple(_cell(desk, moments, at, branches, tracks, height) for at in range(len(moments)))


def _tracks(branches: list[_Branch]) -> list[int]:
    """A track for each branch: the highest on which it meets no other."""
    taken: list[list[tuple[int, int]]] = []
    tracks = []
    for branch in branches:
        first, last = sorted((branch.start, branch.end))
        free = (at for at, spans in enumerate(taken) if all(last < low or high < first for low, high in spans))
        track = next(free, len(taken))
        if track == len(taken):
            taken.append([])
        taken[track].append((first, last))
        tracks.append(track)
    return tracks


def _cell(  # noqa: PLR0913, PLR0917  # a column sees the whole picture
    desk: Desk, moments: tuple[Moment, ...], at: int, branches: list[_Branch], tracks: list[int], height: int
) -> PathCell | None:
    crossing = [
        (branch, track)
        for branch, track in zip(branches, tracks, strict=True)
        if min(branch.start, branch.end) <= at <= max(branch.start, branch.end)
    ]
    if not crossing:
        return None
    drawn = [(branch, track) for branch, track in crossing if track < TRACKS]
    return PathCell(
        min(height, TRACKS * TRACK),
        tuple(_line(branch, at, track, min(height, TRACKS * TRACK)) for branch, track in drawn),
        tuple(track + 1 for branch, track in drawn if branch.end == at),
        tuple(_ways(desk, moments, at, branches)),
    )


def _line(branch: _Branch, at: int, track: int, height: int) -> str:
    level = track * TRACK + TRACK // 2
    forward = branch.end > branch.start
    if at == branch.start:
        return f"M50 {height}V{level}H{100 if forward else 0}"
    if at == branch.end:
        return f"M{0 if forward else 100} {level}H50V{height}"
    return f"M0 {level}H100"


def _ways(desk: Desk, moments: tuple[Moment, ...], at: int, branches: list[_Branch]) -> Iterable[tuple[str, Link, str]]:
    say = desk.words.text
    for branch in branches:
        if branch.start == at:
            said = say("map.goes-on" if branch.end > at else "map.goes-back")
            yield said, _step(desk, moments[branch.end]), branch.when
        elif branch.end == at:
            yield say("map.comes-from"), _step(desk, moments[branch.start]), ""


def _step(desk: Desk, moment: Moment) -> Link:
    return desk.moment_link(moment, f"{moment.at + 1} {moment.step.title}")
