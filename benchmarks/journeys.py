"""The organisation and its customers come in, what customers go through goes out: one journey after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .chance import Chance
from .organisation import Entity, Organisation
from .people import Person
from .phrases import Phrases, Teller, id_of
from .steps import StepWriter, Telling, steps_of


@dataclass(frozen=True)
class Plot:
    """What a journey is about before it is told. `target_of` is the journey that it is the wish of ("" for none)."""

    id: str
    title: str
    stages: tuple[str, ...]
    trigger: str
    thing: str
    mine: str
    field: str
    circumstance: str
    target_of: str = ""
    draft: bool = False

    @property
    def is_today(self) -> bool:
        """Whether readers see it as something that happens."""
        return not self.draft and not self.target_of


def plots(stories: Phrases, house: Organisation, count: int, seed: object) -> tuple[Plot, ...]:
    """So many different journeys: one in twenty is how another should be, one in fifty is not published yet."""
    chance, taken, drawn = Chance(seed, "plots"), set[str](), list[Plot]()
    things = [thing for thing in stories["things"] if thing["at"] in house.fields]
    told: set[tuple[str, str, str]] = set()
    while len(drawn) < count:
        if len(drawn) % 20 == 19:  # noqa: PLR2004  # the last of twenty
            today = chance.one([plot for plot in drawn[-19:] if plot.is_today])
            title = f"{today.title}, as it should be"
            drawn.append(replace(today, id=id_of(title, taken), title=title, target_of=today.id))
            continue
        plot, thing, how = chance.one(stories["plots"]), chance.one(things), chance.one(stories["circumstances"])
        if (plot["title"], thing["a"], how) in told:
            continue
        told.add((plot["title"], thing["a"], how))
        words = plot["title"].format_map(thing)
        title = " ".join(part for part in (words[:1].upper() + words[1:], how) if part)
        stages = tuple(plot["stages"])
        names = (thing["a"], thing["mine"], thing["at"])
        draft = len(drawn) % 50 == 33  # noqa: PLR2004  # any place that is not the first and not a target
        drawn.append(Plot(id_of(title, taken), title, stages, plot["trigger"], *names, how, draft=draft))
    return tuple(drawn)


@dataclass(frozen=True)
class Library:
    """Everything a journey is told from: the files of phrases, who works here, who the customers are, all plots."""

    words: Phrases
    stories: Phrases
    stages: Phrases
    house: Organisation
    persons: tuple[Person, ...]
    plots: tuple[Plot, ...]
    evidence: tuple[str, ...]
    steps: int
    seed: object


def journey_files(library: Library) -> Iterator[tuple[str, Entity]]:
    """Each journey with what an editor would write of it."""
    places = {plot.id: at for at, plot in enumerate(library.plots)}
    earlier: list[str] = []
    for plot in library.plots:
        # A wish is told of the same people and things as what it is the wish of.
        today = plot.target_of or plot.id
        told = _journey(library, plot, places[today], Chance(library.seed, "journey", today), tuple(earlier))
        yield plot.id, told
        if not plot.draft:
            earlier = [*earlier[-40:], *(f"{plot.id}#{step['id']}" for step in steps_of(told))]


def _journey(library: Library, plot: Plot, at: int, chance: Chance, earlier: tuple[str, ...]) -> Entity:
    persons = library.persons
    first = persons[at % len(persons)]
    others = [person for person in chance.some(persons, 1, 2) if person != first] if chance.often(0.25) else []
    tell = Teller(chance, first.friends, a=plot.thing, mine=plot.mine)
    writer = StepWriter(
        Telling(library.words, library.stories, library.house, plot.thing, plot.field, bool(plot.target_of)),
        tell,
        tuple(person.id for person in (first, *others)),
        tuple(chance.some(library.evidence, 1, 3)),
    )
    stages = [_stage(library, writer, key, tell) for key in plot.stages]
    near = [other.id for other in library.plots[max(at - 200, 0) : at] if other.thing == plot.thing and other.is_today]
    writer.connect(stages, tuple(near), earlier)
    owner = library.house.job("product", plot.field, chance)
    low = plot.target_of and chance.between(50, 64) / 10
    return {
        "title": plot.title,
        "personas": list(writer.personas),
        "goal": stages[0]["goal"],
        "summary": f"{tell.one(library.stories['summaries'])} Ask the [{owner.title}](role:{owner.id}) about it.",
        "trigger": {"kind": plot.trigger, "text": tell.one(library.stories["why"])},
        "level": "mid",
        "state": "target" if plot.target_of else "current",
        "target_of": plot.target_of or None,
        "key": at % 40 == 0 and not plot.target_of,
        "promise": chance.one(library.words["promises"])["id"],
        "owner": owner.id,
        "outcome": "achieved" if low else chance.one(("achieved", "achieved", "compromised", "abandoned", "lost")),
        "basis": "assumed" if low else chance.one(("researched", "researched", "co-created", "assumed")),
        "measures": [] if low else [writer.measure("ces"), writer.measure("nps")],
        "evidence": list(writer.evidence),
        "reviewed": f"{chance.by_weight({2025: 1, 2026: 3})}-{chance.between(1, 10):02}-{chance.between(1, 28):02}",
        "draft": plot.draft or None,
        "stages": stages,
    }


def _stage(library: Library, writer: StepWriter, key: str, tell: Teller) -> Entity:
    about = library.stages[key]
    told = tell.chance.some(about["steps"], library.steps, library.steps)
    return {
        "title": about["title"],
        "phase": about["phase"],
        "goal": tell.fill(about["goal"]),
        "response": about["response"] if tell.chance.often(0.9) else None,
        "opportunities": tell.some(library.stories["opportunities"], 1, 2) if tell.chance.often(0.2) else None,
        "steps": [writer.step(step) for step in told],
    }
