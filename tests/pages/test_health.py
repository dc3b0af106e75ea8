"""The handbook's health: what it covers, when it was checked, what is worth a look, on a drawn handbook."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.drawn import Build, Draw

HOUSE = {
    "personas/noor.yml": "name: Noor\ntagline: Rents her first flat\nreviewed: 2025-03-01\nowner: caretaker\n",
    "personas/ed.yml": "name: Ed\ntagline: Was here before\nreviewed: 2026-01-31\n",
    "roles/caretaker.yml": "title: Caretaker\ndepartment: houses\n",
    "roles/poet.yml": "title: Poet\ndepartment: houses\n",
    "journeys/move-in.yml": """
        title: I move in
        personas: [noor]
        goal: Sleep in my own bed
        owner: caretaker
        stages:
          - title: The key
            steps:
              - {id: asks, title: I ask, doing: I ask, thinking: Soon, frontstage: [caretaker], touchpoint: [desk]}
              - {id: waits, title: I wait, doing: I stand in the rain, feeling: Small, emotion: -2,
                 frontstage: [caretaker], touchpoint: [desk],
                 pains: [{id: wet, text: I get wet, kind: wait, severity: 5}],
                 highlights: [{text: A nod, roles: [caretaker]}]}
        """,
    "touchpoints/desk.yml": "title: The desk\nchannel: in-person\nowner: caretaker\n",
}


def test_what_is_missing_old_or_open_is_named_with_where_it_is_mended(
    draw: Draw, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772409600")  # 2 March 2026
    built = build(draw(HOUSE), repo_url="https://git.example.org/us/handbook", edit_uri="edit/main/content/")
    assert not built.failed, built.log
    page = BeautifulSoup(built.page("health/"), "html5lib")

    def said(selector: str) -> list[str]:
        return [" ".join(found.get_text(" ", strip=True).split()) for found in page.select(selector)]

    assert said(".jb-coverage > li") == [
        "Roles whose work can be followed to a customer 1 of 2 Not yet Poet",
        "People with a journey of their own 1 of 2 Not yet Ed",
        "Steps that say who acts, or that it happens out of our hands 2 of 2",
        "Steps that say how the customer feels 1 of 2 Not yet I ask",
        "Steps whose quotes and figures say where they come from 2 of 2",
        "Pains that something is being done about 0 of 1 Not yet I get wet",
        "Touchpoints that a journey leads to 1 of 1",
    ]
    assert said("section:has(> #_freshness) > p") == [
        "One page has not been checked for more than 12 months. Those that wait longest stand first."
    ]
    assert said(".jb-checked") == [
        "I move in Journey Last checked: no date yet · Kept true by: Caretaker",
        (
            "Noor A person we work for Past its review "
            "Last checked: 1 March 2025 · Next by: 1 March 2026 · Kept true by: Caretaker"
        ),
        "Ed A person we work for Last checked: 31 January 2026 · Next by: 31 January 2027",
    ]
    assert said("section:has(> #_notes) h3") == [
        "Nobody asked how it feels Why this matters",
        "A person without a journey Why this matters",
        "A heavy pain that nobody works on Why this matters",
        "Work that is not followed to a customer yet Why this matters",
    ]
    assert [str(why["href"]) for why in page.select("section:has(> #_notes) h3 a")] == [
        f"../editors/checks/#{code}"
        for code in ("no-emotion", "persona-without-journey", "unaddressed-pain", "unreached-role")
    ]
    link = page.select_one('section:has(> #_notes) a[href*="move-in.yml"]')
    assert link is not None
    assert link["href"] == "https://git.example.org/us/handbook/edit/main/content/journeys/move-in.yml"
    assert link.get_text().startswith("journeys/move-in.yml, line ")
