"""The names in a workshop's sheet come in, the ids that the handbook has for them go out."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import KINDS, Channel, Entity, Lane, PainKind, Phase, Promise, Vocabulary
from ..reading.nearest import listed, nearest
from ..reading.read import Reading

_CHANNEL_WORDS: Mapping[str, str] = {
    "in-person": "in person, face to face, store, shop, in store, branch, counter, visit, meeting, on site, showroom",
    "phone": "phone, call, phone call, telephone, hotline, call centre, call center, mobile call",
    "email": "email, e mail, mail",
    "sms": "sms, text, text message, whatsapp",
    "chat": "chat, live chat, chatbot, messenger",
    "web": "web, website, web site, online, internet, web page, google, search engine, browser, portal",
    "app": "app, mobile app, smartphone app",
    "social": "social, social media, facebook, instagram, linkedin",
    "post": "post, letter, postal mail, by post",
    "event": "event, fair, trade fair, open day",
    "third-party": "third party, partner, reseller",
}
_NEAR = 0.84


@dataclass(frozen=True)
class Match:
    """What a name was taken for: `id` is None where the handbook has nothing of it, `meant` then the nearest ids."""

    text: str
    kind: str
    id: str | None = None
    near: bool = False
    meant: str | None = None


@dataclass(frozen=True)
class Names:
    """The handbook's ids by kind, and what each may be called, folded so that case and plural count for nothing."""

    called: Mapping[str, Mapping[str, str]]

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids there are of a kind."""
        return tuple(dict.fromkeys(self.called.get(kind, {}).values()))

    def find(self, kind: str, text: str) -> Match:
        """The thing of a kind that a text names. A slip of the keys is forgiven, and told as such."""
        known = self.called.get(kind, {})
        wanted = folded(text)
        if wanted in known:
            return Match(text, kind, known[wanted])
        close = difflib.get_close_matches(wanted, known, n=1, cutoff=_NEAR) if len(wanted) <= 80 else []  # noqa: PLR2004
        if close and len(wanted) > 4:  # noqa: PLR2004  # among short words every other one is near
            return Match(text, kind, known[close[0]], near=True)
        ids = sorted(set(known.values()))
        within = [name for name in ids if set(wanted.split()) <= {_single(word) for word in name.split("-")}]
        return Match(text, kind, meant=listed(within[:3]) if wanted and within else nearest(text, ids))

    def knows(self, kind: str, text: str) -> bool:
        """Whether a text is exactly a thing of a kind, by whatever name it has."""
        return folded(text) in self.called.get(kind, {})


def folded(text: str) -> str:
    """A name without case, accents, articles, plurals and signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    words = re.sub(r"[\W_]+", " ", plain).split()
    while len(words) > 1 and words[0] in {"the", "a", "an", "our", "via", "by"}:
        words = words[1:]
    return " ".join(_single(word) for word in words)


def _single(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):  # noqa: PLR2004
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def names_of(reading: Reading) -> Names:
    """The names of what was read, as far as files can be read at all."""
    called: dict[str, dict[str, str]] = {}
    for kind in KINDS:
        entries = {name: found for (of, name), (found, _) in reading.salvaged.items() if of == kind}
        called[kind] = _by_name({**entries, **reading.entities[kind]})
    called |= terms_of(reading.terms or Vocabulary())
    return Names(called)


def terms_of(terms: Vocabulary) -> dict[str, dict[str, str]]:
    """The names of what handbook.yml lists."""
    lists: Mapping[str, Sequence[Channel | Phase | Lane | PainKind | Promise]] = {
        "channel": terms.channels,
        "phase": terms.phases,
        "lane": terms.lanes,
        "pain-kind": terms.pain_kinds,
        "promise": terms.promises,
    }
    called: dict[str, dict[str, str]] = {kind: {} for kind in lists}
    for kind, entries in lists.items():
        for entry in entries:
            for name in (entry.id, entry.title):
                called[kind].setdefault(folded(name), entry.id)
    for channel in terms.channels:
        for name in _CHANNEL_WORDS.get(channel.id, "").split(","):
            if name:
                called["channel"].setdefault(folded(name), channel.id)
    return called


def _by_name(entities: Mapping[str, Entity]) -> dict[str, str]:
    """Ids come first, then titles, then all else that something is called."""
    found: dict[str, str] = {folded(name): name for name in entities}
    for name, entity in entities.items():
        for called in _titles(entity):
            found.setdefault(folded(called), name)
    for name, entity in entities.items():
        for called in (*getattr(entity, "also_known_as", ()), *entity.former_ids):
            found.setdefault(folded(called), name)
    return {called: name for called, name in found.items() if called}


def _titles(entity: Entity) -> Iterator[str]:
    for field in ("title", "name"):
        title = getattr(entity, field, None)
        if isinstance(title, str):
            yield title
