"""The first week and the workshop kit, made from a drawn handbook whose right answers are worked out here."""

from __future__ import annotations

from bs4 import BeautifulSoup

from tests.drawn import Build, Built, Draw

HOUSE = {
    "handbook.yml": "promises:\n  - {id: warm, title: Always warm}\n",
    "personas/noor.yml": "name: Noor\ntagline: Rents her first flat\n",
    "roles/caretaker.yml": "title: Caretaker\ndepartment: houses\nfirst_week: [Open a door]\n",
    "roles/clerk.yml": "title: Clerk\ndepartment: houses\n",
    "roles/poet.yml": "title: Poet\ndepartment: houses\ncontact: The writers\n",
    "journeys/move-in.yml": """
        title: I move in
        personas: [noor]
        goal: Sleep in my own bed
        owner: caretaker
        stages:
          - title: The key
            steps:
              - {id: asks, title: I ask, doing: I ask, emotion: 1, frontstage: [clerk], told_next: no}
              - {id: waits, title: I wait, doing: I stand there, feeling: Small, emotion: -2, frontstage: [caretaker],
                 wait: 3 days, promises: [{promise: warm, kept: no}], quotes: [Nobody came.],
                 pains: [{id: wet, text: I get wet., kind: wait, severity: 4}]}
              - {id: sleeps, title: I sleep, doing: I sleep, emotion: 2, frontstage: [caretaker]}
        """,
}


def section(built: Built, address: str, name: str) -> str:
    """What a section says, in one line; "" where there is none."""
    assert not built.failed, built.log
    found = BeautifulSoup(built.page(address), "html5lib").select_one(f"section:has(> #{name})")
    return " ".join(found.get_text(" ", strip=True).split()) if found else ""


def test_a_roles_week_is_made_of_its_own_facts(draw: Draw, build: Build) -> None:
    built, week = build(draw(HOUSE)), "orientation/caretaker/"
    assert section(built, week, "_meet") == "Someone to meet N Noor Rents her first flat"
    assert section(built, week, "_walk") == (
        "Walk in their shoes Walk it: I move in Your work is felt here at 2 moments. Sleep in my own bed"
    )
    assert section(built, week, "_moment").startswith("The moment your work matters most I wait very bad -2 Small")
    assert section(built, week, "_handoff") == (
        "The handoff to watch I move in I ask Clerk → I wait Caretaker At risk "
        "The customer is not told what happens next. The customer feels worse afterwards. Right after it Small "
        "Be there once when it happens. Notice what is passed on, and what is not."
    )
    assert section(built, week, "_colleagues") == (
        "The colleagues around you Has the customer before Clerk I ask "
        "Have a word with one of them, and ask what they would like to get from you sooner, or differently."
    )
    assert section(built, week, "_ask") == (
        "Three questions to take to your team "
        "At “ I wait ”, this hurts: “I get wet.” What do we do today when we notice it? "
        "We promise “Always warm”. At “ I wait ” it is not kept. What would it take to keep it? "
        "“ I wait ” is a wait: 3 days. What does Noor hear from us in that time?"
    )
    assert section(built, week, "_own") == "What your team says Open a door"


def test_a_role_that_reaches_one_person_also_meets_one_whom_its_colleagues_work_for(draw: Draw, build: Build) -> None:
    asking = """
        title: I ask for a desk
        personas: [{who}]
        goal: Somewhere to write
        stages: [{{title: All, steps: [{{id: asks, title: I ask, doing: I ask, frontstage: [{role}]}}]}}]
        """
    more = {
        "personas/abe.yml": "name: Abe\ntagline: Never rings\n",
        "personas/zoe.yml": "name: Zoe\ntagline: Writes by night.\n",
        "roles/guard.yml": "title: Guard\ndepartment: gates\n",
        "journeys/ask.yml": asking.format(who="zoe", role="poet"),
        "journeys/ring.yml": asking.format(who="abe", role="guard"),
    }
    built = build(draw({**HOUSE, **more}))
    theirs = "Your own work does not lead here; that of your colleagues does."
    assert section(built, "orientation/caretaker/", "_meet") == (
        f"Two people to meet N Noor Rents her first flat Z Zoe Writes by night. {theirs}"
    )
    # Nobody else in the guard's department works for anybody: then it is whom we all meet most.
    assert section(built, "orientation/guard/", "_meet") == (
        f"Two people to meet A Abe Never rings N Noor Rents her first flat. {theirs}"
    )


def test_a_role_that_reaches_nobody_yet_is_told_so_and_whom_to_ask(draw: Draw, build: Build) -> None:
    built, week = build(draw(HOUSE)), "orientation/poet/"
    assert section(built, week, "_moment") == ""
    assert section(built, week, "_meet") == "Someone to meet N Noor Rents her first flat"
    assert section(built, week, "_walk") == (
        "Walk in their shoes Walk it: I move in Your colleagues are part of it. Sleep in my own bed"
    )
    assert section(built, week, "_ask").startswith("Three questions to take to your team Whose work gets harder")
    assert section(built, week, "_journeys").startswith("What your department is part of N Noor I move in")
    whom = section(built, week, "_whom")
    assert "The team: The writers" in whom
    assert whom.endswith("Colleagues in your department Caretaker Clerk")


def test_the_week_for_everyone_leads_to_each_role(draw: Draw, build: Build) -> None:
    page = BeautifulSoup(build(draw(HOUSE)).page("orientation/"), "html5lib")
    assert [link["href"] for link in page.select(".jb-finder__group li a")] == [
        "../orientation/caretaker/",
        "../orientation/clerk/",
        "../orientation/poet/",
    ]


def test_of_very_many_roles_a_department_is_opened_first(draw: Draw, build: Build) -> None:
    many = {f"roles/r-{n:02}.yml": f"title: Role {n}\ndepartment: d-{n % 2}\n" for n in range(60)}
    built = build(draw({**HOUSE, **many}))
    for address in ("", "orientation/"):
        page = BeautifulSoup(built.page(address), "html5lib")
        folds = page.select("details.jb-finder__group--folded")
        assert [(fold.summary or fold).get_text(" ", strip=True) for fold in folds] == [
            "D 0 30 roles",
            "D 1 30 roles",
            "Houses 3 roles",
        ]
        assert [len(fold.select("li a")) for fold in folds] == [30, 30, 3]


def test_a_workshop_takes_ninety_minutes_and_has_the_journeys_own_sheets(draw: Draw, build: Build) -> None:
    built, kit = build(draw(HOUSE)), "journeys/move-in/workshop/"
    page = BeautifulSoup(built.page(kit), "html5lib")
    starts = [row.get_text(strip=True) for row in page.select(".jb-agenda tbody th")]
    assert starts == ["0:00", "0:10", "0:20", "0:45", "1:00", "1:10", "1:25"]
    assert [stage.get_text(strip=True) for stage in page.select(".jb-blank thead th")] == ["The key"]
    assert section(built, kit, "_quotes") == "Quote cards Nobody came. I wait"
    assert "“ I wait ”: what does Noor do in these 3 days?" in section(built, kit, "_prompts")
    assert "journeybook import workshop.xlsx --persona noor --dry-run" in section(built, kit, "_import")


def test_seven_stages_are_two_even_sheets_and_no_quotes_are_said_to_be_none(draw: Draw, build: Build) -> None:
    stages = "".join(
        f"  - {{title: S{n}, steps: [{{id: s{n}, title: T{n}, doing: I go, frontstage: [clerk]}}]}}\n" for n in range(7)
    )
    journey = f"title: Long\npersonas: [noor]\ngoal: Home\nowner: clerk\nstages:\n{stages}"
    built, kit = build(draw({**HOUSE, "journeys/long.yml": journey})), "journeys/long/workshop/"
    page = BeautifulSoup(built.page(kit), "html5lib")
    assert [len(sheet.select("thead th")) for sheet in page.select(".jb-blank")] == [4, 3]
    assert "No customer's words stand in this journey yet." in section(built, kit, "_quotes")


def test_the_addresses_of_first_weeks_and_workshops_are_taken(draw: Draw, build: Build) -> None:
    written = {"orientation.md": "# Ours\n", "journeys/move-in/workshop.md": "# Ours\n"}
    built = build(draw({**HOUSE, **written}))
    assert built.failed
    assert "this page would stand at /orientation/, and a page made from the journeys is there" in built.log
    assert "/journeys/move-in/workshop/, and the workshop kit of the journey move-in is there" in built.log
