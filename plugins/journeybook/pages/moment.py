"""A role's moments: what it reaches comes in; each with what came before and what happens after goes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from ..handbook.handbook import Moment
from ..handbook.impact import Reach
from .desk import Desk, Link
from .parts import Feeling, PersonFace, QuoteView, feeling, holders, person_face, quote_view, role_links
from .step import Act, Voice, acts_of, voices

MOMENTS_OPEN = 12
MOMENTS_AT_LEAST = 2
"""So many moments stand open on a page, shared among its journeys; the others wait behind "show more"."""


@dataclass(frozen=True)
class Neighbour:
    """The step before or after, and who has the customer there."""

    side: Literal["before", "after"]
    label: str
    step: Link
    feeling: Feeling
    said: Markup
    who: tuple[Link, ...]
    nobody: str


@dataclass(frozen=True)
class MomentView:
    """A moment this role reaches: before, here, after. `chain_told`: the moment above it told the same way in full."""

    step: Link
    stage: str
    feeling: Feeling
    face: PersonFace | None
    person: Link | None
    reach: str
    chain: tuple[tuple[Link, Markup], ...]
    chain_told: bool
    voices: tuple[Voice, ...]
    quote: QuoteView | None
    does: Markup
    effect: Markup
    may_decide: Markup
    acts: tuple[Act, ...]
    acts_label: str
    before: Neighbour | None
    after: Neighbour | None


@dataclass(frozen=True)
class MomentList:
    """The moments of one journey, the rest behind a disclosure."""

    moments: tuple[MomentView, ...]
    more: tuple[MomentView, ...]
    more_label: str


def moment_list(desk: Desk, role_id: str, reaches: tuple[Reach, ...], journeys: int) -> MomentList:
    """The moments of one of so many journeys, in order."""
    shown = max(MOMENTS_AT_LEAST, MOMENTS_OPEN // journeys)
    paths: list[tuple[str, ...]] = [(), *(reach.path for reach in reaches)]
    views = tuple(
        moment_view(desk, role_id, reach, chain_told=reach.path == above)
        for reach, above in zip(reaches, paths, strict=False)
    )
    rest = views[shown:]
    label = desk.words.text("role.more-moments", n=len(rest))
    return MomentList(views[:shown], rest, label)


def moment_view(desk: Desk, role_id: str, reach: Reach, *, chain_told: bool) -> MomentView:
    """One moment: before, here, after."""
    moment, step, words = reach.moment, reach.moment.step, desk.words
    persona_id = moment.journey.personas[0]
    known = desk.has("persona", persona_id)
    acting = next((a for a in (*step.frontstage, *step.backstage) if a.role == role_id), None)
    others = tuple(a for a in acts_of(desk, moment) if a.role.text != desk.name("role", role_id))
    moments = desk.handbook.moments_of[moment.journey_id]
    before = moments[moment.at - 1] if moment.at else None
    after = moments[moment.at + 1] if moment.at + 1 < len(moments) else None
    return MomentView(
        step=desk.moment_link(moment),
        stage=moment.stage.title,
        feeling=feeling(desk, moment.emotion()),
        face=person_face(desk, persona_id) if known else None,
        person=desk.link("persona", persona_id) if known else None,
        reach=reach_said(desk, reach),
        chain=tuple(
            (desk.link("role", found), Markup() if chain_told else desk.prose.inline(reason))
            for found, reason in zip(reach.path[1:], reach.reasons, strict=False)
        ),
        chain_told=chain_told,
        voices=voices(desk, moment, ("doing", "thinking", "feeling", "expecting"), "lane"),
        quote=quote_view(desk, step.quotes[0]) if step.quotes else None,
        does=desk.prose.inline(acting.does) if acting else Markup(),
        effect=desk.prose.inline(acting.effect) if acting else Markup(),
        may_decide=desk.prose.inline(acting.may_decide) if acting else Markup(),
        acts=others,
        acts_label=words.text("moment.also-there" if acting else "moment.there"),
        before=_neighbour(desk, before, "before") if before else None,
        after=_neighbour(desk, after, "after") if after else None,
    )


def reach_said(desk: Desk, reach: Reach) -> str:
    """How a role gets to a moment, said to who has it: by meeting the customer, from behind, or through others."""
    colleagues = len(reach.path) - 1
    return desk.words.text("reach.colleagues", n=colleagues) if colleagues else desk.words.text(f"reach.{reach.side}")


def _neighbour(desk: Desk, moment: Moment, side: Literal["before", "after"]) -> Neighbour:
    step = moment.step
    nobody = desk.words.text("step.outside" if step.outside else "moment.nobody")
    said = desk.prose.inline(step.feeling or step.thinking or step.doing)
    who = role_links(desk, holders(step))
    label = desk.words.text(f"moment.{side}")
    return Neighbour(
        side, label, desk.moment_link(moment), feeling(desk, moment.emotion()), said, who, "" if who else nobody
    )
