"""A step as the phrases tell it comes in, one as an editor would have written it goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from .organisation import Entity, Organisation
from .phrases import Phrases, Teller, id_of

UNKNOWN = 0.07
"""In how many steps out of one nobody has asked how it felt."""


@dataclass(frozen=True)
class Telling:
    """What a journey is about: its thing and field, and whether it is a wish."""

    words: Phrases
    stories: Phrases
    house: Organisation
    thing: str
    field: str
    wished: bool


class StepWriter:
    """Writes the steps of one journey, which know of each other."""

    def __init__(self, telling: Telling, tell: Teller, personas: tuple[str, ...], evidence: tuple[str, ...]) -> None:
        """Begin a journey of these people, which rests on this evidence."""
        self.telling, self.tell, self.personas, self.evidence = telling, tell, personas, evidence
        self.taken: set[str] = set()

    def step(self, about: Mapping[str, Any]) -> Entity:
        """One step, alone."""
        tell, chance, wished = self.tell, self.tell.chance, self.telling.wished
        mood = self._mood(about)
        front, back = self._roles(about.get("front", ())), self._roles(about.get("back", ()))
        title = tell.fill(about["title"])
        found = id_of(title, self.taken)
        places = self._places(about)
        return {
            "id": found,
            "title": title,
            "doing": self._doing(about),
            "thinking": tell.one(about["thinking"]) if chance.often(0.95) else None,
            "feeling": tell.one(self.telling.stories["feelings"][str(mood)]) if chance.often(0.88) else None,
            "expecting": tell.fill(about["expecting"]) if "expecting" in about else None,
            "why": tell.one(self.telling.stories["why"]) if chance.often(0.1) else None,
            "emotion": self._emotion(mood),
            "intensity": chance.between(2, 5) if chance.often(0.9) else None,
            "notes": self._notes() if chance.often(0.15) else None,
            "times": chance.between(2, 4) if chance.often(0.06) else None,
            "expectation": self._expectation(mood) if "expecting" in about else None,
            "quotes": [{"text": about["quote"], "evidence": self._source()}]
            if self._has(about, "quote", 0.6)
            else None,
            "questions": tell.some(self.telling.stories["questions"], 1, 3) if chance.often(0.15) else None,
            "when": tell.one(self.telling.stories["when"]) if chance.often(0.9) else None,
            "touchpoint": places,
            "channel": None if places or "where" not in about else self._channel(about),
            "frontstage": [self._action(key, job, mood) for key, job in front],
            "backstage": [self._action(key, job, mood) for key, job in back],
            "outside": about.get("outside"),
            "wait": f"{chance.between(2, 6)} weeks" if about.get("waits") and not wished else None,
            "told_next": (mood > 0) if chance.often(0.8) else None,
            "moment_of_truth": about.get("truth"),
            "avoidable": about.get("avoidable") if not wished else None,
            "promises": [self._promise(mood)] if chance.often(0.3) else None,
            "measures": [self.measure("csat")] if chance.often(0.17) and not wished else None,
            "opportunities": tell.some(self.telling.stories["opportunities"], 1, 1) if chance.often(0.04) else None,
            "highlights": self._highlights(about, front),
            "pains": self._pains(about, [job for _, job in (*front, *back)]),
        }

    def connect(self, stages: list[Entity], near: tuple[str, ...], earlier: tuple[str, ...]) -> None:
        """What only the whole journey knows: what passes from step to step, forks and loops.

        `near` are journeys about the same thing, `earlier` steps of other journeys.
        """
        chance = self.tell.chance
        steps = list(steps_of({"stages": stages}))
        if near and chance.often(0.15):
            chance.one(steps)["zooms_into"] = chance.one(near)
        if earlier:
            for step in steps:
                for highlight in cast("list[Entity]", step["highlights"]):
                    highlight["copy_to"] = chance.some(earlier, 1, 2) if chance.often(0.2) else None
        for at, step in enumerate(steps[:-1]):
            if chance.often(0.19) and (step["frontstage"] or step["backstage"]):
                carries = chance.some(self.telling.stories["carries"], 1, 2)
                step["handoff"] = {"carries": carries, "lost": carries[:1] if chance.often(0.6) else []}
            if chance.often(0.06):
                # One fork in three goes back.
                far = [*range(max(at - 3, 0), at)] if chance.often(0.33) else [*range(at + 2, min(at + 5, len(steps)))]
                if far:
                    when = self.tell.one(self.telling.stories["branches"])
                    step["branches"] = [{"to": steps[chance.one(far)]["id"], "when": when[:1].lower() + when[1:]}]

    def measure(self, kind: str) -> Entity:
        """A score of this year."""
        chance = self.tell.chance
        value: float = chance.between(-45, 60) if kind == "nps" else chance.between(18, 46) / 10
        target: float = 20 if kind == "nps" else 4
        n, period = chance.between(18, 900), f"2026-{chance.between(1, 9):02}"
        return {"kind": kind, "value": value, "target": target, "n": n, "period": period, "evidence": self._source()}

    def _mood(self, about: Mapping[str, Any]) -> int:
        drift = self.tell.chance.by_weight({-1: 1, 0: 5, 1: 1})
        return max(-2, min(2, int(about["mood"]) + drift + (2 if self.telling.wished else 0)))

    def _emotion(self, mood: int) -> object:
        chance = self.tell.chance
        if chance.often(UNKNOWN):
            return None
        if len(self.personas) == 1:
            return mood
        known = {person: max(-2, min(2, mood + chance.between(-1, 1))) for person in self.personas[1:]}
        return {self.personas[0]: mood, **known}

    def _expectation(self, mood: int) -> str:
        return "missed" if mood < 0 else "met" if mood < 2 else "exceeded"  # noqa: PLR2004  # the best there is

    def _doing(self, about: Mapping[str, Any]) -> str:
        chance, details = self.tell.chance, self.telling.stories["details"]
        more = self.tell.some(details, 1, 2) if chance.often(0.75) else []
        return " ".join([self.tell.one(about["doing"]), *more])

    def _roles(self, keys: list[str]) -> list[tuple[str, str]]:
        chance, house = self.tell.chance, self.telling.house
        wanted = chance.some(keys, 1, 2) if keys else []
        found: dict[str, str] = {}
        for key in wanted:
            job = house.job(key, self.telling.field, chance)
            found.setdefault(job.id, job.key)
        return [(key, job) for job, key in found.items()]

    def _places(self, about: Mapping[str, Any]) -> list[str]:
        if "where" not in about:
            return []
        place = self.telling.house.place(about["where"], self.telling.thing, self.telling.field, self.tell.chance)
        return [place.id] if place else []

    def _channel(self, about: Mapping[str, Any]) -> str:
        return str(self.telling.words["touchpoints"][about["where"]]["channel"])

    def _action(self, key: str, job: str, mood: int) -> object:
        chance, words = self.tell.chance, self.telling.words
        if chance.often(0.14):
            return job
        known = next(entry for entry in words["jobs"] if entry["key"] == key)
        decides = self.tell.fill(known["decides"]) if "decides" in known and chance.often(0.5) else None
        return {
            "role": job,
            "does": known["does"],
            "effect": chance.one(words["effects"][str(mood)]),
            "may_decide": decides,
        }

    def _notes(self) -> Mapping[str, str]:
        notes = self.telling.words["house_notes"]
        lane = self.tell.chance.one(list(notes))
        return {lane: self.tell.chance.one(notes[lane])}

    def _promise(self, mood: int) -> Entity:
        chance = self.tell.chance
        kept = "no" if mood < 0 else "partly" if mood == 0 else "yes"
        reality = chance.one(self.telling.stories["realities"]) if kept != "yes" else None
        return {"promise": chance.one(self.telling.words["promises"])["id"], "kept": kept, "reality": reality}

    def _highlights(self, about: Mapping[str, Any], front: list[tuple[str, str]]) -> list[Entity]:
        if not self._has(about, "highlight", 0.9):
            return []
        return [{"text": about["highlight"], "roles": [job for _, job in front]}]

    def _pains(self, about: Mapping[str, Any], present: list[str]) -> list[Entity]:
        if not self._has(about, "pain", 0.85) or self.telling.wished:
            return []
        chance, pain = self.tell.chance, about["pain"]
        causes = present[-1:] or [self.telling.house.job("product", self.telling.field, chance).id]
        return [
            {
                "id": id_of(" ".join(pain["text"].split(" ")[:5]), self.taken),
                "text": pain["text"],
                "kind": pain["kind"],
                "severity": chance.between(2, 5),
                "frequency": chance.one(("rare", "sometimes", "often", "often", "always")),
                "consequence": self.tell.one(self.telling.stories["consequences"]),
                "caused_by": causes,
                "evidence": self._source() if chance.often(0.8) else None,
            }
        ]

    def _has(self, about: Mapping[str, Any], what: str, share: float) -> bool:
        return what in about and self.tell.chance.often(share)

    def _source(self) -> str:
        return self.tell.chance.one(self.evidence)


def steps_of(journey: Entity) -> Iterator[Entity]:
    """Every step of a journey, in order."""
    for stage in cast("list[Entity]", journey["stages"]):
        yield from cast("list[Entity]", stage["steps"])
