"""A role's page: what it says of a role's part in customers' days, on a drawn handbook worked out here."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from tests.drawn import Built, build, write

HOUSE = {
    "personas/noor.yml": "name: Noor\ntagline: Rents her first flat\n",
    "roles/caretaker.yml": "title: Caretaker\ndepartment: houses\nmay_decide: [To lend a heater.]\n",
    "roles/clerk.yml": "title: Clerk\ndepartment: houses\n",
    "roles/buyer.yml": """
        title: Buyer
        department: houses
        supports: [{role: caretaker, by: Buys the heaters.}]
        """,
    "roles/payer.yml": "title: Payer\ndepartment: houses\nsupports: [buyer]\n",
    "journeys/move-in.yml": """
        title: I move in
        personas: [noor]
        goal: Sleep in my own bed
        stages:
          - title: The key
            steps:
              - {id: asks, title: I ask, doing: I ask, emotion: 1, frontstage: [clerk]}
              - {id: waits, title: I wait, doing: I stand there, feeling: Small, emotion: -2,
                 frontstage: [{role: caretaker, may_decide: To open the hall.}],
                 pains: [{id: wet, text: I get wet., kind: wait, severity: 4, caused_by: [caretaker]},
                         {id: cold, text: I get cold., kind: wait, severity: 5}]}
              - {id: sleeps, title: I sleep, doing: I sleep, emotion: 2, frontstage: [caretaker],
                 pains: [{id: noise, text: It hums., kind: wait}],
                 highlights: [{text: Clean sheets., roles: [caretaker]}]}
        """,
    "improvements/roof.yml": "title: A roof\nstatus: idea\naddresses: [move-in#wet]\n",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The drawn handbook, built once."""
    built = build(write(tmp_path_factory.mktemp("role") / "content", HOUSE))
    assert not built.failed, built.log
    return built


def page(built: Built, role: str) -> BeautifulSoup:
    """A role's page."""
    return BeautifulSoup(built.page(f"roles/{role}/"), "html5lib")


def text(tag: Tag | None) -> str:
    """What a part of a page says, in one line; "" where there is none."""
    return " ".join(tag.get_text(" ", strip=True).split()) if tag else ""


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("clerk", "Your work touches customers at one moment in I move in , where they meet you."),
        ("caretaker", "Your work touches customers at 2 moments in I move in , and at each of them they meet you."),
        ("buyer", "Your work touches customers at 2 moments in I move in , all of them through a colleague."),
        (
            "payer",
            "Your work touches customers at 2 moments in I move in , all of them through a chain of 2 colleagues.",
        ),
    ],
)
def test_the_first_sentence_says_how_near_a_role_is(pages: Built, role: str, sentence: str) -> None:
    assert text(page(pages, role).select_one(".jb-role-lead__sentence")) == sentence


CLERK = "good +1.0 How customers feel there, on a scale from -2 to +2. "
CARETAKER = "neither good nor bad 0 How customers feel there on average, on a scale from -2 to +2. "
WHOLE = "From the first step to the last it is +0.3, "


@pytest.mark.parametrize(
    ("role", "feelings"),
    [
        ("clerk", f"{CLERK}{WHOLE}so this is one of the better moments."),
        ("caretaker", f"{CARETAKER}{WHOLE}so these are among the harder moments."),
    ],
)
def test_what_is_felt_there_is_held_against_the_whole(pages: Built, role: str, feelings: str) -> None:
    assert text(page(pages, role).select_one(".jb-role-lead__feelings")) == feelings


def test_at_a_glance_stands_the_heaviest_of_each_kind(pages: Built) -> None:
    assert [text(line) for line in page(pages, "caretaker").select("section:has(> #_glance) li")] == [
        "Your hardest moment Small I wait",
        "One pain starts with your work I get wet. I wait",
        "You are there at 2 pains I get cold. I wait",
        "One thing works because of you Clean sheets. I sleep",
        "One change is open to you A roof",
    ]


def test_one_line_alone_is_no_overview(pages: Built) -> None:
    assert page(pages, "clerk").select_one("#_glance") is None


def test_a_way_is_told_in_full_once_and_then_by_its_names(pages: Built) -> None:
    chains = page(pages, "payer").select(".jb-moment__chain")
    assert [text(chain) for chain in chains] == [
        "How your work gets here → Buyer → Caretaker Buys the heaters.",
        "How your work gets here → Buyer → Caretaker",
    ]
    assert [text(line) for line in page(pages, "payer").select(".jb-moment__title small")] == [
        "Noor · The key · through 2 colleagues"
    ] * 2


def test_who_acts_is_said_of_a_role_that_acts_and_of_one_that_does_not(pages: Built) -> None:
    assert not page(pages, "caretaker").select(".jb-moment__also")
    assert text(page(pages, "payer").select_one(".jb-moment__also")) == "At work here Caretaker"


def test_what_may_be_decided_anyway_stands_once_above_the_pains(pages: Built) -> None:
    pains = page(pages, "caretaker").select_one("section:has(> #_pains)")
    assert text(pains).startswith(
        "What hurts, and what you can do For all of these you may decide, without asking To lend a heater. Starts with"
    )
    assert text(pains).count("To lend a heater.") == 1
    assert text(pains).count("Here you may decide To open the hall.") == 2
