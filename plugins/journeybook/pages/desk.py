"""The desk a page is written at: facts, words and addresses, seen from one address."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup, escape

from ..addresses import FOLDERS, FORMS, Addresses, LinkKind, address_of, index_of
from ..changes.months import History
from ..handbook.facts import Facts
from ..handbook.handbook import Handbook, Moment
from ..model import KINDS, EntityKind, title_of
from ..prose import ENTITY_LINK, Prose, plain
from ..reading.folder import HANDBOOK
from ..words import Words
from .press import Press


@dataclass(frozen=True)
class Link:
    """A link, or its text alone where `href` is None."""

    text: str
    href: str | None = None

    @property
    def html(self) -> Markup:
        """The link as it stands inside a sentence."""
        text = escape(self.text)
        # Not by Markup.format: a page has hundreds of links, and that takes ten times as long.
        return Markup(f'<a href="{escape(self.href)}">{text}</a>') if self.href else text  # noqa: S704  # both escaped


@dataclass(frozen=True)
class Forge:
    """Where sources are edited and feedback goes. Empty where there is none.

    `edit` is the URL that a path below content/ is added to, `new_issue` the forge's page for a new issue. `forms`:
    the site has a page of its own with forms.
    """

    edit: str = ""
    new_issue: str = ""
    forms: bool = False


@dataclass(frozen=True)
class Desk:
    """What a builder of pages needs. `address` is the page that is being written: all links are relative to it."""

    facts: Facts
    words: Words
    addresses: Addresses
    press: Press
    forge: Forge
    site_name: str
    vocabulary_source: str | None = None
    history: History = field(default_factory=History)
    address: str = ""

    def at(self, address: str) -> Desk:
        """The same desk for another page."""
        return replace(self, address=address)

    @property
    def handbook(self) -> Handbook:
        """The linked handbook."""
        return self.facts.handbook

    @property
    def organisation(self) -> str:
        """The name used in sentences."""
        return self.handbook.vocabulary.organisation or self.site_name

    def href(self, target: str, anchor: str = "") -> str:
        """A link from this page to a page or a file of the site."""
        return self.addresses.href(self.address, target, anchor)

    def name(self, kind: LinkKind, entity_id: str) -> str:
        """What a page is called; its id where there is no such page."""
        if kind == "department":
            found = self.handbook.departments.get(entity_id)
            return found.title if found else entity_id
        entity = self.handbook.of_kind(kind).get(entity_id)
        return title_of(entity) if entity is not None else entity_id

    def has(self, kind: LinkKind, entity_id: str) -> bool:
        """Whether there is such a page; drafts that are not shown have none."""
        return entity_id in (self.handbook.departments if kind == "department" else self.handbook.of_kind(kind))

    def link(self, kind: LinkKind, entity_id: str, anchor: str = "", text: str = "") -> Link:
        """A link to a page by its name, the name alone where there is no such page."""
        shown = text or self.name(kind, entity_id)
        if not self.has(kind, entity_id):
            return Link(shown)
        return Link(shown, self.href(address_of(kind, entity_id), anchor))

    def links(self, kind: LinkKind, ids: tuple[str, ...] | list[str]) -> tuple[Link, ...]:
        """Several links of a kind."""
        return tuple(self.link(kind, entity_id) for entity_id in ids)

    def moment_link(self, moment: Moment, text: str = "") -> Link:
        """A link to a step on its journey's page."""
        return self.link("journey", moment.journey_id, moment.step.id, text or moment.step.title)

    def ref_link(self, ref: str) -> Link:
        """A link to a step or a pain by its reference, the reference as text where it leads nowhere."""
        journey_id, _, anchor = ref.partition("#")
        if moment := self.handbook.moments.get(ref):
            return self.moment_link(moment)
        if place := self.handbook.pains.get(ref):
            return self.link("journey", journey_id, anchor, plain(place.pain.text))
        return Link(self.name("journey", journey_id))

    @cached_property
    def prose(self) -> Prose:
        """Turns prose into HTML with links from this page."""
        return Prose(self.resolve)

    def resolve(self, target: str) -> str | None:
        """Lead a prose link such as `role:service-adviser` to a URL from this page, None where it leads nowhere."""
        match = ENTITY_LINK.fullmatch(target)
        if match is None:
            return None
        kind = next(known for known in FOLDERS if known == match[1])
        entity_id, _, anchor = match[2].partition("#")
        if kind != "department":
            entity_id = self.handbook.former.get((kind, entity_id), entity_id)
        if kind == "journey" and anchor:
            moved = self.handbook.former_steps.get(f"{entity_id}#{anchor}", "")
            anchor = moved.partition("#")[2] or anchor
        return self.link(kind, entity_id, anchor).href

    def index(self, kind: LinkKind) -> Link:
        """A link to the index page of a kind."""
        return Link(self.words.text(f"index.{kind}"), self.href(index_of(kind)))

    def edit_href(self, source: str | None) -> str | None:
        """Where this page's file is edited on the forge."""
        return self.forge.edit + quote(source) if self.forge.edit and source else None

    def form_href(self, source: str | None) -> str | None:
        """Where this page's file opens as a form: those are of files in a kind's own folder, and of handbook.yml."""
        if not self.forge.forms or source is None:
            return None
        folder, _, name = source.rpartition("/")
        if source == HANDBOOK:
            folder = name.removesuffix(".yml")
        elif not name.endswith(".yml") or folder not in {kind.folder for kind in KINDS.values()}:
            return None
        return self.href(FORMS, f"/collections/{folder}/entries/{name.removesuffix('.yml')}")

    def feedback_href(self, title: str, source: str | None) -> str | None:
        """Where 'this is not how it is' leads."""
        given = self.handbook.vocabulary.feedback
        if given:
            return given.replace("{page}", quote(title, safe="")).replace("{source}", quote(source or "", safe=""))
        return f"{self.forge.new_issue}?title={quote(title, safe='')}" if self.forge.new_issue else None

    def source(self, kind: EntityKind, entity_id: str) -> str | None:
        """The file an entity was read from, below content/."""
        return self.handbook.sources.get((kind, entity_id))

    def day(self, day: date | str | None) -> Markup | None:
        """A date as people say it, with the machine's form beside it."""
        if day is None:
            return None
        return Markup('<time datetime="{}">{}</time>').format(str(day), self.words.day(day))
