"""What narrows a list down: the choices that its entries can be found by come in, a form for readers goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..addresses import LinkKind
from ..site import Section
from .desk import Desk


@dataclass(frozen=True)
class Choice:
    """A value that entries have, and how readers know it."""

    value: str
    title: str


@dataclass(frozen=True)
class Field:
    """A choice of one value; `name` is that of the entries' data attribute and of the parameter in the address."""

    name: str
    label: str
    anything: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Narrowing:
    """A form that shows only entries with a text and with chosen values; without JavaScript it is not there.

    `said` has a sentence for how many are left, by plural form, in which `{n}` is filled in. `remembers` is the field
    whose value is what the reader chose on other pages, "" for none.
    """

    label: str
    text_label: str
    fields: tuple[Field, ...]
    clear: str
    said: tuple[tuple[str, str], ...]
    remembers: str = ""


def named(desk: Desk, kind: LinkKind, lists: Iterable[str]) -> list[Choice]:
    """Choices among entities whose ids stand in lists, separated by spaces."""
    ids = {found for ids in lists for found in ids.split()}
    return sorted((Choice(found, desk.name(kind, found)) for found in ids), key=lambda choice: choice.title.casefold())


def narrowing(
    desk: Desk,
    kind: LinkKind | Literal["change"],
    fields: Iterable[tuple[str, Iterable[Choice]]],
    remembers: Literal["role", ""] = "",
) -> Section:
    """The form for a kind of entry. A field in which there is nothing to choose is left out."""
    say = desk.words.text
    shown = [(name, tuple(choices)) for name, choices in fields]
    form = Narrowing(
        say("narrow.label"),
        say("narrow.text"),
        tuple(
            Field(name, say(f"narrow.{name}"), say(f"narrow.any-{name}"), choices)
            for name, choices in shown
            if len(choices) > 1
        ),
        say("narrow.clear"),
        tuple(desk.words.forms(f"narrow.said.{kind}").items()),
        remembers,
    )
    return Section(2, "", "", desk.press.show(form))
