"""What was read comes in; a Handbook goes out, with problems of the references that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, cast

from pydantic import BaseModel

from ..model import KINDS, EntityKind, Evidence, Improvement, Journey, Persona, Role, Touchpoint, Vocabulary
from ..model.types import Reference, Text
from ..model.walk import find
from ..problems import Problem
from ..reading.ids import id_problem
from ..reading.read import Reading, most_of
from ..reading.source import SourceFile
from ..reading.tree import SPOILT, Scalar
from .former import Former, brought_up_to_date, entities_of, former_ids
from .handbook import Handbook
from .known import Known, known_things
from .prose_links import may_link, page_links, prose_links
from .references import lead


def link(reading: Reading, *, drafts: bool) -> tuple[Handbook | None, tuple[Problem, ...]]:
    """Follow every reference. With `drafts` they are part of the handbook, else references to them find nothing.

    What is broken is left out of the handbook, and a reference to it is no problem of its own. The handbook is None
    only where handbook.yml cannot be read. Problems are sorted.
    """
    former, problems = former_ids(reading)
    known = known_things(reading, former)
    for kind in KINDS:
        for name, entity, file in entities_of(reading, kind):
            found = _unknown(entity, name if kind == "journey" else "", file, known)
            if isinstance(entity, Journey):
                found = chain(found, _first_persona(entity, file, reading, former))
            if isinstance(entity, Role) and not known.departments_listed:
                found = chain(found, _department(entity, file))
            problems += most_of(problem for problem in found if problem.line not in file.mended)
    if reading.terms is not None and reading.handbook is not None:
        problems += most_of(_unknown(reading.terms, "", reading.handbook, known))
    for page in reading.pages:
        problems += most_of(page_links(page, known))
    sorted_problems = tuple(sorted(set(problems)))
    if reading.terms is None:
        return None, sorted_problems
    return _handbook(reading, reading.terms, former, drafts=drafts), sorted_problems


def linked(reading: Reading, *, drafts: bool) -> Handbook:
    """The handbook of what was read, as `link` makes it, without a look at what leads nowhere."""
    former, _ = former_ids(reading)
    return _handbook(reading, reading.terms or Vocabulary(), former, drafts=drafts)


def _unknown(entity: BaseModel, journey_id: str, file: SourceFile, known: Known) -> Iterator[Problem]:
    for found in find(entity, Reference, Text):
        unknown = lead(found.mark.kind, found.value, journey_id, known) if isinstance(found.mark, Reference) else None
        links = isinstance(found.mark, Text) and found.mark.form == "prose" and may_link(found.value)
        if unknown is None and not links:
            continue
        node = file.node_at(found.route, is_key=found.is_key)
        if not isinstance(node, Scalar) or node.start < 0 or SPOILT in found.value:
            continue
        if unknown is not None:
            begins = node.start + (1 if node.style in {"'", '"'} else 0) + unknown.offset
            whole = unknown.length < 0 or node.style in {"|", ">"}
            span = file.span_of(node) if whole else file.lines.span(begins, begins + unknown.length)
            yield file.problem("unknown-reference", unknown.message, span, unknown.hint)
        else:
            yield from prose_links(found.value, node, file, journey_id, known)


def _first_persona(journey: Journey, file: SourceFile, reading: Reading, former: Former) -> Iterator[Problem]:
    name = former.today("persona", journey.personas[0], "")
    persona = reading.entities["persona"].get(name)
    if isinstance(persona, Persona) and persona.draft and not journey.draft:
        message = f'the first persona "{name}" is a draft, and this journey is not'
        hint = "take draft: off the persona, put another persona first, or make this journey a draft too"
        yield file.problem("unknown-reference", message, file.locate(("personas", 0)), hint)


def _department(role: Role, file: SourceFile) -> Iterator[Problem]:
    """Departments that are made from the roles have pages of their own, so their ids have to be ids."""
    wrong = id_problem(role.department)
    if wrong is not None and role.department != SPOILT:
        code, message, better = wrong
        yield file.problem(code, message, file.locate(("department",)), f"write {better}" if better else "")


def _handbook(reading: Reading, vocabulary: Vocabulary, former: Former, *, drafts: bool) -> Handbook:
    kept: dict[EntityKind, Mapping[str, Any]] = {}
    for kind in KINDS:
        kept[kind] = {
            name: brought_up_to_date(entity, name, former)
            for name, entity in reading.entities[kind].items()
            if drafts or not getattr(entity, "draft", False)
        }
    return Handbook(
        vocabulary=vocabulary,
        personas=cast("Mapping[str, Persona]", kept["persona"]),
        journeys=cast("Mapping[str, Journey]", kept["journey"]),
        roles=cast("Mapping[str, Role]", kept["role"]),
        touchpoints=cast("Mapping[str, Touchpoint]", kept["touchpoint"]),
        evidence=cast("Mapping[str, Evidence]", kept["evidence"]),
        improvements=cast("Mapping[str, Improvement]", kept["improvement"]),
        sources={key: reading.files[key].path for key in sorted(reading.files) if key[1] in kept[key[0]]},
        former={key: today for key, today in sorted(former.ids.items()) if today in kept[key[0]]},
        former_steps=dict(sorted(former.steps.items())),
    )
