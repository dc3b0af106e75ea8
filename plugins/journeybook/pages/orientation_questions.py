"""Questions for the team: what a role is part of comes in; up to three that only its own facts can ask go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from ..handbook.handoffs import Handoff
from ..handbook.impact import Impact, Reach
from .desk import Desk
from .parts import feeling

AT_MOST = 3


@dataclass(frozen=True)
class Question:
    """A question to take to the team. `kind` says what it is made from, and no kind is asked twice."""

    kind: str
    text: Markup


def questions(desk: Desk, role_id: str, impact: Impact, reach: Reach, handoff: Handoff | None) -> tuple[Question, ...]:
    """Up to three questions, those that weigh most first."""
    asked = _asked(desk, role_id, impact, reach, handoff)
    return tuple(islice((Question(kind, text) for kind, text in asked), AT_MOST))


def _asked(
    desk: Desk, role_id: str, impact: Impact, reach: Reach, handoff: Handoff | None
) -> Iterator[tuple[str, Markup]]:
    say = desk.words.html
    here = desk.moment_link(reach.moment).html
    person = desk.name("persona", reach.moment.journey.personas[0])
    if place := max((*impact.causes, *impact.meets), key=lambda found: found.pain.severity or 0, default=None):
        key = "orientation.ask.cause" if place in impact.causes else "orientation.ask.pain"
        yield "pain", say(key, pain=desk.prose.inline(place.pain.text), step=desk.moment_link(place.moment).html)
    titles = {known.id: known.title for known in desk.handbook.vocabulary.promises}
    broken = [(at, held) for at, held in impact.promises if held.kept != "yes" and held.promise in titles]
    if broken:
        at, held = broken[0]
        kept = desk.words.text(f"kept.{held.kept}")
        link = desk.moment_link(at).html
        yield "promise", say("orientation.ask.promise", promise=titles[held.promise], kept=kept, step=link)
    waits = [found for found in impact.reaches if found.moment.step.wait]
    if waits:
        longest = max(waits, key=lambda found: (found.moment.step.wait, -found.degree)).moment
        time = desk.words.duration(longest.step.wait) if longest.step.wait else ""
        who = desk.name("persona", longest.journey.personas[0])
        yield "wait", say("orientation.ask.wait", person=who, time=time, step=desk.moment_link(longest).html)
    if decide := desk.handbook.roles[role_id].may_decide:
        yield "decide", say("orientation.ask.decide", decision=desk.prose.inline(decide[0]))
    if handoff and handoff.lost:
        link = desk.moment_link(handoff.from_).html
        yield "lost", say("orientation.ask.lost", lost=handoff.lost[0], step=link)
    if wondered := reach.moment.step.questions:
        yield "wonder", say("orientation.ask.wonder", person=person, question=wondered[0], step=here)
    if reach.emotion is not None:
        felt = feeling(desk, reach.emotion).word
        yield "feeling", say("orientation.ask.feeling", person=person, step=here, feeling=felt)
    else:
        yield "unknown", say("orientation.ask.unknown", person=person, step=here)
    yield "notice", say("orientation.ask.notice", person=person, step=here)
    yield "change", say("orientation.ask.change", person=person, step=here)
