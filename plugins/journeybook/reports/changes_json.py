"""What changed comes in, one JSON document goes out, whose names stay."""

from __future__ import annotations

import json

from ..problems import Problem
from .changes_text import Compared, counted

VERSION = 1
"""Rises when a name goes or means something else; names may come at any time."""


def render_changes_json(compared: Compared) -> str:
    """An object with these names.

    `version`; `base` and `head`, each with `name` and `commit` ("" for files that are in none); `begins`, whether there
    is no handbook yet in the base; `went_on`, whether the base has gone on since the head left it; `summary`, the
    counts in a sentence; `complete`, whether everything could be compared; `changes`, with the fields of
    `changes.change.Change`; `roles` whose pages change, and `reviewers`, each with `id`, `title` and `reasons`, a
    reviewer with a `contact` too; `problems` with `new` and `gone`; `uncompared`, each with `kind`, `id` and the `side`
    it cannot be read on (`before`, `after`, `both`).
    """
    changes = compared.changes
    document = {
        "version": VERSION,
        "base": {"name": compared.base, "commit": compared.base_commit},
        "head": {"name": compared.head, "commit": compared.head_commit},
        "begins": compared.begins,
        "went_on": compared.went_on,
        "summary": counted(changes),
        "complete": not changes.uncompared,
        "changes": [
            {
                "sort": change.sort,
                "kind": change.kind,
                "id": change.id,
                "title": change.title,
                "step": change.step,
                "step_title": change.step_title,
                "field": change.field,
                "before": change.before,
                "after": change.after,
                "felt": change.felt,
                "sentence": change.sentence,
            }
            for change in changes.changes
        ],
        "roles": [{"id": role.role_id, "title": role.title, "reasons": list(role.reasons)} for role in changes.roles],
        "reviewers": [
            {"id": asked.role_id, "title": asked.title, "contact": asked.contact, "reasons": list(asked.reasons)}
            for asked in changes.reviewers
        ],
        "problems": {
            "new": [_problem(problem) for problem in changes.problems_new],
            "gone": [_problem(problem) for problem in changes.problems_gone],
        },
        "uncompared": [{"kind": found.kind, "id": found.id, "side": found.side} for found in changes.uncompared],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.path,
        "line": problem.line,
        "severity": problem.severity.word,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }
