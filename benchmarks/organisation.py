"""A size comes in; those who work in the invented organisation, and where customers meet them, go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .chance import Chance
from .phrases import Phrases, Teller, id_of

Entity = dict[str, object]


@dataclass(frozen=True)
class Job:
    """A role: what it is (`key`, `tier`), where it sits, and the field it works for ("" for all)."""

    id: str
    title: str
    key: str
    tier: str
    department: str
    field: str


@dataclass(frozen=True)
class Place:
    """A touchpoint: the kind of place, and the thing it is about ("" for all)."""

    id: str
    title: str
    kind: str
    thing: str
    field: str


@dataclass(frozen=True)
class Organisation:
    """Who works there, and where customers meet them."""

    fields: tuple[str, ...]
    jobs: tuple[Job, ...]
    places: tuple[Place, ...]

    def job(self, key: str, field: str, chance: Chance) -> Job:
        """Somebody who does this for a field; in a small organisation, somebody who does it at all."""
        same = [job for job in self.jobs if job.key == key]
        nearest = [job for job in same if job.field == field]
        tier = "back" if not same else same[0].tier
        return chance.favourite(nearest or same or [job for job in self.jobs if job.tier == tier])

    def place(self, kind: str, thing: str, field: str, chance: Chance) -> Place | None:
        """Where it happens: at the thing's own place, or at one that serves all things."""
        of_kind = [place for place in self.places if place.kind == kind]
        own = [place for place in of_kind if place.thing == thing]
        shared = [place for place in of_kind if not place.thing]
        near = own or [place for place in of_kind if place.field == field]
        if shared and (not near or chance.often(0.3)):
            return chance.one(shared)
        return chance.one(near) if near else None


def organisation(words: Phrases, stories: Phrases, fields: int, roles: int, touchpoints: int) -> Organisation:
    """An organisation with so many fields, roles and touchpoints."""
    known = tuple(str(field["id"]) for field in words["fields"][:fields])
    return Organisation(known, tuple(_jobs(words, fields, roles)), tuple(_places(words, stories, known, touchpoints)))


def _jobs(words: Phrases, fields: int, count: int) -> Iterator[Job]:
    """First every job once, then every job in every field, then all of them in one place after the other."""
    within = words["fields"][:fields]
    drawn: list[tuple[dict[str, str], dict[str, str] | None, str]] = []
    for at, job in enumerate(words["jobs"]):
        drawn.append((job, None if "in" in job else within[at % len(within)], ""))
    every = [(job, field, "") for job in words["jobs"] if "in" not in job for field in within]
    drawn += [entry for entry in every if entry not in drawn]
    drawn += [(job, field, place) for place in words["places"] for job, field, _ in drawn]
    taken: set[str] = set()
    for job, field, place in drawn[:count]:
        parts = [job["title"], *([field["short"]] if field else []), *([place] if place else [])]
        title = ", ".join(parts)
        department = field["id"] if field else job["in"]
        yield Job(id_of(title, taken), title, job["key"], job["tier"], department, field["id"] if field else "")


def _places(words: Phrases, stories: Phrases, fields: tuple[str, ...], count: int) -> Iterator[Place]:
    """A few for everything, then one of each kind for each thing, then more of each."""
    taken: set[str] = set()
    things = [thing for thing in stories["things"] if thing["at"] in fields]
    kinds = words["touchpoints"]
    titles: list[tuple[str, str, str, str]] = [(kind, kinds[kind]["titles"][0], "", "") for kind in kinds]
    longest = max(len(kind["titles"]) for kind in kinds.values())
    titles += [
        (kind, about["titles"][at], thing["a"], thing["at"])
        for at in range(longest)
        for thing in things
        for kind, about in kinds.items()
        if at < len(about["titles"])
    ]
    for kind, phrase, thing, field in titles[:count]:
        title = phrase.format(of=thing or "everything")
        yield Place(id_of(title, taken), title[:1].upper() + title[1:], kind, thing, field)


def role_files(words: Phrases, house: Organisation, seed: object) -> Iterator[tuple[str, Entity]]:
    """Each role with what an editor would write about it."""
    jobs = {str(job["key"]): job for job in words["jobs"]}
    for job in house.jobs:
        chance = Chance(seed, "role", job.id)
        tell = Teller(chance, ("a colleague",))
        yield (
            job.id,
            {
                "title": job.title,
                "department": job.department,
                "summary": f"{jobs[job.key]['does']} {tell.one(words['summaries'])}",
                "supports": _supports(words, house, job, chance),
                "may_decide": tell.some(words["may_decide"], 0, 2),
                "systems": chance.some(words["systems"], 0, 2),
                "first_week": tell.some(words["first_week"], 0, 2),
                "contact": f"Team {job.department}, extension {chance.between(100, 999)}",
            },
        )


def _supports(words: Phrases, house: Organisation, job: Job, chance: Chance) -> list[Entity]:
    """Whose work this one makes possible: back office the front of its field, support those two, and each other."""
    if job.tier == "front" or chance.often(0.06):
        return []
    below = {"back": ("front",), "support": ("back", "back", "front")}[job.tier]
    tier = chance.one(below)
    near = [other for other in house.jobs if other.tier == tier and (not job.field or other.field == job.field)]
    chosen = chance.some(near, 1, 3)
    if job.tier == "support" and chance.often(0.2):
        chosen += chance.some([other for other in house.jobs if other.tier == "support" and other != job], 1, 1)
    return [{"role": other.id, "by": chance.one(words["supports"])} for other in chosen]


def touchpoint_files(words: Phrases, house: Organisation, seed: object) -> Iterator[tuple[str, Entity]]:
    """Each touchpoint with what an editor would write about it."""
    for place in house.places:
        kind = words["touchpoints"][place.kind]
        chance = Chance(seed, "touchpoint", place.id)
        yield (
            place.id,
            {
                "title": place.title,
                "channel": kind["channel"],
                "owner": house.job(chance.one(("product", "writer", "manager")), place.field, chance).id,
                "automated": kind.get("automated"),
                "summary": f"Where {place.thing or 'everything'} is talked about, and sometimes settled.",
                "standard": chance.one(words["standards"]),
                "artefacts": kind["artefacts"],
                "systems": chance.some(words["systems"], 0, 1),
                "promise": chance.one(words["promises"])["id"] if chance.often(0.4) else None,
            },
        )
