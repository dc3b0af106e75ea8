"""The walk: a journey comes in, the same journey one step at a time goes out, told by the person who lives it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from ..addresses import address_of_walk
from ..handbook.handbook import Moment
from ..site import Page, Searched
from .desk import Desk, Link
from .journey_index import EDGE, Spark, spark
from .parts import FACES, Feeling, PageHead, PersonFace, Trail, description, feeling, holders, person_face, role_links
from .step import Voice, voices
from .walk_parts import walk_parts

DISTANCES = range(5)
"""How far a guess and a feeling can lie apart, on a scale from -2 to 2."""


@dataclass(frozen=True)
class WalkLead:
    """The opening: whose shoes, what they want, and how to walk. `verdict` has `{guess}`, `{felt}` and `{apart}`."""

    head: PageHead
    journey_id: str
    face: PersonFace | None
    opening: Markup
    goal: Markup
    trigger: Markup
    begin: Link
    steps: int
    progress: str
    verdict: str
    apart: tuple[str, ...]


@dataclass(frozen=True)
class WalkFace:
    """One of five answers to how it would feel. `key` is the key to press, from 1."""

    level: int
    key: int
    feeling: Feeling


@dataclass(frozen=True)
class WalkStep:
    """A step as a scene: what happens, the question, the feeling behind a disclosure. An unknown `level` is None."""

    place: str
    stage: str
    when: str
    voices: tuple[Voice, ...]
    people: Markup
    question: str
    faces: tuple[WalkFace, ...]
    level: int | None
    reveal: str
    felt: Feeling
    said: tuple[Voice, ...]
    expected: str
    quotes: tuple[str, ...]
    after: tuple[str, ...]
    forks: tuple[tuple[Markup, str], ...]
    back: Link
    onward: Link


@dataclass(frozen=True)
class WalkEnd:
    """How it ended: for the person, and the curve with room for the reader's guesses. `edge` is the curve's margin."""

    outcome: str
    outcome_said: str
    quote: str
    spark: Spark | None
    edge: int
    theirs: str
    score: str
    felt: tuple[tuple[Link, str, Feeling], ...]
    journey: Link
    again: Link


def walk_page(desk: Desk, journey_id: str) -> Page:
    """The walk through a journey."""
    desk = desk.at(address_of_walk(journey_id))
    journey, words = desk.handbook.journeys[journey_id], desk.words
    moments = desk.handbook.moments_of[journey_id]
    title = words.text("walk.title", journey=journey.title)
    sections = (
        *(desk.press.section(2, moment.step.id, moment.step.title, [_step(desk, moment)]) for moment in moments),
        desk.press.section(2, "_end", words.text("walk.end"), [_end(desk, journey_id)]),
        desk.press.section(2, "_your-part", words.text("walk.part"), [walk_parts(desk, journey_id)]),
    )
    return Page(
        kind="walk",
        address=desk.address,
        title=title,
        description=description(words.text("walk.description", person=_person(desk, journey_id))),
        source=desk.source("journey", journey_id),
        lead=desk.press.show(_lead(desk, journey_id)),
        sections=sections,
        anchors=frozenset(section.id for section in sections),
        draft=journey.draft,
        wide=True,
        kicker=words.text("walk.kicker"),
        searched=(Searched("", title),),
    )


def _person(desk: Desk, journey_id: str) -> str:
    return desk.name("persona", desk.handbook.journeys[journey_id].personas[0])


def _lead(desk: Desk, journey_id: str) -> WalkLead:
    journey, words = desk.handbook.journeys[journey_id], desk.words
    moments = desk.handbook.moments_of[journey_id]
    persona_id = journey.personas[0]
    known = desk.handbook.personas.get(persona_id)
    trail = Trail(
        (Link(words.text("home"), desk.href("")), desk.index("journey"), desk.link("journey", journey_id)),
    )
    head = PageHead(trail, words.text("walk.kicker"), journey.title, Markup(), draft=journey.draft)
    tagline = known.tagline.rstrip(".") if known else ""
    person = _person(desk, journey_id)
    return WalkLead(
        head=head,
        journey_id=journey_id,
        face=person_face(desk, persona_id, large=True) if known else None,
        opening=words.html("walk.opening", person=desk.link("persona", persona_id).html, tagline=tagline),
        goal=desk.prose.inline(journey.goal),
        trigger=desk.prose.inline(journey.trigger.text) if journey.trigger else Markup(),
        begin=Link(words.text("walk.begin"), f"#{moments[0].step.id}"),
        steps=len(moments),
        progress=words.text("walk.progress", at="{at}", all=len(moments)),
        verdict=words.text("walk.verdict", guess="{guess}", person=person, felt="{felt}", apart="{apart}"),
        apart=tuple(words.text(f"walk.apart.{distance}") for distance in DISTANCES),
    )


def _step(desk: Desk, moment: Moment) -> WalkStep:
    step, words, level = moment.step, desk.words, moment.emotion()
    moments = desk.handbook.moments_of[moment.journey_id]
    people = role_links(desk, holders(step))
    person = _person(desk, moment.journey_id)
    before = moments[moment.at - 1] if moment.at else None
    later = moments[moment.at + 1] if moment.at + 1 < len(moments) else None
    nobody = words.html("step.outside" if step.outside else "step.nobody")
    faces = tuple(WalkFace(mark, mark + 3, feeling(desk, mark)) for mark in FACES)
    return WalkStep(
        place=words.text("walk.progress", at=moment.at + 1, all=len(moments)),
        stage=moment.stage.title,
        when=step.when or "",
        # Whether it was as expected would give the feeling away.
        voices=tuple(
            replace(said, tag="") for said in voices(desk, moment, ("doing", "thinking", "expecting")) if said.text
        ),
        people=words.html("walk.with", people=words.listed([link.html for link in people])) if people else nobody,
        question=words.text("walk.unknown" if level is None else "walk.question"),
        faces=() if level is None else faces,
        level=level,
        reveal=words.text("walk.reveal", person=person),
        felt=feeling(desk, level),
        said=voices(desk, moment, ("feeling",)),
        expected=words.text(f"expectation.{step.expectation}") if step.expectation else "",
        quotes=tuple(quote.text for quote in step.quotes),
        after=tuple(_after(desk, moment)),
        forks=tuple(_forks(desk, moment, moments)),
        back=Link(words.text("walk.back"), f"#{before.step.id}" if before else "#_start"),
        onward=Link(words.text("walk.onward" if later else "walk.to-end"), f"#{later.step.id if later else '_end'}"),
    )


def _after(desk: Desk, moment: Moment) -> list[str]:
    """What the person says of the time after: how often, how long, and whether they know what comes."""
    step, say = moment.step, desk.words.text
    said = [say("walk.times", n=step.times)] if step.times > 1 else []
    if step.wait:
        said.append(say("walk.wait", time=desk.words.duration(step.wait)))
    if step.told_next is not None:
        said.append(say("walk.told" if step.told_next else "walk.not-told"))
    return said


def _forks(desk: Desk, moment: Moment, moments: tuple[Moment, ...]) -> list[tuple[Markup, str]]:
    """Where the path can go instead of straight on, and when."""
    places = {other.step.id: other for other in moments}
    found = []
    for branch in moment.step.branches:
        if (to := places.get(branch.to)) is not None:
            key = "walk.fork-back" if to.at <= moment.at else "walk.fork"
            link = Link(to.step.title, f"#{to.step.id}")
            found.append((desk.words.html(key, step=link.html), branch.when or ""))
    return found


def _end(desk: Desk, journey_id: str) -> WalkEnd:
    journey, words = desk.handbook.journeys[journey_id], desk.words
    moments = desk.handbook.moments_of[journey_id]
    quotes = [quote.text for moment in moments for quote in moment.step.quotes]
    return WalkEnd(
        outcome=journey.outcome or "",
        outcome_said=words.text(f"outcome.{journey.outcome}" if journey.outcome else "walk.open"),
        quote=quotes[-1] if quotes else "",
        spark=spark(desk, moments),
        edge=EDGE,
        theirs=_person(desk, journey_id),
        score=words.text("walk.score", n="{n}", all="{all}"),
        felt=tuple(
            (Link(moment.step.title, f"#{moment.step.id}"), moment.step.id, feeling(desk, moment.emotion()))
            for moment in moments
        ),
        journey=desk.link("journey", journey_id, text=words.text("walk.journey")),
        again=Link(words.text("walk.again"), "#_start"),
    )
