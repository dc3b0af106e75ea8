"""Tables for spreadsheets: all facts come in, CSV files go out by name, which `journeybook import` reads back.

RFC 4180 with CRLF, in UTF-8 with the mark that tells spreadsheets so. Columns are named as the fields of content files;
what is computed stands last. A text that a spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from ..handbook.facts import Facts
from ..model import Improvement, Journey, Pain, Touchpoint
from ..sheets.cells import guarded, write_cell
from ..sheets.columns import JOURNEY_FIELDS, STAGE_FIELDS, STEP_COLUMNS
from ..sheets.shapes import shapes_of

Row = Mapping[str, str]
PAIN_COLUMNS = ("journey", "stage", "step", *Pain.model_fields, "addressed_by")
TOUCHPOINT_COLUMNS = ("id", *Touchpoint.model_fields, "steps")
IMPROVEMENT_COLUMNS = ("id", *Improvement.model_fields, "rank")


def tables(facts: Facts) -> Mapping[str, bytes]:
    """The files by name: steps, touchpoints, pains, improvements. Drafts are not in them."""
    book = facts.handbook
    journeys = {name: journey for name, journey in book.journeys.items() if not journey.draft}
    return {
        "steps.csv": _file(STEP_COLUMNS, (row for name in journeys for row in step_rows(name, journeys[name]))),
        "touchpoints.csv": _file(
            TOUCHPOINT_COLUMNS,
            (
                {
                    "id": name,
                    **cells(touchpoint),
                    "steps": ", ".join(moment.ref for moment in facts.moments_of_touchpoint.get(name, ())),
                }
                for name, touchpoint in book.touchpoints.items()
            ),
        ),
        "pains.csv": _file(
            PAIN_COLUMNS,
            (
                {
                    "journey": place.moment.journey_id,
                    "stage": place.moment.stage.title,
                    "step": place.moment.step.id,
                    **cells(place.pain),
                    "addressed_by": ", ".join(
                        dict.fromkeys((*facts.addressing.get(ref, ()), *facts.addressing.get(place.moment.ref, ())))
                    ),
                }
                for ref, place in book.pains.items()
                if place.moment.journey_id in journeys
            ),
        ),
        "improvements.csv": _file(
            IMPROVEMENT_COLUMNS,
            (
                {"id": name, **cells(improvement), "rank": str(facts.ranks[name] or "")}
                for name, improvement in book.improvements.items()
            ),
        ),
    }


def step_rows(journey_id: str, journey: Journey) -> Iterator[Row]:
    """A row for each step, in order, with the fields of its stage; at the first, those of the journey.

    Stages are counted from 1.
    """
    whole = {JOURNEY_FIELDS[name]: cell for name, cell in cells(journey).items()}
    for number, stage in enumerate(journey.stages, start=1):
        shared = {STAGE_FIELDS[name]: cell for name, cell in cells(stage).items() if name in STAGE_FIELDS}
        for step in stage.steps:
            yield {"journey": journey_id, "stage_number": str(number), **shared, **cells(step), **whole}
            whole = {}


def cells(entity: BaseModel) -> dict[str, str]:
    """The cells of an entity by field, those that it has; stages and steps are rows of their own."""
    data: Mapping[str, Any] = entity.model_dump(exclude_defaults=True, exclude={"stages", "steps"})
    shapes = shapes_of(type(entity))
    return {name: text for name, value in data.items() if (text := write_cell(value, shapes[name]))}


def _file(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(row.get(column, "")) for column in columns] for row in rows)
    return codecs.BOM_UTF8 + text.getvalue().encode()
