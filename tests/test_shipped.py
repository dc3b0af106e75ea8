"""The handbook we ship: whole, clean, and an example of everything an editor can write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from journeybook.checks import inspect
from journeybook.handbook.facts import Facts
from journeybook.handbook.handbook import Handbook
from journeybook.handbook.link import link
from journeybook.model import KINDS, Vocabulary
from journeybook.problems import Problem, Severity
from journeybook.reading.read import Reading, read

CONTENT = Path(__file__).parents[1] / "content"
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(CONTENT, "content")


@pytest.fixture(scope="module")
def handbook(reading: Reading) -> Handbook:
    made, _ = link(reading, drafts=True)
    assert made is not None
    return made


@pytest.fixture(scope="module")
def facts(reading: Reading) -> Facts:
    made, _ = link(reading, drafts=False)
    assert made is not None
    return Facts(made, TODAY)


def test_nothing_is_wrong_with_it_and_its_notes_are_those_of_its_stories(reading: Reading) -> None:
    made, unlinked = link(reading, drafts=False)
    problems: tuple[Problem, ...] = inspect(reading, made, unlinked, TODAY)
    worse = [problem for problem in problems if problem.severity is not Severity.NOTE]
    assert worse == []
    assert Counter(problem.code for problem in problems) == {
        "handoff-at-risk": 21,
        "silent-wait": 11,
        "no-emotion": 8,
        "overdue-review": 2,
        "divergence": 1,
        "unaddressed-pain": 1,
        "unreached-role": 1,
        "unused-touchpoint": 1,
    }


def test_what_is_a_draft_changes_nothing_of_what_is_said(reading: Reading) -> None:
    previewed, published = (link(reading, drafts=drafts) for drafts in (True, False))
    assert inspect(reading, *previewed, TODAY) == inspect(reading, *published, TODAY)


def written(value: object) -> Iterator[tuple[type[BaseModel], str]]:
    """Every field that somebody wrote in a value and in all within it."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield type(value), name
            yield from written(getattr(value, name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from written(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from written(item)


def models(kind: type[BaseModel], found: dict[type[BaseModel], None]) -> None:
    """A model and all models within it."""
    found.setdefault(kind)
    for field in kind.model_fields.values():
        pending: list[object] = [field.annotation]
        while pending:
            annotation = pending.pop()
            if isinstance(annotation, type) and issubclass(annotation, BaseModel):
                if annotation not in found:
                    models(annotation, found)
            else:
                pending += getattr(annotation, "__args__", ())


def test_every_field_of_the_model_is_used_at_least_once(handbook: Handbook) -> None:
    every: dict[type[BaseModel], None] = {}
    for kind in (*(kind.model for kind in KINDS.values()), Vocabulary):
        models(kind, every)
    entities = [entity for name in KINDS for entity in handbook.of_kind(name).values()]
    used = {found for entity in (*entities, handbook.vocabulary) for found in written(entity)}
    unused = {f"{kind.__name__}.{name}" for kind in every for name in kind.model_fields if (kind, name) not in used}
    # Old ids that nobody ever had would be an invention; the kinds that have some show how it is done.
    allowed = {"Touchpoint.former_ids", "Evidence.former_ids", "Improvement.former_ids"}
    assert unused - allowed == set()


def test_it_has_the_people_the_journeys_and_the_research_of_a_real_one(facts: Facts) -> None:
    made = facts.handbook
    assert len(made.current_journeys) >= 8
    assert sum(journey.state == "target" for journey in made.journeys.values()) >= 1
    assert len(made.personas) >= 8
    assert len(made.roles) >= 30
    assert len(made.departments) >= 9
    assert len(made.touchpoints) >= 30
    assert len(made.evidence) >= 10
    assert len(made.improvements) >= 15
    assert {improvement.status for improvement in made.improvements.values()} == {
        "idea",
        "accepted",
        "doing",
        "done",
        "dropped",
    }
    assert (
        sum(
            improvement.status == "done" and improvement.result is not None
            for improvement in made.improvements.values()
        )
        >= 3
    )


def test_all_kinds_of_pain_all_levers_and_all_ways_to_meet_are_in_it(facts: Facts) -> None:
    vocabulary = facts.handbook.vocabulary
    assert {place.pain.kind for place in facts.handbook.pains.values()} == {kind.id for kind in vocabulary.pain_kinds}
    assert {found.lever for found in facts.handbook.improvements.values()} >= {lever.id for lever in vocabulary.levers}
    modes = {channel.id: channel.mode for channel in vocabulary.channels}
    met = {
        modes[channel]
        for moment in facts.handbook.current_moments
        for channel in facts.handbook.channels_of(moment.step)
    }
    assert met == {"in-person", "online", "phone", "post", "messaging"}


def test_a_third_of_the_roles_are_two_or_more_degrees_from_a_customer(facts: Facts) -> None:
    far = [
        role
        for role, impact in facts.impacts.items()
        if impact.reaches and min(reach.degree for reach in impact.reaches) >= 2
    ]
    assert len(far) >= len(facts.handbook.roles) // 3
    assert {"database-administrator", "payroll-officer", "cleaner", "procurement-officer", "trainer"} <= set(far)


def test_what_is_there_on_purpose_is_there(facts: Facts) -> None:
    assert len(facts.overdue) == 2
    assert [found for found, persona in facts.handbook.personas.items() if persona.basis == "assumed"] == ["leon"]
    assert facts.coverage.unreached_roles == ("records-archivist",)
    diverging = [found for found, made in facts.divergences.items() if made is not None and made.diverges]
    assert diverging == ["sign-up-a-business-plan"]
    assert facts.coverage.steps_without_anyone == ()


def test_a_workshop_had_all_three_groups_in_the_room(facts: Facts) -> None:
    assert any(
        evidence.method == "workshop"
        and evidence.participants is not None
        and evidence.participants.customers
        and evidence.participants.frontline
        and evidence.participants.support
        for evidence in facts.handbook.evidence.values()
    )
