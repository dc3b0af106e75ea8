"""A journey at a glance: the pieces of its curve come in, stage by stage, the whole of it above the map goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .map_curve import CurveCell


@dataclass(frozen=True)
class GlanceStage:
    """A stage's piece of the curve; `anchor` is where the map shows it."""

    title: str
    anchor: str
    steps: tuple[CurveCell, ...]


@dataclass(frozen=True)
class Glance:
    """The whole curve in the width of a window."""

    stages: tuple[GlanceStage, ...]


def glance(stages: Iterable[tuple[str, str, Iterable[object]]]) -> Glance | None:
    """Stages by title, place in the map, and what their cells show; None where nobody knows how any of it feels."""
    found = tuple(
        GlanceStage(title, anchor, tuple(view for view in shown if isinstance(view, CurveCell)))
        for title, anchor, shown in stages
    )
    return Glance(found) if any(stage.steps for stage in found) else None
