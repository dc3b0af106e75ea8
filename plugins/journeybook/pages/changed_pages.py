"""What changed in a month comes in; a card for each page that says something else, the weightiest first, goes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..changes.change import Change, Subject
from ..changes.months import Month
from ..model import KINDS
from .desk import Desk, Link

SAID = 6
"""So many sentences of a card stand open."""
MORE_SAID = 20
"""So many others wait behind "show more"; beyond that they are counted."""
NAMED = 40
"""So many pages are named in a list of new ones, or of those that are gone."""
ROLES = 8
"""So many roles are named in a line; the others wait behind "show more"."""
FEW = 2
"""So few more are not worth a click."""
_UNTOLD = {"former_ids", "checks", "labels", "jargon", "review_every", "language", "feedback"}
"""Fields of no page that readers see."""
_WORDING = {
    *("doing", "thinking", "feeling", "expecting", "why", "when", "summary", "story", "facts", "notes", "intensity"),
    *("reviewed", "evidence", "picture", "picture_alt", "portrait", "portrait_alt", "basis", "also_known_as", "level"),
    *("key", "rank", "measures", "questions", "outside", "zooms_into", "ticket", "customer_value", "business_value"),
    *("effort", "participants", "n", "segment", "link", "contact", "systems"),
}
"""Fields in which a change says little to a reader who is no editor: they wait behind "show more"."""

Sentences = tuple[str, ...]


@dataclass(frozen=True)
class ChangedPlace:
    """What changed in a step, or in a page outside of any, where there is no link."""

    where: Link | None
    said: Sentences


@dataclass(frozen=True)
class ConcernedRoles:
    """The roles that something matters to: the nearest ones in the line, the others behind a disclosure."""

    label: str
    roles: tuple[Link, ...]
    more_label: str
    more: tuple[Link, ...]


@dataclass(frozen=True)
class ChangedPage:
    """A page that says something else, or a journey that is new or gone; `role_ids` is what it is found by."""

    kind: str
    link: Link
    places: tuple[ChangedPlace, ...]
    more_label: str
    more: tuple[ChangedPlace, ...]
    beyond: str
    concerned: ConcernedRoles | None
    role_ids: str


@dataclass(frozen=True)
class NamedPages:
    """Pages of a kind that came or went, by name alone."""

    heading: str
    links: tuple[Link, ...]
    beyond: str
    role_ids: str


@dataclass(frozen=True)
class ChangedPages:
    """All that changed in a month."""

    cards: tuple[ChangedPage | NamedPages, ...]


def changed_pages(desk: Desk, month: Month, most: int) -> tuple[ChangedPages, tuple[Link, ...]]:
    """At most so many cards, the weightiest first, and links to the other pages that changed."""
    groups = [_Group(desk, month, tuple(found)) for found in _by_page(month.changes.changes)]
    told = [group for group in groups if group.is_told]
    named = [group for group in told if group.is_named]
    cards = sorted((group for group in told if not group.is_named), key=lambda group: not group.is_felt)
    lists = [_named(desk, found) for _, found in groupby(sorted(named, key=_Group.sort), key=_Group.sort)]
    return ChangedPages((*(group.card for group in cards[:most]), *lists)), tuple(group.link for group in cards[most:])


def _by_page(changes: Iterable[Change]) -> Iterable[Iterable[Change]]:
    return (list(found) for _, found in groupby(changes, key=lambda change: (change.kind, change.id)))


class _Group:
    """The changes of one page."""

    def __init__(self, desk: Desk, month: Month, changes: tuple[Change, ...]) -> None:
        self.desk, self.month, self.first = desk, month, changes[0]
        self.changes = tuple(change for change in changes if change.sort != "renamed" and not _is(change, _UNTOLD))

    @property
    def is_told(self) -> bool:
        """Whether there is anything in it for readers."""
        return bool(self.changes) and self.first.kind not in {"page", "picture"}

    @property
    def whole(self) -> str:
        """`added` or `removed` for a page that came or went, else ""."""
        is_whole = not self.first.step and not self.first.field and self.first.sort in {"added", "removed"}
        return self.first.sort if is_whole else ""

    @property
    def is_named(self) -> bool:
        """Whether its name says enough."""
        return bool(self.whole) and self.first.kind != "journey"

    @property
    def is_felt(self) -> bool:
        """Whether customers live it."""
        return any(change.felt for change in self.changes)

    def sort(self) -> tuple[int, int]:
        """Where it stands among those that are only named: what came first, then by kind."""
        return ("added", "removed").index(self.whole), list(KINDS).index(self.first.kind)  # type: ignore[arg-type]  # an entity

    @property
    def link(self) -> Link:
        """Its page of today, or its name alone."""
        return page_link(self.desk, self.first.kind, self.first.id, self.first.title)

    @property
    def role_ids(self) -> tuple[str, ...]:
        """The roles of today that it matters to, nearest first: those of what it says openly."""
        places = dict.fromkeys((change.kind, change.id, change.step) for change in self.changes)
        every = [self.month.concerned.get(place, ()) for place in places]
        ranked: dict[str, int] = {}
        for roles in every:
            for rank, role_id in enumerate(roles):
                ranked[role_id] = min(rank, ranked.get(role_id, rank))
        today = (
            self.desk.handbook.former.get(("role", found), found) for found in sorted(ranked, key=ranked.__getitem__)
        )
        return tuple(dict.fromkeys(found for found in today if self.desk.has("role", found)))

    @property
    def card(self) -> ChangedPage:
        """The card of it."""
        say = self.desk.words.text
        loud = [change for change in self.changes if not _is(change, _WORDING)]
        quiet = [change for change in self.changes if _is(change, _WORDING)]
        rest = [*loud[SAID:], *quiet]
        kind = "changes.handbook" if self.first.kind == "handbook" else f"kicker.{self.first.kind}"
        return ChangedPage(
            say("kind.role" if self.first.kind == "role" else kind),
            self.link,
            self._places(loud[:SAID]),
            say("changes.more", n=len(rest)),
            self._places(rest[:MORE_SAID]),
            say("changes.beyond", n=len(rest) - MORE_SAID) if len(rest) > MORE_SAID else "",
            _concerned(self.desk, self.role_ids),
            " ".join(self.role_ids),
        )

    def _places(self, changes: Sequence[Change]) -> tuple[ChangedPlace, ...]:
        return tuple(
            ChangedPlace(self._where(step), tuple(_sentence(change.sentence) for change in found))
            for step, found in ((step, list(found)) for step, found in groupby(changes, key=lambda change: change.step))
        )

    def _where(self, step: str) -> Link | None:
        if not step:
            return None
        title = next(change.step_title for change in self.changes if change.step == step)
        journey_id = self.desk.handbook.former.get(("journey", self.first.id), self.first.id)
        ref = f"{journey_id}#{step}"
        moment = self.desk.handbook.moments.get(self.desk.handbook.former_steps.get(ref, ref))
        return self.desk.moment_link(moment, title) if moment else Link(title)


def page_link(desk: Desk, kind: Subject, found: str, title: str) -> Link:
    """The page of something as it was called once, under the name it has today; its name alone where there is none."""
    if kind not in KINDS:
        return Link(desk.words.text("changes.shared"))
    today = desk.handbook.former.get((kind, found), found)
    return desk.link(kind, today, text=title) if desk.has(kind, today) else Link(title)


def _is(change: Change, fields: set[str]) -> bool:
    return not change.felt and bool(change.field) and change.field.rpartition(".")[2] in fields


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _named(desk: Desk, groups: Iterable[_Group]) -> NamedPages:
    found = list(groups)
    kind, whole = found[0].first.kind, found[0].whole
    role_ids = dict.fromkeys(role_id for group in found for role_id in group.role_ids)
    beyond = len(found) - NAMED
    return NamedPages(
        desk.words.text(f"changes.{whole}.{kind}", n=len(found)),
        tuple(group.link for group in found[:NAMED]),
        desk.words.text("changes.beyond-pages", n=beyond) if beyond > 0 else "",
        " ".join(role_ids),
    )


def _concerned(desk: Desk, role_ids: tuple[str, ...]) -> ConcernedRoles | None:
    if not role_ids:
        return None
    shown = len(role_ids) if len(role_ids) <= ROLES + FEW else ROLES
    return ConcernedRoles(
        desk.words.text("changes.concerned"),
        desk.links("role", role_ids[:shown]),
        desk.words.text("changes.more-roles", n=len(role_ids) - shown),
        desk.links("role", role_ids[shown:]),
    )
