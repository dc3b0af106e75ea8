"""What an editor is asked when they report or propose something: the same on each forge, and forms a forge can show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflows.written import ROOT, load

FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
TEXTS = ROOT / ".gitlab" / "issue_templates"


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_has_what_github_needs_to_show_it(path: Path) -> None:
    form = load(path)
    assert set(form) == {"name", "description", "title", "labels", "body"}
    kinds = {part["type"] for part in form["body"]}
    assert kinds <= {"markdown", "input", "textarea", "dropdown"}
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert len({part["id"] for part in asked}) == len({part["attributes"]["label"] for part in asked}) == len(asked)
    assert any(part.get("validations", {}).get("required") for part in asked)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_gitlab_asks_the_same_questions_under_the_same_name(path: Path) -> None:
    form = load(path)
    text = (TEXTS / f"{form['name']}.md").read_text(encoding="utf-8")
    labels = [part["attributes"]["label"] for part in form["body"] if part["type"] != "markdown"]
    assert [line.split("**")[1] for line in text.splitlines() if line.startswith("**")] == labels


def test_gitlab_asks_nothing_else() -> None:
    assert sorted(path.stem for path in TEXTS.iterdir()) == sorted(load(path)["name"] for path in FORMS)


def test_a_proposal_is_asked_for_the_same_on_each_forge() -> None:
    github = ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md"
    gitlab = ROOT / ".gitlab" / "merge_request_templates" / "Default.md"
    assert github.read_text(encoding="utf-8") == gitlab.read_text(encoding="utf-8")
