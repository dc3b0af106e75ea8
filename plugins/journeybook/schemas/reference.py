"""The models come in, docs/fields.md goes out: every kind of file, every field, and a valid example of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from ..model import KINDS
from .example_yaml import example_yaml
from .forms import called
from .json_schema import MODELS, title_of
from .shapes import Field, Group, Many, example_of, fields_of, groups_within

_HEAD = """\
# Fields

First what holds for every file, then each kind of file, field by field, with an example.

Some things hold everywhere:

- The name of a file without its ending is the id of what it describes: `content/personas/dale.yml` describes `dale`.
  Folders in between are free. An id has small letters a-z, digits and single hyphens between, 64 characters at most.
- A field you know nothing about stays away. Left empty, it counts as absent; nothing is ever taken for zero.
- Text with a colon, a quotation mark or a `#` in it is safest below a `>-` line, as in the examples.
- Words in quotation marks and words without them are the same, and so are `yes` and `true`, `no` and `false`.
- A line of text is shown as you type it. In text with Markdown, emphasis, links, lists and code work; pictures,
  headings and HTML don't.
- `[the adviser](role:service-adviser)` in longer texts links to anything in the handbook, and
  `[the wait](journey:buy-a-used-ute#waits-for-call-back)` to a step.

"""

_ONCE = "One for the whole handbook: `content/handbook.yml`"
_FOLDERS: dict[str, str] = {kind.name: kind.folder for kind in KINDS.values()}


def reference() -> str:
    """The page in Markdown."""
    return _HEAD + "\n".join(_kinds())


def _kinds() -> Iterator[str]:
    for kind, model in MODELS.items():
        where = f"One in each file below `content/{_FOLDERS[kind]}/`" if kind in _FOLDERS else _ONCE
        yield f"## {title_of(kind)}\n\n{where}. {_said(model)}\n"
        yield from _model(model)
        for group in groups_within(model):
            if _first_met(group) == kind:
                yield f"### {_heading(group)}\n\n{_said(group)} Stands in {_places(group)}.\n"
                yield from _model(group)
        if kind == "handbook":
            yield from _defaults(model)


def _said(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split())


def _heading(model: type[BaseModel]) -> str:
    name = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__).strip()
    return name.capitalize()


def _anchor(model: type[BaseModel]) -> str:
    return _heading(model).lower().replace(" ", "-")


def _first_met(group: type[BaseModel]) -> str:
    return next(kind for kind, model in MODELS.items() if group in groups_within(model))


def _group_of(field: Field) -> Group | None:
    shape = field.shape.item if isinstance(field.shape, Many) else field.shape
    return shape if isinstance(shape, Group) else None


def _places(group: type[BaseModel]) -> str:
    """The fields that a group stands in: `pains` of a step."""
    every = [model for kind in MODELS.values() for model in (kind, *groups_within(kind))]
    places = dict.fromkeys(
        (field.name, _heading(model).lower() if model is not MODELS["handbook"] else "handbook.yml")
        for model in every
        for field in fields_of(model)
        if (found := _group_of(field)) is not None and found.model is group
    )
    return _joined([f"`{name}` of {_with_article(model)}" for name, model in places])


def _with_article(name: str) -> str:
    return name if name == "handbook.yml" else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _model(model: type[BaseModel]) -> Iterator[str]:
    yield "| Field | What it is | What to type | Needed? |\n|---|---|---|---|"
    for field in fields_of(model):
        cells = (f"`{field.name}`", field.description, _to_type(field), _needed(field))
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield f"\n```yaml\n{example_yaml(example_of(model))}```\n"


def _to_type(field: Field) -> str:
    said = called(field.shape)
    group = _group_of(field)
    linked = f": see [{_heading(group.model).lower()}](#{_anchor(group.model)})" if group is not None else ""
    return said[0].upper() + said[1:] + linked


def _needed(field: Field) -> str:
    if field.required:
        return "needed, one entry at least" if field.at_least_one else "needed"
    if isinstance(field.default, bool):
        return f"if left out: {'yes' if field.default else 'no'}"
    if isinstance(field.default, tuple):
        return "if left out: [a list of ours](#the-lists-you-have-without-writing-them)"
    return "" if field.default is None else f"if left out: `{field.default}`"


def _defaults(model: type[BaseModel]) -> Iterator[str]:
    listed: dict[str, Any] = {
        field.name: [entry.model_dump(mode="json", exclude_none=True) for entry in field.default]
        for field in fields_of(model)
        if isinstance(field.default, tuple)
    }
    yield "### The lists you have without writing them\n"
    yield "A list in handbook.yml replaces the one here, so copy what you want to keep of it.\n"
    yield f"```yaml\n{example_yaml(listed)}```"
    yield ""
