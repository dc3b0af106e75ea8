"""The walker finds every reference and every text, whatever field is added."""

from journeybook.model import KINDS, Journey, Vocabulary
from journeybook.model.types import Reference, Text
from journeybook.model.walk import Found, find


def test_references_and_texts_are_found_with_their_routes() -> None:
    step = {
        "id": "calls",
        "title": "I call",
        "doing": "I call.",
        "emotion": {"dale": "1"},
        "notes": {"tools": "A phone."},
        "frontstage": ["adviser"],
    }
    journey = Journey.model_validate(
        {"title": "Ute", "personas": ["dale"], "goal": "A ute.", "stages": [{"title": "Buy", "steps": [step]}]}
    )
    here = ("stages", 0, "steps", 0)
    assert list(find(journey)) == [
        Found(("title",), Text("line"), "Ute"),
        Found(("personas", 0), Reference("persona"), "dale"),
        Found(("goal",), Text("prose"), "A ute."),
        Found(("stages", 0, "title"), Text("line"), "Buy"),
        Found((*here, "title"), Text("line"), "I call"),
        Found((*here, "doing"), Text("prose"), "I call."),
        Found((*here, "emotion", "dale"), Reference("persona"), "dale", is_key=True),
        Found((*here, "notes", "tools"), Reference("lane"), "tools", is_key=True),
        Found((*here, "notes", "tools"), Text("prose"), "A phone."),
        Found((*here, "frontstage", 0, "role"), Reference("role"), "adviser"),
    ]


def test_the_default_vocabulary_refers_only_to_itself() -> None:
    levers = {lever.id for lever in Vocabulary().levers}
    named = {found.value for found in find(Vocabulary()) if found.mark == Reference("lever")}
    assert named <= levers
    assert named


def test_every_field_of_every_kind_has_help_for_editors() -> None:
    silent = [
        f"{kind.name}.{name}"
        for kind in KINDS.values()
        for name, field in kind.model.model_fields.items()
        if not field.description
    ]
    assert silent == []
