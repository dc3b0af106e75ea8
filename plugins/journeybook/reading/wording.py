"""What a model finds wrong comes in, problems in an editor's words go out.

Every kind of error that our models can raise has its sentence here; none of a library's own words are passed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ..model.types import BLANK_OPENS, shown
from ..model.walk import Route
from ..problems import Problem
from .expected import choices_at, ids_at, lists_at, models_at, noun, this
from .lines import Span
from .meant import ROOM, fields_meant, list_meant, table_meant, text_meant, value_meant
from .nearest import listed, nearest
from .remedy import quoted
from .source import SourceFile
from .tree import SPOILT, Fields, Items, Node, Scalar
from .unknown import intended, intended_at, unknown_field

_MOST_COMPARED = 300
"""So many errors of a file are looked at for what was meant; a file with more has one cause."""
_LONG_EXAMPLE = 40
"""Characters from which an example in a hint hides the hint."""


def problems_of(error: ValidationError, model: type[BaseModel], file: SourceFile) -> Iterator[Problem]:
    """One problem for each thing that is wrong, in the model's order."""
    failed: set[Route] = set()
    wrong = error.errors(include_url=False)
    unknown = (tuple(entry["loc"]) for entry in wrong[:_MOST_COMPARED] if entry["type"] == "extra_forbidden")
    meant = frozenset(route for name in unknown for route in intended_at(name, model, file))
    for entry in wrong:
        route: Route = tuple(entry["loc"])
        is_key = bool(route) and route[-1] == "[key]"
        route = route[:-1] if is_key else route
        node = file.node_at(route, is_key=is_key)
        follows = (entry["type"] == "too_short" and route in failed) or (entry["type"] == "missing" and route in meant)
        failed |= {route[:length] for length in range(len(route) + 1)}
        if follows or (isinstance(node, Scalar) and node.text == SPOILT):
            continue
        problem = _problem(entry, route, model, file, is_key=is_key)
        if problem.line not in file.mended:
            yield problem


def _problem(entry: ErrorDetails, route: Route, model: type[BaseModel], file: SourceFile, *, is_key: bool) -> Problem:
    span = file.locate(route, is_key=is_key)
    context = entry.get("ctx", {})
    match entry["type"]:
        case "missing":
            found = _missing(route, model, file)
        case "extra_forbidden":
            parent = models_at(model, route[:-1]) or model
            key = file.locate(route, is_key=True)
            found = unknown_field(str(route[-1]), parent, file, key, file.node_at(route))
        case "literal_error":
            found = _choice(route, model, file, span)
        case "model_type" | "model_attributes_type":
            found = _fields_wanted(route, model, file, span)
        case "tuple_type" | "list_type":
            found = _list_wanted(route, model, file, span)
        case "mapping_type" | "dict_type":
            found = _names_wanted(route, file, span)
        case "too_short":
            found = file.problem("missing-field", f"{_name(route)} needs one entry at least", span)
        case code if "message" in context:
            at = (*route, context["at"]) if context.get("at") else route
            found = _told(code, context["message"], context.get("hint", ""), at, model, file)
        case _:
            found = file.problem("wrong-value", f"{_name(route)} cannot have this value", span)
    return found


def _told(  # noqa: PLR0913, PLR0917  # what the type said, and where
    code: str, message: str, hint: str, route: Route, model: type[BaseModel], file: SourceFile
) -> Problem:
    """What a type of ours says of a value, with the value as it was meant where that can be known."""
    node, span = file.node_at(route), file.locate(route)
    if isinstance(node, Scalar) and node.text.strip().startswith(BLANK_OPENS):
        hint = _asked_for(route, model) or hint
    elif isinstance(node, Fields):
        hint = text_meant(node, file.lines) or hint
    elif isinstance(node, Scalar) and node.style == '"' and "\n" in node.text and file.lines.at(span.line).count("\\n"):
        message = "\\n in double quotes starts a new line"
        hint = "the parts of a path are divided by /; a text with a backslash in it stands in single quotes"
    elif names := [part for part in route if isinstance(part, str) and not part.startswith("(")]:
        hint = value_meant(names[-1], node, message) or hint
    return file.problem(code, message, span, hint)


def _asked_for(route: Route, model: type[BaseModel]) -> str:
    """What belongs in the place of a blank, as its field says."""
    at = max((place for place, part in enumerate(route) if isinstance(part, str)), default=0)
    parent = models_at(model, route[:at])
    field = parent.model_fields.get(str(route[at])) if parent is not None else None
    if field is None or not field.description:
        return ""
    return f"write over the whole <...>: {_in_a_sentence(field.description)}{_such_as(field)}"


def _such_as(field: FieldInfo) -> str:
    example = field.examples[0] if field.examples else None
    helps = isinstance(example, str) and len(example) < _LONG_EXAMPLE and example not in (field.description or "")
    return f", such as {example}" if helps else ""


def _in_a_sentence(description: str) -> str:
    return description[:1].lower() + description[1:].rstrip(".")


def _missing(route: Route, model: type[BaseModel], file: SourceFile) -> Problem:
    parent = models_at(model, route[:-1]) or model
    name = str(route[-1])
    description = parent.model_fields[name].description or ""
    choices = choices_at(model, route)
    help_text = _in_a_sentence(description)
    message = f"{this(parent)} has no {name}"
    start, holder = file.locate(route[:-1]), file.node_at(route[:-1])
    emptied = re.compile(rf"^[ -]{{{start.column - 1}}}({name}):(?:[ \t]+(#.*))?\r?$", re.MULTILINE)
    opens = file.lines.start_of(start.line) if len(route) > 1 else 0
    within = (opens, holder.end) if isinstance(holder, Fields) else (0, 0)
    empty = emptied.search(file.lines.text, *within)
    if choices:
        hint = f"add  {name}: {choices[0]}  (or {listed(choices[1:])})"
    elif lists_at(model, route):
        hint = f"add  {name}:  and below it, after a dash each, {help_text}"
    else:
        hint = f"add  {name}: <{help_text}{_such_as(parent.model_fields[name])}>"
    if empty and file.lines.line_at(empty.start()) in file.mended:
        empty = None
    if empty:
        message, hint = f"{message}: nothing stands after it", hint.replace("add  ", "write  ", 1)
        start = file.lines.span(empty.start(1), empty.end(1))
    if empty and empty[2] and empty[2][1:2].strip():
        message = f"{this(parent)} has no {name}: {shown(empty[2])} is read as a remark, because it starts with #"
        start = file.lines.span(empty.start(2), empty.end(2))
        hint = f"write  {name}: {quoted(empty[2].rstrip())}"
    return file.problem("missing-field", message, start, hint)


def _choice(route: Route, model: type[BaseModel], file: SourceFile, span: Span) -> Problem:
    choices = choices_at(model, route)
    node = file.node_at(route)
    if not isinstance(node, Scalar):
        return file.problem(
            "wrong-value", f"{_name(route)} is one word, {_not(node)}", span, f"write {listed(choices)}"
        )
    meant = nearest(node.text, choices)
    hint = f"did you mean {meant}? It can be {listed(choices)}" if meant else f"it can be {listed(choices)}"
    return file.problem("wrong-value", f"{_name(route)} cannot be {shown(node.text)}", span, hint)


def _fields_wanted(route: Route, model: type[BaseModel], file: SourceFile, span: Span) -> Problem:
    wanted = models_at(model, route) or model
    node = file.node_at(route)
    needed = [name for name, field in wanted.model_fields.items() if field.is_required()] or list(wanted.model_fields)[
        :2
    ]
    hint = f"write {listed([f'{name}:' for name in needed], 'and')} below each other, each with its value"
    if len(needed) == 1:
        hint = f"write {needed[0]}: and its value, indented"
    if isinstance(node, Items) and route:
        hint = "only one fits here: keep one, without dash or brackets"
    elif isinstance(node, Scalar):
        hint = fields_meant(node, file.lines) or (_beside(node, needed) if route else "") or hint
        if not route and (table := table_meant(file.lines)):
            return file.problem("wrong-value", "this is a table, and a file is written as fields", span, table)
    elif isinstance(node, Items) and not route and isinstance(node.items[0], Fields) and not node.flow:
        hint = f"write  {file.lines.at(span.line).strip().removeprefix('-').strip()}  without the dash, and so on"
    subject = "this file" if not route else noun(wanted) if isinstance(route[-1], int) else _name(route)
    return file.problem("wrong-value", f"{subject} is written as fields, {_not(node)}", span, hint)


def _beside(node: Scalar, needed: list[str]) -> str:
    """A text that was meant for one of the fields that are needed, with the names of the others."""
    own = next((name for name in ("title", "text", "promise", "name") if name in needed), None)
    others = [f"{name}:" for name in needed if name != own]
    if own is None or not others or node.style or len(node.text) > ROOM:
        return ""
    return f"write  {own}: {node.text}  and below it  {listed(others, 'and')}  each with its value"


def _names_wanted(route: Route, file: SourceFile, span: Span) -> Problem:
    node = file.node_at(route)
    hint = f"write each as  {_example_name(route)}  on a line of its own"
    if isinstance(node, Items) and not node.flow and isinstance(node.items[0], Fields):
        hint = f"write  {file.lines.at(span.line).strip().removeprefix('-').strip()}  without the dash, and so on"
    return file.problem("wrong-value", f"{_name(route)} is written as names and texts, {_not(node)}", span, hint)


def _list_wanted(route: Route, model: type[BaseModel], file: SourceFile, span: Span) -> Problem:
    node = file.node_at(route)
    hint = "write each entry on a line of its own after a dash and a space"
    if isinstance(node, Scalar):
        hint = list_meant(str(route[-1]), node, file.lines, of_ids=ids_at(model, route))
    elif isinstance(node, Fields):
        first = file.lines.at(file.span_of(node).line).strip()
        item, entry = models_at(model, (*route, 0)), node.entries[0]
        hint = "put a dash and a space before the first field of each entry"
        if item is not None and entry.key.text not in item.model_fields:
            hint = intended(entry.key.text, item, entry.value).hint.replace("write  ", "write  - ", 1)
        elif not node.flow and len(first) <= ROOM:
            hint = f"write  - {first}  and begin it two places further left"
    return file.problem("wrong-value", f"{_name(route)} is written as a list, {_not(node)}", span, hint)


def _name(route: Route) -> str:
    """The field a route leads to, as the editor wrote it; an entry of a list is named by its list."""
    names = [part for part in route if isinstance(part, str) and not part.startswith("(")]
    if not names:
        return "this file"
    return f"each of {names[-1]}" if isinstance(route[-1], int) else names[-1]


def _example_name(route: Route) -> str:
    return {"emotion": "persona-id: 1", "notes": "lane-id: what happens there"}.get(str(route[-1]), "name: text")


def _not(node: Node | None) -> str:
    if isinstance(node, Items):
        return "not as a list"
    return "not as fields" if isinstance(node, Fields) else "not as a text"
