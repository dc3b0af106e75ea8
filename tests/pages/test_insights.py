"""Insights: where to look first, on a drawn handbook whose right answers are worked out here."""

from __future__ import annotations

from bs4 import BeautifulSoup

from tests.drawn import Build, Built, Draw
from tests.hosts.small import SMALL

HOUSE = {
    "personas/noor.yml": "name: Noor\ntagline: Rents her first flat\n",
    "personas/ed.yml": "name: Ed\ntagline: Was here before\n",
    "roles/caretaker.yml": "title: Caretaker\ndepartment: houses\n",
    "roles/clerk.yml": "title: Clerk\ndepartment: houses\n",
    "handbook.yml": "promises:\n  - {id: warm, title: Always warm}\n",
    "journeys/move-in.yml": """
        title: I move in
        personas: [noor]
        goal: Sleep in my own bed
        owner: caretaker
        stages:
          - title: The key
            phase: buy
            steps:
              - {id: asks, title: I ask, doing: I ask for the key, feeling: Hopeful, emotion: 1, frontstage: [clerk],
                 told_next: no, wait: 3 days}
              - {id: waits, title: I wait, doing: I stand in the rain, feeling: Small, emotion: -2,
                 frontstage: [caretaker], avoidable: yes, wait: 1 hour, told_next: yes,
                 promises: [{promise: warm, kept: no, reality: It is wet}],
                 pains: [{id: wet, text: I get wet, kind: wait, severity: 4}]}
          - title: Home
            phase: use
            steps:
              - {id: sleeps, title: I sleep, doing: I sleep, feeling: Home, emotion: 2, frontstage: [caretaker],
                 highlights: [{text: Clean sheets, roles: [caretaker], copy_to: [move-in#asks]}]}
        """,
    "journeys/move-in-better.yml": """
        title: I move in, better
        personas: [noor]
        goal: Sleep in my own bed
        state: target
        target_of: move-in
        owner: caretaker
        stages:
          - title: The key
            phase: buy
            steps:
              - {id: asks, title: I ask, doing: I ask, emotion: -1, frontstage: [clerk], wait: 9 weeks, avoidable: yes}
        """,
}


def section(built: Built, name: str) -> str:
    """What a section of the page says, in one line; "" where there is none."""
    found = BeautifulSoup(built.page("insights/"), "html5lib").select_one(f"section:has(> #_{name})")
    return " ".join(found.get_text(" ", strip=True).split()) if found else ""


def test_the_page_begins_with_what_each_section_says_and_a_customers_words(draw: Draw, build: Build) -> None:
    first = section(build(draw(HOUSE), strict=True), "first")
    assert first.startswith(
        "Where to look first How it feels from first to last Hardest is “Buying”: -0.5 on average, on a scale from -2 "
        "to +2. Small I wait Where customers fall between us At one place in one journey, "
    )
    assert first.endswith(
        "What works, and where else it would help One thing goes right on purpose, in one journey. Home I sleep"
    )


def test_nobody_is_said_to_know_what_happens_next_where_nobody_has_written_so(draw: Draw, build: Build) -> None:
    asked = HOUSE["journeys/move-in.yml"].replace("told_next: no, wait: 3 days", "wait: 3 days")
    waits = section(build(draw({**HOUSE, "journeys/move-in.yml": asked}), strict=True), "waits")
    assert waits.startswith(
        "Where customers wait Customers wait at 2 places in one journey. "
        "3 days; whether they know what happens next, nobody has asked yet I ask"
    )


def test_all_pains_of_a_kind_are_listed(draw: Draw, build: Build) -> None:
    more = ", ".join(f"{{id: wet-{n}, text: Wet {n}, kind: wait}}" for n in range(3))
    wet = HOUSE["journeys/move-in.yml"].replace("severity: 4}]", f"severity: 4}}, {more}]")
    pains = section(build(draw({**HOUSE, "journeys/move-in.yml": wet}), strict=True), "pains")
    assert "Long wait: 4 pains" in pains
    assert pains.endswith("2 more things that hurt I wait Wet 1 I wait Wet 2")


def test_each_section_says_how_much_where_and_in_whose_words(draw: Draw, build: Build) -> None:
    built = build(draw(HOUSE), strict=True)
    assert not built.failed, built.log
    assert section(built, "phases").endswith(
        "Part of the story How it feels on average The hardest moment in it "
        "Buying 2 steps, one journey neither good nor bad -0.5 Small I wait , I move in "
        "Using one step, one journey very good +2.0 Home I sleep , I move in"
    )
    assert section(built, "handoffs") == (
        "Where customers fall between us At one place in one journey, one of us passes a customer to another and "
        "something may go wrong. I move in I ask Clerk → I wait Caretaker At risk "
        "The customer is not told what happens next. The next contact would not have been needed. "
        "The customer feels worse afterwards. Right after it Small"
    )
    assert section(built, "waits") == (
        "Where customers wait Customers wait at 2 places in one journey. At one of them nobody says what happens next. "
        "3 days, and nobody says what happens next I ask I move in good +1 Noor Hopeful Clerk "
        "1 hour, and they know what happens next I wait I move in very bad -2 Noor Small Caretaker"
    )
    assert section(built, "promises") == (
        "What we say, and what happens One promise is not kept, or only partly, in one journey. "
        "Always warm not kept It is wet I wait I move in very bad -2 Noor Small Caretaker"
    )
    assert section(built, "pains").startswith(
        "What hurts, by kind One pain is written down, in one journey. Long wait: one pain "
        "It takes longer than I was led to expect. To think of first: Say what happens."
    )
    assert section(built, "avoidable").endswith("I wait I move in very bad -2 Noor Small Caretaker")
    assert section(built, "highlights").endswith(
        "I sleep , I move in Home Clean sheets Thanks to: Caretaker Would help too at: I ask"
    )
    assert section(built, "divergence") == ""


def test_where_journeys_say_little_the_page_says_what_it_waits_for(draw: Draw, build: Build) -> None:
    page = BeautifulSoup(build(draw(SMALL), strict=True).page("insights/"), "html5lib")
    (nothing,) = page.select(".md-content .jb-empty")
    assert " ".join(nothing.get_text().split()) == (
        "No journey says enough yet. Once steps tell how customers feel, what hurts and who takes over from whom, "
        "this page shows where to look first."
    )


def test_of_many_the_first_stand_open_and_the_rest_are_listed(draw: Draw, build: Build) -> None:
    steps = "\n".join(
        f"      - {{id: s-{at}, title: Step {at}, doing: I call, avoidable: yes, emotion: -1, frontstage: [caretaker]}}"
        for at in range(10)
    )
    journey = (
        "title: I call\npersonas: [noor]\ngoal: An answer\nowner: caretaker\n"
        f"stages:\n  - title: Calls\n    steps:\n{steps}\n"
    )
    built = build(draw({**HOUSE, "journeys/call.yml": journey}), strict=True)
    page = BeautifulSoup(built.page("insights/"), "html5lib")
    found = page.select("section:has(> #_avoidable) .jb-finding")
    rest = page.select("section:has(> #_avoidable) details li > a")
    assert len(found) == 6
    assert page.select_one("section:has(> #_avoidable) summary").get_text() == "Show 5 more"  # type: ignore[union-attr]
    assert [link.get_text() for link in rest] == [f"Step {at}" for at in range(5, 10)]
