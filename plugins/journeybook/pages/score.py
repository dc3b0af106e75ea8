"""Scores in words: measures come in, how customers score a step or a journey goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..model import Measure
from .desk import Desk, Link


@dataclass(frozen=True)
class Score:
    """A measure in words: `Ease`, `2.1 of 7`, and in small `target 5 · May 2026 · 22 answers`."""

    measure: str
    value: str
    notes: str
    evidence: tuple[Link, ...]


@dataclass(frozen=True)
class Scores:
    """Several scores. Where all rest on the same evidence it stands once, below them."""

    items: tuple[Score, ...]
    evidence: tuple[Link, ...]


def scores(desk: Desk, measures: Iterable[Measure]) -> Scores | None:
    """Scores side by side, None for none."""
    found = tuple(score(desk, measure) for measure in measures)
    if not found:
        return None
    shared = found[0].evidence if len({one.evidence for one in found}) == 1 and len(found) > 1 else ()
    return Scores(tuple(replace(one, evidence=()) for one in found) if shared else found, shared)


def score(desk: Desk, measure: Measure) -> Score:
    """A score alone."""
    name = measure.name or desk.words.text(f"measure.{measure.kind}")
    notes = " · ".join(_notes(desk, measure))
    return Score(name, _value(desk, measure), notes, desk.links("evidence", measure.evidence))


def _value(desk: Desk, measure: Measure) -> str:
    value = desk.words.number(measure.value)
    if measure.unit:
        return f"{value}%" if measure.unit == "%" else f"{value} {measure.unit}"
    if measure.scale and measure.scale[0] > 0:
        return desk.words.text("measure.of", value=value, high=desk.words.number(measure.scale[1]))
    return value


def _notes(desk: Desk, measure: Measure) -> Iterable[str]:
    say, number = desk.words.text, desk.words.number
    if measure.scale and measure.scale[0] < 0:
        low, high = measure.scale
        yield say("measure.between", low=number(low), high=number(high))
    if measure.target is not None:
        percent = "%" if measure.unit == "%" else ""
        yield say("measure.target", value=f"{number(measure.target)}{percent}")
    if measure.period:
        yield desk.words.period(measure.period)
    if measure.n is not None:
        yield say("measure.answers", n=measure.n)
