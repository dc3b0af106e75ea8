"""The walk, told from a drawn handbook: in the first person, with what is unknown left open."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from tests.drawn import Build, Built, Draw

HOUSE = {
    "personas/noor.yml": "name: Noor\ntagline: Rents her first flat\n",
    "roles/caretaker.yml": "title: Caretaker\ndepartment: houses\n",
    "roles/clerk.yml": "title: Clerk\ndepartment: houses\nsupports: [caretaker]\nmay_decide: [Lend an umbrella]\n",
    "improvements/umbrella.yml": "title: An umbrella\nstatus: idea\naddresses: [move-in#wet]\n",
    "journeys/move-in.yml": """
        title: I move in
        personas: [noor]
        goal: Sleep in my own bed
        trigger: {kind: need, text: The lease ends on Friday}
        owner: caretaker
        outcome: achieved
        stages:
          - title: The key
            steps:
              - {id: asks, title: I ask, doing: I ask for the key, emotion: 1, outside: yes, wait: 2 weeks,
                 told_next: no}
              - {id: waits, title: I wait, doing: I stand there, feeling: Small, emotion: -2,
                 when: "Day two, in the rain",
                 expecting: A warm hall, expectation: missed, frontstage: [caretaker], times: 2,
                 branches: [{to: asks, when: The key is lost}, {to: sleeps}], quotes: [Nobody came.],
                 pains: [{id: wet, text: I get wet, kind: wait, severity: 4}]}
          - title: Home
            steps:
              - {id: sleeps, title: I sleep, doing: I sleep, outside: yes}
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
            steps:
              - {id: asks, title: I ask, doing: I ask, frontstage: [clerk]}
        """,
}


def soup(built: Built, address: str = "journeys/move-in/walk/") -> BeautifulSoup:
    assert not built.failed, built.log
    return BeautifulSoup(built.page(address), "html5lib")


def said(found: Tag | None) -> str:
    return " ".join(found.get_text(" ", strip=True).split()) if found else ""


def scene(page: BeautifulSoup, step: str) -> Tag:
    found = page.select_one(f"section:has(> #{step}) .jb-walk-step")
    assert found is not None
    return found


def test_each_step_is_a_scene_in_order_and_leads_to_the_next(draw: Draw, build: Build) -> None:
    page = soup(build(draw(HOUSE)))
    scenes = page.select(".jb-walk-step")
    ways = [[link["href"] for link in found.select(".jb-walk__ways a")] for found in scenes]
    assert [said(found.select_one(".jb-walk-step__place")) for found in scenes] == [
        "Step 1 of 3 · The key",
        "Step 2 of 3 · The key Day two, in the rain",
        "Step 3 of 3 · Home",
    ]
    assert ways == [["#_start", "#waits"], ["#asks", "#sleeps"], ["#waits", "#_end"]]


def test_waits_loops_and_forks_are_told_by_the_one_who_lives_them(draw: Draw, build: Build) -> None:
    page = soup(build(draw(HOUSE)))
    asks, waits = scene(page, "asks"), scene(page, "waits")
    assert (
        said(asks.select_one(".jb-walk-step__after")) == "And then I wait. 2 weeks. Nobody tells me what happens next."
    )
    assert said(asks.select_one(".jb-walk-step__people")) == "This happens out of our sight."
    assert said(waits.select_one(".jb-walk-step__after")) == "I have to do this 2 times."
    assert said(waits.select_one(".jb-walk-step__people")) == "With me: Caretaker ."
    assert [said(fork) for fork in waits.select(".jb-walk-step__forks li")] == [
        "It could also take me back: I ask The key is lost",
        "It could also go another way: I sleep",
    ]


def test_the_feeling_and_what_gives_it_away_wait_behind_a_disclosure(draw: Draw, build: Build) -> None:
    waits = scene(soup(build(draw(HOUSE))), "waits")
    told = waits.select_one("details")
    assert told is not None
    assert not told.has_attr("open")
    assert said(told) == (
        "What Noor feels very bad -2 What I feel Small Held against what I expected: less than expected Nobody came."
    )
    told.decompose()
    story = said(waits)
    assert "A warm hall" in story
    for spoiler in ("Small", "less than expected", "Nobody came"):
        assert spoiler not in story
    assert (waits["data-felt"], waits["data-word"]) == ("-2", "very bad")


def test_a_feeling_nobody_asked_about_is_said_to_be_unknown_and_not_guessed(draw: Draw, build: Build) -> None:
    sleeps = scene(soup(build(draw(HOUSE))), "sleeps")
    assert said(sleeps.select_one(".jb-walk-step__question")) == (
        "Nobody has asked yet how this feels. What would you guess, and whom could you ask?"
    )
    assert sleeps.select("button, details") == []
    assert not sleeps.has_attr("data-felt")


def test_the_end_says_how_it_ended_and_what_every_role_can_do(draw: Draw, build: Build) -> None:
    page = soup(build(draw(HOUSE)))
    assert said(page.select_one(".jb-walk-end__outcome")) == "They get what they came for"
    assert [said(row) for row in page.select(".jb-walk-end tbody tr")] == [
        "I ask good +1",
        "I wait very bad -2",
        "I sleep not known yet",
    ]
    could = "Changes that wait for someone to take them up: An umbrella All that"
    assert {str(part["data-role"]): said(part) for part in page.select(".jb-walk-part")} == {
        "caretaker": "Caretaker Part of it at one moment: I wait very bad -2 "
        f"{could} Caretaker means to customers · The first week in this role",
        "clerk": "Clerk Part of it at one moment: I wait very bad -2 "
        "What this role may decide without asking: Lend an umbrella "
        f"{could} Clerk means to customers · The first week in this role",
    }


def test_a_target_is_walked_with_those_who_act_in_it_and_an_open_end(draw: Draw, build: Build) -> None:
    page = soup(build(draw(HOUSE)), "journeys/move-in-better/walk/")
    assert said(page.select_one(".jb-walk-end__outcome")) == "How it ends is not known yet."
    assert page.select(".jb-walk-end .jb-spark") == []
    assert [part["data-role"] for part in page.select(".jb-walk-part")] == ["clerk"]


def test_a_journey_in_which_nobody_is_named_says_so(draw: Draw, build: Build) -> None:
    alone = HOUSE["journeys/move-in-better.yml"].replace(", frontstage: [clerk]", "")
    page = soup(build(draw({**HOUSE, "journeys/move-in-better.yml": alone})), "journeys/move-in-better/walk/")
    assert page.select(".jb-walk-part") == []
    assert said(page.select_one("section:has(> #_your-part) .jb-empty")) == (
        "Nobody is named in this journey yet. If you know who is there, say so."
    )


def test_the_journey_leads_to_its_walk_and_the_walk_back(draw: Draw, build: Build) -> None:
    built = build(draw(HOUSE))
    journey = BeautifulSoup(built.page("journeys/move-in/"), "html5lib")
    assert [(said(link), link["href"]) for link in journey.select(".jb-ways a")] == [
        ("Walk it yourself", "../../journeys/move-in/walk/"),
        ("Run a workshop", "../../journeys/move-in/workshop/"),
    ]
    assert [link["href"] for link in soup(built).select(".jb-trail a")][-1] == "../../../journeys/move-in/"
