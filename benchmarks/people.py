"""How many customers there are comes in, each with what an editor would write about them goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .chance import Chance
from .organisation import Entity, Organisation
from .phrases import Phrases, Teller, id_of

CHANNELS = ("phone", "in-person", "web", "app", "post", "email", "sms", "chat")


@dataclass(frozen=True)
class Person:
    """A persona: the id, the name, and the people they speak of."""

    id: str
    name: str
    friends: tuple[str, ...]


def people(words: Phrases, count: int, seed: object) -> tuple[Person, ...]:
    """So many people, each with a name of their own."""
    chance, taken, named = Chance(seed, "people"), set[str](), set[str]()
    found: list[Person] = []
    while len(found) < count:
        given, family = chance.one(words["given"]), chance.one(words["family"])
        name = f"{given} {family}"
        if name in named:
            continue
        named.add(name)
        # People are called by their first names, as long as there is one of each.
        person_id = id_of(given if id_of(given, set()) not in taken else name, taken)
        found.append(Person(person_id, name, tuple(chance.some(words["friends"], 2, 3))))
    return tuple(found)


def persona_files(
    words: Phrases, persons: tuple[Person, ...], house: Organisation, evidence: tuple[str, ...], seed: object
) -> Iterator[tuple[str, Entity]]:
    """Each persona with what an editor would write about them."""
    for person in persons:
        chance = Chance(seed, "persona", person.id)
        tell = Teller(chance, person.friends, name=person.name.split(" ")[0])
        life = chance.one(words["lives"])
        yield (
            person.id,
            {
                "name": person.name,
                "tagline": life["tagline"],
                "kind": chance.by_weight({"customer": 6, "member": 3, "prospect": 1, "partner": 0.5}),
                "segment": life["segment"],
                "basis": chance.by_weight({"researched": 4, "co-created": 2, "assumed": 2}),
                "quote": {"text": tell.one(words["quotes"]), "evidence": chance.one(evidence)},
                "story": " ".join(tell.some(words["stories"], 1, 3)),
                "facts": {"Age": str(chance.between(19, 86)), "Works": life["works"], "Lives": life["lives"]},
                "goals": tell.some(words["goals"], 2, 4),
                "needs": tell.some(words["needs"], 2, 4),
                "motivations": tell.some(words["motivations"], 1, 2),
                "pains": tell.some(words["pains"], 2, 4),
                "delights": tell.some(words["delights"], 1, 3),
                "traits": [{**trait, "value": chance.between(1, 5)} for trait in words["traits"]],
                "channels": chance.some(CHANNELS, 2, 4),
                "knowledge": chance.one(("none", "some", "some", "expert")),
                "access_needs": chance.some(words["access"], 0, 2),
                "say": chance.some(words["say"], 2, 3),
                "avoid": chance.some(words["avoid"], 2, 3),
                "evidence": chance.some(evidence, 1, 2),
                "reviewed": f"2026-{chance.between(1, 10):02}-{chance.between(1, 28):02}",
                "owner": house.job("product", chance.one(house.fields), chance).id,
            },
        )


def evidence_files(
    words: Phrases, titles: list[str], house: Organisation, seed: object
) -> Iterator[tuple[str, Entity]]:
    """So many pieces of research, in order, with what an editor would write about them."""
    taken: set[str] = set()
    for title in titles:
        found = id_of(title, taken)
        chance = Chance(seed, "evidence", found)
        about = next(kind for kind in words["evidence"] if title.startswith(kind["title"][:6]))
        answers = chance.between(9, 60) if about["method"] in {"interviews", "workshop"} else chance.between(80, 4000)
        room = {"customers": 6, "frontline": chance.between(2, 8), "support": chance.between(0, 6)}
        yield (
            found,
            {
                "title": title,
                "method": about["method"],
                "date": f"{chance.between(2024, 2026)}-{chance.between(1, 10):02}",
                "participants": room if about["method"] == "workshop" else {"customers": answers},
                "n": answers,
                "summary": about["summary"],
                "owner": house.job("data", chance.one(house.fields), chance).id,
            },
        )


def evidence_titles(words: Phrases, stories: Phrases, house: Organisation, count: int) -> list[str]:
    """What so many pieces of research are called: of one kind after the other, about one thing after the other."""
    things = [thing["a"] for thing in stories["things"] if thing["at"] in house.fields]
    tell = Teller(Chance("evidence titles"), ())
    titles: list[str] = []
    while len(titles) < count:
        at = len(titles)
        kind, thing = words["evidence"][at % len(words["evidence"])], things[(at * 7) % len(things)]
        year = at // (len(things) * len(words["evidence"]))
        ending = f", {2026 - year}" if year else ""
        titles.append(tell.fill(kind["title"].replace("{of}", thing)) + ending)
    return titles
