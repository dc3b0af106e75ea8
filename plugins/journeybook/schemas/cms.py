"""The models come in; a configuration for Decap CMS goes out, whose forms ask for exactly what the models know.

What the page under /edit/ and this configuration agree on: each collection has a format of its own, `journeybook-` and
its kind, which that page registers. It lays short forms out as fields when a file is opened (form_shapes.py), and back.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from pydantic import BaseModel

from ..model import KINDS, Vocabulary
from ..model.types import EntityKind, ReferenceKind
from .example_yaml import exact_yaml
from .forms import ID, PATTERNS, REFERENCE_PATTERNS, called, label
from .json_schema import MODELS, model_name
from .shapes import Choice, Either, Field, Group, Many, Named, Scalar, Shape, fields_of

Widget = dict[str, Any]
COLLECTIONS = "collections:\n"
FORMAT = "journeybook-"
NAME, VALUE = "name", "value"
"""What the two sides of a named value are called in a form."""

_LISTS: dict[ReferenceKind, str] = {
    "channel": "channels",
    "department": "departments",
    "lane": "lanes",
    "lever": "levers",
    "pain-kind": "pain_kinds",
    "phase": "phases",
    "promise": "promises",
}
_FEELINGS = ("-2, very bad", "-1, bad", "0, neither", "1, good", "2, very good")

_HEAD = """\
# Forms for Decap CMS, for the page under edit/ of the handbook's site. What stands above `collections:` is yours: it is
# kept when `journeybook schema --format cms` writes this file again. The rest is made from the models.
#
# Which server people sign in with is for your organisation to say: https://decapcms.org/docs/backends-overview/
backend:
  name: git-gateway  # or github, gitlab, gitea, ... with  repo: owner/name
  branch: main
# Each save is a pull request, which `journeybook check` and `journeybook format --check` look at.
publish_mode: editorial_workflow
media_folder: %(prefix)s/images
public_folder: images
slug:
  encoding: ascii
  clean_accents: true
editor:
  preview: false
"""


def configuration(prefix: str, written: Collection[str], before: str = "") -> str:
    """config.yml for content in the folder `prefix`, in the terms of Decap 3.

    `written` are the fields that handbook.yml has: what it lists is offered live, as it stands there. The part above
    the collections is that of `before`, if it has one.
    """
    head, found, _ = before.partition(f"\n{COLLECTIONS}")
    above = f"{head}\n" if found else _HEAD % {"prefix": prefix}
    return above + COLLECTIONS + _indented(exact_yaml(collections(prefix, written)))


def collections(prefix: str, written: Collection[str]) -> list[dict[str, Any]]:
    """A collection for each kind, and one for handbook.yml; see configuration."""
    made = [_collection(name, prefix) for name in KINDS]
    handbook = {
        "name": "handbook",
        "label": "Handbook",
        "format": f"{FORMAT}handbook",
        "files": [
            {
                "name": "handbook",
                "label": "handbook.yml",
                "description": "The words and lists that all files share.",
                "file": f"{prefix}/handbook.yml",
                "fields": _widgets(Vocabulary),
            }
        ],
    }
    return [_settled(found, written) for found in (*made, handbook)]


def _settled(made: Any, written: Collection[str]) -> Any:  # noqa: ANN401  # any part of a configuration
    """The same, in which a list that handbook.yml leaves to its default is offered as that."""
    if isinstance(made, list):
        return [_settled(entry, written) for entry in made]
    if not isinstance(made, dict):
        return made
    name = str(made.get("value_field")).removesuffix(".*.id")
    if made.get("file") != "handbook" or made.get("widget") != "relation" or name in written:
        return {key: _settled(value, written) for key, value in made.items()}
    kept = {key: value for key, value in made.items() if key not in _listed(name)}
    default = next(field.default for field in fields_of(Vocabulary) if field.name == name)
    if default is None:
        typed = (
            {"widget": "list", "field": {"name": "entry", "label": "Entry", **_id()}} if "multiple" in made else _id()
        )
        return {**{key: value for key, value in kept.items() if key != "multiple"}, **typed}
    return {**kept, "widget": "select", "options": [{"label": entry.title, "value": entry.id} for entry in default]}


def _id() -> Widget:
    return {"widget": "string", "pattern": [_whole(ID), f"Write {called(Scalar('id'))}."]}


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" if line else "\n" for line in text.splitlines())


def _collection(kind: EntityKind, prefix: str) -> dict[str, Any]:
    folder = KINDS[kind].folder
    title = "name" if kind == "persona" else "title"
    return {
        "name": folder,
        "label": label(folder),
        "label_singular": "Piece of evidence" if kind == "evidence" else label(kind),
        "folder": f"{prefix}/{folder}",
        "create": True,
        "extension": "yml",
        "format": f"{FORMAT}{kind}",
        "identifier_field": title,
        "slug": "{{slug}}",
        "summary": "{{%s}}" % title,  # noqa: UP031  # braces are Decap's here
        "sortable_fields": [title],
        "fields": _widgets(MODELS[kind], top=True),
    }


def _widgets(model: type[BaseModel], *, top: bool = False) -> list[Widget]:
    return [_widget(field, top=top) for field in fields_of(model)]


def _widget(field: Field, *, top: bool) -> Widget:
    shown = _shown(field.shape, top=top)
    if isinstance(field.shape, Group) and not field.required:
        # Decap would ask for what is in it even where none of it is wanted.
        shown["fields"] = [{**inner, "required": False} for inner in shown["fields"]]
    if field.at_least_one:
        shown["min"] = 1
    if isinstance(field.shape, Scalar) and field.shape.form == "boolean" and field.default is None:
        # It may also be unknown, which a switch can't say.
        shown = {"widget": "select", "options": ["yes", "no"]}
    return {"name": field.name, "label": label(field.name), **shown, "required": field.required, "hint": _hint(field)}


def _hint(field: Field) -> str:
    usual = field.default
    if isinstance(usual, str | int) and not isinstance(usual, bool):
        return f"{field.description} Without it: {usual}."
    return field.description


def _shown(shape: Shape, *, top: bool = False) -> Widget:
    """The widget of a shape. Long texts get an editor of their own only at the `top`: in lists they would be dozens."""
    if isinstance(shape, Scalar):
        return _scalar(shape, top=top)
    if isinstance(shape, Choice):
        return {"widget": "select", "options": list(shape.words)}
    if isinstance(shape, Group):
        return {"widget": "object", "collapsed": True, "fields": _widgets(shape.model)}
    if isinstance(shape, Either):
        named = next(inner for inner in shape.shapes if isinstance(inner, Named))
        return _named(named, "Leave it out for the first persona")
    if isinstance(shape, Named):
        return _named(shape)
    return _many(shape)


def _named(shape: Named, may_be_left_out: str = "") -> Widget:
    name = {"name": NAME, "label": "For whom" if may_be_left_out else "Name", **_shown(shape.key)}
    value = {"name": VALUE, "label": "Value", **_shown(shape.value)}
    hint = {"hint": f"{may_be_left_out}."} if may_be_left_out else {}
    fields = [{**name, "required": not may_be_left_out, **hint}, {**value, "required": True}]
    return {"widget": "list", "collapsed": True, "summary": _summary(NAME, VALUE), "fields": fields}


def _summary(*names: str) -> str:
    return " ".join("{{fields.%s}}" % name for name in names)  # noqa: UP031  # braces are Decap's here


def _many(shape: Many) -> Widget:
    item = shape.item
    if isinstance(item, Group):
        first = next((name for name in ("title", "text", "role", "name") if name in item.model.model_fields), None)
        summary = {"summary": _summary(first)} if first else {}
        one = {"label_singular": model_name(item.model).replace("-", " ")}
        return {"widget": "list", "collapsed": True, **one, **summary, "fields": _widgets(item.model)}
    entry = _shown(item)
    if entry["widget"] == "relation":
        return {**entry, "multiple": True}
    return {"widget": "list", "collapsed": False, "field": {"name": "entry", "label": "Entry", **entry}}


def _scalar(shape: Scalar, *, top: bool) -> Widget:  # noqa: PLR0911  # one for each shape
    if shape.reference is not None:
        return _reference(shape.reference)
    if shape.form == "prose":
        return _markdown() if top else {"widget": "text"}
    if shape.form == "line":
        return {"widget": "string"}
    if shape.form == "boolean":
        return {"widget": "boolean"}
    if shape.form == "picture":
        return {"widget": "image", "choose_url": False}
    if shape.form == "day":
        # Without an empty default Decap writes today into every new file.
        return {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False,
                "default": ""}  # fmt: skip
    if (shape.low, shape.high) == (-2, 2):
        options = [{"label": said, "value": feeling} for feeling, said in enumerate(_FEELINGS, -2)]
        return {"widget": "select", "options": options}
    if shape.form in {"whole", "decimal"}:
        bounds = {"min": shape.low, "max": shape.high}
        typed = {"value_type": "int", "step": 1} if shape.form == "whole" else {"value_type": "float", "step": 0.01}
        return {"widget": "number", **typed, **{name: int(at) for name, at in bounds.items() if at is not None}}
    return {"widget": "string", "pattern": [_whole(PATTERNS[shape.form]), f"Write {called(shape)}."]}


def _markdown() -> Widget:
    buttons = ["bold", "italic", "code", "link", "bulleted-list", "numbered-list"]
    return {"widget": "markdown", "modes": ["rich_text", "raw"], "buttons": buttons, "editor_components": []}


def _reference(kind: ReferenceKind) -> Widget:
    """A choice among what there is, live; a reference into another file is typed."""
    if kind in KINDS:
        title = "name" if kind == "persona" else "title"
        found = {"value_field": "{{slug}}", "search_fields": [title, "{{slug}}"], "display_fields": [title]}
        return {"widget": "relation", "collection": KINDS[kind].folder, **found, "options_length": 100}
    if kind in _LISTS:
        return _listed(_LISTS[kind])
    pattern = REFERENCE_PATTERNS.get(kind, ID)
    return {"widget": "string", "pattern": [_whole(pattern), f"Write {called(Scalar('reference', reference=kind))}."]}


def _listed(name: str) -> Widget:
    """One of a list of handbook.yml."""
    found = {"value_field": f"{name}.*.id", "search_fields": [f"{name}.*.title"]}
    shown = {"display_fields": [f"{name}.*.title"], "options_length": 100}
    return {"widget": "relation", "collection": "handbook", "file": "handbook", **found, **shown}


def _whole(pattern: str) -> str:
    return f"^{pattern}$"
