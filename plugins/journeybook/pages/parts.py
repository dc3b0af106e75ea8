"""Parts that pages share: facts come in, small views go out, each printed by the template of its name in parts/."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from markupsafe import Markup

from ..addresses import LinkKind, address_of
from ..handbook.handbook import Moment
from ..model import Action, Basis, Pain, Quote, Step
from ..prose import plain
from .desk import Desk, Link

FACES = {
    -2: "M7 17.5c1.4-3.4 8.6-3.4 10 0",
    -1: "M7.5 17c1.6-1.9 7.4-1.9 9 0",
    0: "M7.5 16h9",
    1: "M7.5 15c1.6 1.9 7.4 1.9 9 0",
    2: "M7 14c1.4 4.6 8.6 4.6 10 0z",
}
"""The mouth of each face, on a field of 24 by 24."""

DESCRIPTION_LENGTH = 160


@dataclass(frozen=True)
class Feeling:
    """An emotion as a face, a word and a number, so that it never rests on colour."""

    word: str
    mouth: str
    name: str
    signed: str


@dataclass(frozen=True)
class Trail:
    """The way back: links from the home page to the index this page belongs to."""

    links: tuple[Link, ...]


@dataclass(frozen=True)
class PageHead:
    """The top of a page: what kind it is, its title, and one line below."""

    trail: Trail
    kicker: str
    title: str
    tagline: Markup
    badges: tuple[str, ...] = ()
    draft: bool = False


@dataclass(frozen=True)
class PageFoot:
    """The end of a page: who keeps it true, when it was checked, and where to say that it is not how it is."""

    source: str | None
    edit: str | None
    form: str | None
    feedback: str | None


@dataclass(frozen=True)
class QuoteView:
    """A customer's words, and where they were heard."""

    text: str
    who: Link | None
    evidence: tuple[Link, ...]


@dataclass(frozen=True)
class Card:
    """A link to a page with a line about it."""

    link: Link
    text: Markup
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cards:
    """A row of cards."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Empty:
    """Says plainly that there is nothing here yet, and what to do about it."""

    text: Markup


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or prose that is finished already."""

    html: Markup


@dataclass(frozen=True)
class LinkList:
    """Links, each with a remark, below a small heading."""

    heading: str
    items: tuple[tuple[Link, Markup], ...]


@dataclass(frozen=True)
class PainView:
    """A pain: what hurts, how much, what it leads to, where it comes from, and what to think of first."""

    text: Markup
    kind: str
    weight: str
    consequence: Markup
    causes: tuple[Link, ...]
    evidence: tuple[Link, ...]
    lever: str
    lever_text: Markup
    improvements: tuple[Link, ...]


@dataclass(frozen=True)
class PersonFace:
    """A persona's portrait, or initials in the persona's colour."""

    initials: str
    tone: int
    portrait: str | None = None
    alt: str = ""
    size: Literal["small", "large"] = "small"


def feeling(desk: Desk, level: int | None) -> Feeling:
    """An emotion from -2 to 2, or not known."""
    word = desk.words.text("emotion.unknown" if level is None else f"emotion.{level}")
    number = "" if level is None else signed(level)
    return Feeling(word, FACES.get(level, "") if level is not None else "", _level_name(level), number)


def signed(level: float) -> str:
    """A level from -2 to 2, or a mean of such to one decimal, as people write it: +2, +0.5, 0, -1."""
    number = f"{level:+d}" if isinstance(level, int) else f"{level:+.1f}"
    return number if number.strip("+-0.") else "0"


def _level_name(level: int | None) -> str:
    names = {-2: "very-low", -1: "low", 0: "middle", 1: "high", 2: "very-high", None: "unknown"}
    return names[level]


def page_head(  # noqa: PLR0913  # what a head may say
    desk: Desk,
    kind: LinkKind,
    title: str,
    tagline: Markup | str = "",
    *,
    badges: Iterable[str] = (),
    draft: bool = False,
) -> PageHead:
    """The head of an entity's page, with the way back to the index of its kind."""
    trail = Trail((Link(desk.words.text("home"), desk.href("")), desk.index(kind)))
    return PageHead(trail, desk.words.text(f"kicker.{kind}"), title, Markup.escape(tagline), tuple(badges), draft=draft)


def page_foot(desk: Desk, title: str, source: str | None) -> PageFoot:
    """The foot of a page made from `source`."""
    return PageFoot(source, desk.edit_href(source), desk.form_href(source), desk.feedback_href(title, source))


def outside_link(url: str) -> Link:
    """A link that leads out of the handbook, by the name of the place it leads to."""
    address = urlsplit(url)
    return Link(address.path if address.scheme == "mailto" else address.netloc, url)


def description(text: str | None, otherwise: str = "") -> str:
    """What search engines and link previews show: plain, cut at a word."""
    words = plain(text) or otherwise
    if len(words) <= DESCRIPTION_LENGTH:
        return words
    return words[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + "…"


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def tone(desk: Desk, persona_id: str) -> int:
    """The colour of a persona, 0 to 5, by its place among all."""
    return sorted(desk.handbook.personas).index(persona_id) % 6 if persona_id in desk.handbook.personas else 0


def person_face(desk: Desk, persona_id: str, *, large: bool = False) -> PersonFace:
    """A persona's face for this page."""
    persona = desk.handbook.personas[persona_id]
    return PersonFace(
        initials(persona.name),
        tone(desk, persona_id),
        desk.href(persona.portrait) if persona.portrait else None,
        persona.portrait_alt or "",
        "large" if large else "small",
    )


def quote_view(desk: Desk, quote: Quote, persona_id: str = "") -> QuoteView:
    """A customer's words with links to where they were heard, and to whom they belong."""
    who = desk.link("persona", persona_id) if persona_id else None
    return QuoteView(quote.text, who, desk.links("evidence", quote.evidence))


def improvements_of(desk: Desk, *refs: str) -> tuple[Link, ...]:
    """The improvements that address a step or a pain."""
    ids = dict.fromkeys(found for ref in refs for found in desk.facts.addressing.get(ref, ()))
    return desk.links("improvement", list(ids))


def pain_view(desk: Desk, moment: Moment, pain: Pain) -> PainView:
    """A pain where it stands, with the lever to think of first."""
    vocabulary = desk.handbook.vocabulary
    kind = next((known for known in vocabulary.pain_kinds if known.id == pain.kind), None)
    lever = next((known for known in vocabulary.levers if kind and known.id == kind.lever), None)
    said = [desk.words.text(f"frequency.{pain.frequency}")] if pain.frequency else []
    if pain.severity:
        said.append(desk.words.text("severity", value=pain.severity))
    causes = tuple(desk.ref_link(c) if "#" in c else desk.link("role", c) for c in pain.caused_by)
    return PainView(
        desk.prose.inline(pain.text),
        kind.title if kind else pain.kind,
        ", ".join(said),
        desk.prose.inline(pain.consequence),
        causes,
        desk.links("evidence", pain.evidence),
        lever.title if lever else "",
        desk.prose.inline(lever.text) if lever else Markup(),
        improvements_of(desk, f"{moment.journey_id}#{pain.id}", moment.ref),
    )


def holders(step: Step) -> tuple[Action, ...]:
    """Who has the customer in a step: the roles in front, else those behind."""
    return step.frontstage or step.backstage


def role_links(desk: Desk, actions: Iterable[Action]) -> tuple[Link, ...]:
    """Links to the roles that act, each once."""
    return desk.links("role", list(dict.fromkeys(action.role for action in actions)))


def basis_badge(desk: Desk, basis: Basis) -> str:
    """How much is known, in words."""
    return desk.words.text(f"basis.{basis}")


def card(desk: Desk, kind: LinkKind, entity_id: str, text: Markup | str, notes: Iterable[str] = ()) -> Card:
    """A card that leads to an entity."""
    link = Link(desk.name(kind, entity_id), desk.href(address_of(kind, entity_id)))
    return Card(link, Markup.escape(text), tuple(notes))
