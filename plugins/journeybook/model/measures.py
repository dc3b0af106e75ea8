"""Quotes and measures as an editor writes them: what customers said, and how they scored us."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import ConfigDict, model_validator

from .fields import described, listing, required
from .types import Count, Decimal, EvidenceList, Line, Written, wrong

SCALES: dict[str, tuple[float, float]] = {"csat": (1, 5), "ces": (1, 7), "nps": (-100, 100)}
"""Lowest and highest value of each known measure; CES as in "easy to do business with", 7 is easiest."""


class Quote(Written):
    """What a customer said, word for word."""

    text: Line = required("The customer's words, one line.", example="I told three people the same story.")
    evidence: EvidenceList = listing(
        "Where they were heard: the id of a piece of evidence, or a list of them.",
        example=["connect-call-recordings-2026"],
    )


class Measure(Written):
    """One score, from one period."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"kind": {"const": "other"}}, "required": ["kind"]},
            "then": {"required": ["name"]},
        }
    )

    kind: Literal["csat", "ces", "nps", "other"] = required(
        "Which measure: csat, ces, nps, or other with a name.", example="other"
    )
    value: Decimal = required(
        "The score. CSAT 1 to 5 (or 0 to 100 with unit %), CES 1 to 7, NPS -100 to 100.", example=4
    )
    name: Line | None = described(
        "What the measure is called, where kind is other.", example="Time until somebody answers"
    )
    target: Decimal | None = described("The score we want to reach.", example=2)
    unit: Line | None = described("The unit, such as minutes; with % a csat goes from 0 to 100.", example="minutes")
    n: Count | None = described("How many answers it rests on.", example=214)
    period: Line | None = described("When it was measured, such as 2026-Q1.", example="2026-Q1")
    evidence: EvidenceList = listing(
        "Where the score comes from: the id of a piece of evidence, or a list of them.",
        example=["business-plan-scores-2026"],
    )

    @property
    def scale(self) -> tuple[float, float] | None:
        """The lowest and the highest possible value, None for a measure of the house's own."""
        return (0, 100) if self.kind == "csat" and self.unit == "%" else SCALES.get(self.kind)

    @model_validator(mode="after")
    def _within_scale(self) -> Self:
        if self.kind == "other" and self.name is None:
            raise wrong("a measure of kind other needs a name", "missing-field", "add name: and what is measured")
        if self.scale is None:
            return self
        low, high = self.scale
        for field in ("value", "target"):
            number = getattr(self, field)
            if number is not None and not low <= number <= high:
                unit = " %" if self.unit == "%" else ""
                message = f"the {field} of a {self.kind} goes from {low:g} to {high:g}{unit}, not {number:g}"
                hint = 'for percent write unit: "%"' if self.kind == "csat" and not unit else ""
                raise wrong(message, hint=hint, at=field)
        return self
