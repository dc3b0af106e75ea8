"""handbook.json says what model.md computes, in the names it fixes, and keeps to the schema beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from journeybook.addresses import address_of
from journeybook.exports.handbook_json import dump, export, schema
from journeybook.handbook.facts import Facts
from journeybook.handbook.link import link
from journeybook.reading.read import read
from tests.handbook.drawing import facts, journey, roles, step

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def drawn() -> dict[str, Any]:
    made = facts(
        {
            "j": journey(
                step(
                    "a",
                    frontstage=["seller"],
                    emotion={"ann": "1", "bob": "-1"},
                    wait="3 weeks",
                    told_next="no",
                    touchpoint="desk",
                    measures=[{"kind": "csat", "value": "5"}],
                    promises=[{"promise": "told", "kept": "no"}],
                ),
                step("b", frontstage=["adviser"], avoidable="yes", quotes=[{"text": "Late!", "evidence": "calls"}]),
                personas=["ann", "bob"],
                measures=[{"kind": "csat", "value": "2"}],
            ),
            "sketch": journey(step("a"), draft="yes"),
        },
        roles(seller=[], adviser=[], trainer=["adviser"]),
        touchpoints={"desk": {"title": "Desk", "channel": "phone"}},
        evidence={"calls": {"title": "Calls", "method": "tickets", "date": "2026-01"}},
        improvements={"say-so": {"title": "Say so", "status": "idea", "addresses": ["j#a"], "customer_value": "9"}},
        vocabulary={"promises": [{"id": "told", "title": "Told"}]},
    )
    made_of: dict[str, Any] = json.loads(dump(export(made, address_of)))
    return made_of


def test_it_opens_with_its_version_and_has_a_key_for_each_kind(drawn: dict[str, Any]) -> None:
    kinds = ["personas", "journeys", "roles", "touchpoints", "evidence", "improvements"]
    assert list(drawn) == ["schema", "handbook", *kinds]
    assert drawn["schema"] == 1


def test_an_entity_has_its_source_its_address_its_data_and_what_is_computed(drawn: dict[str, Any]) -> None:
    role = drawn["roles"]["trainer"]
    assert role == {
        "source": None,
        "url": "roles/trainer/",
        "data": {
            "title": "trainer",
            "department": "all",
            "summary": None,
            "supports": [{"role": "adviser", "by": None}],
            "may_decide": [],
            "systems": [],
            "partner": False,
            "first_week": [],
            "contact": None,
            "former_ids": [],
            "also_known_as": [],
        },
        "computed": {
            "impact": [{"journey": "j", "step": "b", "degree": 1, "path": ["trainer", "adviser"], "emotion": None}],
            "causes": [],
            "meets": [],
            "highlights": [],
            "improvements_owned": [],
            "improvements_proposed": [],
            "improvements_could": [],
            "reached": True,
        },
    }


def test_what_is_computed_of_a_journey(drawn: dict[str, Any]) -> None:
    assert drawn["journeys"]["j"]["computed"] == {
        "handoffs": [{"from": "j#a", "to": "j#b", "at_risk": True, "reasons": ["not-told", "avoidable"]}],
        "divergence": {"journey": 25.0, "touchpoints": 100.0, "diverges": True},
        "curves": {
            "ann": [{"step": "a", "emotion": 1}, {"step": "b", "emotion": None}],
            "bob": [{"step": "a", "emotion": -1}, {"step": "b", "emotion": None}],
        },
        "peak": "a",
        "low": "a",
        "end": "b",
        "wait": "P21D",
        "avoidable": 1,
        "promise_gaps": [{"step": "a", "promise": "told", "kept": "no"}],
        "overdue": False,
    }


def test_what_is_computed_of_the_rest(drawn: dict[str, Any]) -> None:
    assert drawn["personas"]["ann"]["computed"] == {"journeys": ["j"], "overdue": False}
    assert drawn["touchpoints"]["desk"]["computed"] == {"steps": ["j#a"]}
    assert drawn["improvements"]["say-so"]["computed"] == {"rank": 1}
    assert drawn["evidence"]["calls"]["computed"] == {
        "uses": [{"kind": "journey", "id": "j", "claim": "quote", "ref": "j#b"}]
    }


def test_drafts_are_not_in_it(drawn: dict[str, Any]) -> None:
    assert set(drawn["journeys"]) == {"j"}


def test_the_schema_is_one_and_the_document_keeps_to_it(drawn: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(drawn)) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document["journeys"]["j"]["computed"].pop("curves"),
        lambda document: document["roles"]["trainer"]["computed"]["impact"][0].update(degree=-1),
        lambda document: document["roles"]["trainer"].update(extra=1),
        lambda document: document.update(schema=2),
        lambda document: document["journeys"]["j"]["computed"].update(wait=3),
    ],
)
def test_the_schema_refuses_what_is_wrong(drawn: dict[str, Any], spoil: Any) -> None:
    document = json.loads(json.dumps(drawn))
    spoil(document)
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(document))


def test_the_shipped_handbook_keeps_to_the_schema() -> None:
    handbook, _ = link(read(CONTENT, "content"), drafts=False)
    assert handbook is not None
    document = json.loads(dump(export(Facts(handbook), address_of)))
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(document)) == []
    assert len(document["journeys"]) >= 9
    assert len(document["personas"]) >= 8
    assert len(document["roles"]) >= 30
