"""What hurts in the journeys comes in, what is being done about it goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from .chance import Chance
from .journeys import Library
from .organisation import Entity
from .phrases import Phrases, Teller, id_of
from .steps import steps_of


@dataclass(frozen=True)
class Sore:
    """Where it hurts: a reference to a pain, the stage it is in, and what it is about."""

    ref: str
    stage: str
    thing: str
    field: str


def sores(journey_id: str, journey: Entity, thing: str, field: str) -> Iterator[Sore]:
    """Every pain of a journey."""
    for stage in cast("list[Entity]", journey["stages"]):
        for step in steps_of({"stages": [stage]}):
            for pain in cast("list[Entity]", step["pains"]):
                yield Sore(f"{journey_id}#{pain['id']}", str(stage["title"]), thing, field)


def improvement_files(library: Library, found: Sequence[Sore], count: int) -> Iterator[tuple[str, Entity]]:
    """So many changes, in every state from idea to measured result."""
    stories, house, evidence = library.stories, library.house, library.evidence
    chance, taken, titles = Chance(library.seed, "improvements"), set[str](), set[str]()
    for _ in range(count):
        sore, fix = chance.one(found), chance.one(stories["fixes"])
        title = fix["title"].format(about=sore.thing)
        title = title if title not in titles else f"{title}: {sore.stage.lower()}"
        titles.add(title)
        status = chance.by_weight({"idea": 5, "accepted": 3, "doing": 3, "done": 4, "dropped": 1})
        alike = [other.ref for other in found if other.thing == sore.thing and other.stage == sore.stage]
        tell = Teller(chance, ("a customer",))
        people = [house.job(key, sore.field, chance).id for key in ("product", chance.one(("adviser", "case", "data")))]
        yield (
            id_of(title, taken),
            {
                "title": title,
                "status": status,
                "addresses": list(dict.fromkeys([sore.ref, *chance.some(alike, 0, 2)])),
                "lever": fix["lever"],
                "owner": people[0] if status != "idea" else None,
                "proposed_by": people[1],
                "customer_value": chance.between(1, 20) * 5 if chance.often(0.92) else None,
                "business_value": chance.between(1, 20) * 5 if chance.often(0.8) else None,
                "effort": chance.between(0, 5) if chance.often(0.92) else None,
                "change": fix["change"],
                "expected": tell.one(stories["expected"]),
                "result": _result(stories, evidence, chance) if status == "done" and chance.often(0.85) else None,
            },
        )


def _result(stories: Phrases, evidence: tuple[str, ...], chance: Chance) -> Entity:
    before = chance.between(20, 90)
    return {
        "measure": chance.one(stories["results"]),
        "before": str(before),
        "after": str(chance.between(2, before - 5)),
        "when": f"2026-{chance.between(1, 10):02}",
        "evidence": chance.one(evidence),
    }
