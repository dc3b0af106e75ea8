"""A step in full: a moment comes in, all that is known of it goes out as a view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from ..handbook.degrees import Side
from ..handbook.handbook import Moment
from ..model import Action, Highlight
from ..prose import plain
from .desk import Desk, Link
from .parts import (
    Feeling,
    PainView,
    QuoteView,
    feeling,
    improvements_of,
    pain_view,
    quote_view,
)
from .score import Scores, scores


@dataclass(frozen=True)
class Voice:
    """One thing the customer does, thinks, feels or expects, in the first person."""

    lane: str
    label: str
    text: Markup
    tag: str = ""


@dataclass(frozen=True)
class Act:
    """What a role does in a step, what that does to the customer, and what they may decide on the spot."""

    role: Link
    side_id: Side
    side: str
    does: Markup
    effect: Markup
    may_decide: Markup
    partner: bool


@dataclass(frozen=True)
class PromiseView:
    """A promise held against what happens."""

    title: str
    kept: str
    said: str
    reality: Markup


@dataclass(frozen=True)
class HighlightView:
    """What works, who makes it work, and where else it would help."""

    text: Markup
    roles: tuple[Link, ...]
    copy_to: tuple[Link, ...]


@dataclass(frozen=True)
class StepMore:
    """What else is known of a step: pains, promises, what works, what could be better, scores, where it leads."""

    pains: tuple[tuple[str, PainView], ...]
    highlights: tuple[HighlightView, ...]
    promises: tuple[PromiseView, ...]
    scores: Scores | None
    opportunities: tuple[Markup, ...]
    notes: tuple[tuple[str, Markup], ...]
    improvements: tuple[Link, ...]
    zooms_into: Link | None
    branches: tuple[tuple[Link, str], ...]


@dataclass(frozen=True)
class StepView:
    """A step in full."""

    former: tuple[str, ...]
    when: str
    feeling: Feeling
    others: tuple[tuple[Link, Feeling], ...]
    badges: tuple[tuple[str, str], ...]
    voices: tuple[Voice, ...]
    quotes: tuple[QuoteView, ...]
    questions: tuple[str, ...]
    acts: tuple[Act, ...]
    places: tuple[Link, ...]
    channels: str
    facts: tuple[str, ...]
    picture: str | None
    picture_alt: str
    nobody: str
    more: StepMore


def step_view(desk: Desk, moment: Moment) -> StepView:
    """All that is known of a step, for the page the desk stands at."""
    step, say = moment.step, desk.words.text
    others = tuple(
        (desk.link("persona", persona_id), feeling(desk, moment.emotion(persona_id)))
        for persona_id in moment.journey.personas[1:]
        if desk.has("persona", persona_id) and moment.emotion(persona_id) is not None
    )
    acts = acts_of(desk, moment)
    return StepView(
        former=step.former_ids,
        when=step.when or "",
        feeling=feeling(desk, moment.emotion()),
        others=others,
        badges=tuple(_badges(desk, moment)),
        voices=voices(desk, moment),
        quotes=tuple(quote_view(desk, quote) for quote in step.quotes),
        questions=step.questions,
        acts=acts,
        places=desk.links("touchpoint", step.touchpoint),
        channels=channel_names(desk, moment),
        facts=tuple(_facts(desk, moment)),
        picture=desk.href(step.picture) if step.picture else None,
        picture_alt=step.picture_alt or "",
        nobody="" if acts else say("step.outside" if step.outside else "step.nobody"),
        more=_more(desk, moment),
    )


def _more(desk: Desk, moment: Moment) -> StepMore:
    step = moment.step
    steps = {other.step.id: other for other in desk.handbook.moments_of[moment.journey_id]}
    lanes = {lane.id: lane.title for lane in desk.handbook.vocabulary.lanes}
    return StepMore(
        pains=tuple((pain.id, pain_view(desk, moment, pain)) for pain in step.pains),
        highlights=tuple(highlight_view(desk, highlight) for highlight in step.highlights),
        promises=promise_views(desk, moment),
        scores=scores(desk, step.measures),
        opportunities=tuple(desk.prose.inline(text) for text in step.opportunities),
        notes=tuple((lanes.get(lane, lane), desk.prose.block(text)) for lane, text in step.notes.items()),
        improvements=improvements_of(desk, moment.ref, *(f"{moment.journey_id}#{pain.id}" for pain in step.pains)),
        zooms_into=desk.link("journey", step.zooms_into) if step.zooms_into else None,
        branches=tuple(
            (desk.moment_link(steps[branch.to]), branch.when or "") for branch in step.branches if branch.to in steps
        ),
    )


def voices(
    desk: Desk,
    moment: Moment,
    lanes: Iterable[str] = ("doing", "thinking", "feeling", "expecting", "why"),
    label: Literal["voice", "lane"] = "voice",
) -> tuple[Voice, ...]:
    """The customer's own account of a step. `label` "lane" names its parts without an I, beside a role's doing."""
    step = moment.step
    expected = desk.words.text(f"expectation.{step.expectation}") if step.expectation else ""
    return tuple(
        Voice(lane, desk.words.text(f"{label}.{lane}"), desk.prose.block(text), expected if lane == "expecting" else "")
        for lane in lanes
        if (text := getattr(step, lane)) or (lane == "expecting" and expected)
    )


def acts_of(desk: Desk, moment: Moment) -> tuple[Act, ...]:
    """Who acts in a step, those the customer meets first."""
    step = moment.step
    front = tuple(act(desk, action, "frontstage") for action in step.frontstage)
    return front + tuple(act(desk, action, "backstage") for action in step.backstage)


def act(desk: Desk, action: Action, side: Side) -> Act:
    """One role's part in a step; without a word of its own on what may be decided, the role's general one."""
    role = desk.handbook.roles.get(action.role)
    return Act(
        desk.link("role", action.role),
        side,
        desk.words.text(f"side.{side}"),
        desk.prose.inline(action.does),
        desk.prose.inline(action.effect),
        desk.prose.inline(action.may_decide),
        role.partner if role else False,
    )


def highlight_view(desk: Desk, highlight: Highlight) -> HighlightView:
    """What works, with links to who makes it work and to where it would help."""
    copied = tuple(desk.ref_link(ref) for ref in highlight.copy_to)
    return HighlightView(desk.prose.inline(highlight.text), desk.links("role", highlight.roles), copied)


def promise_views(desk: Desk, moment: Moment) -> tuple[PromiseView, ...]:
    """The promises held against a step."""
    titles = {promise.id: promise.title for promise in desk.handbook.vocabulary.promises}
    return tuple(
        PromiseView(
            titles.get(held.promise, held.promise),
            held.kept,
            desk.words.text(f"kept.{held.kept}"),
            desk.prose.inline(held.reality),
        )
        for held in moment.step.promises
    )


def channel_names(desk: Desk, moment: Moment) -> str:
    """The channels of a step, in a line."""
    titles = {channel.id: channel.title for channel in desk.handbook.vocabulary.channels}
    return ", ".join(titles.get(channel, channel) for channel in desk.handbook.channels_of(moment.step))


def _badges(desk: Desk, moment: Moment) -> Iterable[tuple[str, str]]:
    step, say = moment.step, desk.words.text
    curve = desk.facts.curves.get(moment.journey_id)
    if step.moment_of_truth:
        yield "truth", say("badge.truth")
    for name in ("peak", "low"):
        if curve is not None and getattr(curve, name) == moment.ref:
            yield name, say(f"curve.{name}")
    if step.avoidable:
        yield "avoidable", say("badge.avoidable")
    if step.basis and step.basis != moment.journey.basis:
        yield "basis", say(f"basis.{step.basis}")


def _facts(desk: Desk, moment: Moment) -> Iterable[str]:
    step, say = moment.step, desk.words.text
    if step.wait:
        yield say("step.wait", time=desk.words.duration(step.wait))
    if step.told_next is not None:
        yield say("step.told" if step.told_next else "step.not-told")
    if step.times > 1:
        yield say("step.times", n=step.times)
    if step.intensity:
        yield say("step.intensity", value=step.intensity)


def spoken(moment: Moment) -> str:
    """The customer's words for a moment in one plain line: what they feel, else think, else do."""
    step = moment.step
    return plain(step.feeling or step.thinking or step.doing)
