"""The page of changes: what a reader finds on it, from the commits of a real repository to the HTML of a real build."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner

from journeybook.commands import main
from tests.changes.months import BEGUN, Files, felt, made
from tests.changes.repository import ALONE, repository
from tests.drawn import Built, build

DRAWN: tuple[tuple[str, Files], ...] = (
    ("2026-03-01", BEGUN),
    ("2026-05-02", {"journeys/move-in.yml": felt(1)}),
    (
        "2026-06-30",
        {
            "journeys/move-in.yml": felt(-2).replace("two bags", "three bags"),
            "roles/porter.yml": "title: Porter\ndepartment: houses\n",
        },
    ),
)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)


def parsed(built: Built, address: str) -> BeautifulSoup:
    assert not built.failed, built.log
    return BeautifulSoup(built.page(address), "html5lib")


def months(built: Built) -> dict[str, str]:
    """What each section of the page says, by its id."""
    sections = parsed(built, "changes/").select("section.jb-section:has(> h2)")
    return {str(heading(found)["id"]): " ".join(found.stripped_strings) for found in sections}


def heading(section: Tag) -> Tag:
    found = section.h2
    assert found is not None
    return found


def test_the_page_tells_each_month_the_newest_first(tmp_path: Path) -> None:
    assert months(build(made(tmp_path, *DRAWN).content, strict=True)) == {
        "_2026-06": (
            "June 2026 One journey reads differently. Customers live one moment differently. It matters to 2 roles. "
            "I move in Journey I wait at the door The customer now feels worse: +1 (good) → -2 (very bad) "
            "One more change, mostly of wording I wait at the door What the customer does: “I stand at the door with "
            "two bags” → “I stand at the door with three bags” Matters to: Caretaker "
            "A new role Porter"
        ),
        "_2026-05": (
            "May 2026 One journey reads differently. Customers live one moment differently. "
            "It matters to one role. "
            "I move in Journey I wait at the door The customer now feels better: -1 (bad) → +1 (good) "
            "Matters to: Caretaker"
        ),
        "_2026-03": (
            "March 2026 The handbook began on 1 March 2026 , with one person, one journey and one role. I move in"
        ),
    }


def test_what_changed_leads_to_its_page_and_to_the_roles_it_matters_to(tmp_path: Path) -> None:
    page = parsed(build(made(tmp_path, *DRAWN).content), "changes/")
    assert [
        (entry["data-role"], [link["href"] for link in entry.select("a")]) for entry in page.select(".jb-changed")
    ] == [
        ("caretaker", ["../journeys/move-in/", *["../journeys/move-in/#waits"] * 2, "../roles/caretaker/"]),
        ("porter", ["../roles/porter/"]),
        ("caretaker", ["../journeys/move-in/", "../journeys/move-in/#waits", "../roles/caretaker/"]),
    ]


def test_what_is_gone_is_named_and_leads_nowhere(tmp_path: Path) -> None:
    drawn = made(tmp_path, *DRAWN, ("2026-07-01", {"roles/porter.yml": None}))
    page = parsed(build(drawn.content), "changes/")
    gone = page.select_one("section:has(> #_2026-07) .jb-changed")
    assert gone is not None
    assert list(gone.stripped_strings) == ["A role that is gone", "Porter"]
    assert gone.select("a") == []
    assert page.select_one("section:has(> #_2026-06) a[href='../roles/porter/']") is None


def test_the_home_page_and_a_role_s_page_lead_to_it(tmp_path: Path) -> None:
    built = build(made(tmp_path, *DRAWN).content, strict=True)
    newest = parsed(built, "").select_one("section:has(> #_changes)")
    assert newest is not None
    assert [
        (item.get_text(" ", strip=True), [a["href"] for a in item.select("a")]) for item in newest.select("li")
    ] == [
        (
            "I move in June 2026: I wait at the door: The customer now feels worse: +1 (good) → -2 (very bad)",
            ["journeys/move-in/"],
        ),
        (
            "I move in May 2026: I wait at the door: The customer now feels better: -1 (bad) → +1 (good)",
            ["journeys/move-in/"],
        ),
        (
            "March 2026 The handbook began on 1 March 2026 , with one person, one journey and one role.",
            ["changes/#_2026-03"],
        ),
        ("Everything that changed, month by month", ["changes/"]),
    ]
    ways = parsed(built, "roles/caretaker/").select(".jb-ways a")
    assert [(way.get_text(), way["href"]) for way in ways][1:] == [
        ("What changed for you", "../../changes/?role=caretaker")
    ]


def test_without_a_history_the_page_says_so_and_nothing_leads_to_it_in_vain(tmp_path: Path) -> None:
    drawn = repository(tmp_path)
    drawn.write(BEGUN)
    built = build(drawn.content, strict=True)
    assert months(built) == {}
    assert [found.get_text() for found in parsed(built, "changes/").select(".jb-empty")] == [
        (
            "There is no history here yet. Once changes to this handbook are on record, this page tells "
            "what they mean, month by month."
        )
    ]
    assert "_changes" not in built.page("")
    assert "changes/?role" not in built.page("roles/caretaker/")


def test_a_site_may_ask_for_fewer_months_and_the_page_says_that_there_are_more(tmp_path: Path) -> None:
    page = parsed(build(made(tmp_path, *DRAWN).content, options={"months": 1}), "changes/")
    assert [found["id"] for found in page.select("h2[id]")] == ["_2026-06"]
    assert [found.get_text() for found in page.select(".jb-empty")] == [
        (
            "What changed before that is no longer told here. It is kept with the handbook's own files, and its "
            "editors can look it up."
        )
    ]


def test_a_clone_that_is_cut_off_says_what_is_not_known_to_readers_and_to_whoever_builds(tmp_path: Path) -> None:
    drawn = made(tmp_path / "origin", *DRAWN)
    drawn.git("clone", "--quiet", "--depth", "1", f"file://{drawn.top}", str(tmp_path / "clone"))
    built = build(tmp_path / "clone" / "content", strict=True)
    assert [found.get_text() for found in parsed(built, "changes/").select(".jb-empty")] == [
        (
            "What changed before 30 June 2026 is not known here, because this handbook was made from a copy that "
            "begins then."
        )
    ]
    assert (
        "INFO journeybook: the page of changes begins with 2026-06-30, since this clone holds no older commits; fetch "
        "all of them: git fetch --unshallow (on GitHub fetch-depth: 0, on GitLab GIT_DEPTH: 0)"
    ) in built.log


def test_a_month_of_many_changes_stays_a_page_that_can_be_read(tmp_path: Path) -> None:
    def touchpoints(title: str) -> Files:
        return {f"touchpoints/t-{at:03}.yml": f"title: {title} {at}\nchannel: phone\n" for at in range(150)}

    drawn = made(
        tmp_path,
        ("2026-03-01", {**BEGUN, **touchpoints("Line")}),
        ("2026-05-01", {**touchpoints("Desk"), "journeys/move-in.yml": felt(1)}),
        ("2026-06-01", {f"roles/r-{at:03}.yml": f"title: Role {at}\ndepartment: houses\n" for at in range(60)}),
        ("2026-07-01", dict.fromkeys(touchpoints(""))),
    )
    page = parsed(build(drawn.content), "changes/")
    gone, new, changed = (page.select_one(f"section:has(> #_2026-0{month})") for month in (7, 6, 5))
    assert changed is not None
    assert new is not None
    assert gone is not None
    titles = [title.get_text(" ", strip=True) for title in changed.select(".jb-entry__title")]
    assert (len(titles), titles[:2]) == (24, ["I move in Journey", "Desk 0 Touchpoint"])
    assert changed.select_one(".jb-subhead") is not None
    assert " ".join(changed.select(".jb-subhead")[0].stripped_strings) == "127 other pages changed too"
    assert len(changed.select(".jb-links li")) == 100
    assert [found.get_text() for found in new.select(".jb-entry__title, .jb-quiet")] == ["60 new roles", "And 20 more."]
    assert len(new.select(".jb-inline a")) == 40
    assert [found.get_text() for found in gone.select(".jb-entry__title, .jb-quiet")] == [
        "150 touchpoints that are gone",
        "And 110 more.",
    ]


def test_in_a_folder_the_link_for_a_role_leads_to_a_file(tmp_path: Path) -> None:
    built = build(made(tmp_path, *DRAWN).content, use_directory_urls=False)
    ways = parsed(built, "roles/caretaker/").select(".jb-ways a")
    assert [way["href"] for way in ways][1:] == ["../../changes/index.html?role=caretaker"]
    assert sorted(months(built)) == ["_2026-03", "_2026-05", "_2026-06"]


def test_the_page_is_told_in_the_language_of_the_handbook(tmp_path: Path) -> None:
    drawn = made(
        tmp_path,
        ("2026-03-01", {**BEGUN, "handbook.yml": "language: de\n"}),
        ("2026-05-02", {"journeys/move-in.yml": felt(-2)}),
    )
    assert months(build(drawn.content)) == {
        "_2026-05": (
            "Mai 2026 Eine Reise liest sich anders. Kunden erleben einen Moment anders. "
            "Für eine Rolle ist das wichtig. I move in Reise I wait at the door "
            "Der Kunde fühlt sich jetzt schlechter: -1 (schlecht) → -2 (sehr schlecht) Wichtig für: Caretaker"
        ),
        "_2026-03": (
            "März 2026 Das Handbuch begann am 1. März 2026 mit einem Menschen, einer Reise und einer Rolle. I move in"
        ),
    }


def test_an_export_tells_as_many_months_as_the_site_does(tmp_path: Path) -> None:
    drawn = made(tmp_path / "house", *DRAWN)
    config = "docs_dir: content\nplugins:\n  - journeybook:\n      months: 1\n"
    (drawn.top / "mkdocs.yml").write_text(config, encoding="utf-8")
    target = tmp_path / "export"
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(drawn.top)
        assert CliRunner().invoke(main, ["export", str(target)]).exit_code == 0
    page = BeautifulSoup((target / "changes" / "index.md").read_text(encoding="utf-8"), "html5lib")
    assert [found["id"] for found in page.select("h2[id]")] == ["_2026-06"]


def test_the_same_commit_makes_the_same_bytes_whatever_is_not_committed(tmp_path: Path) -> None:
    drawn = made(tmp_path, *DRAWN)
    before = build(drawn.content).page("changes/")
    drawn.write({"journeys/move-in.yml": felt(2)})
    assert build(drawn.content).page("changes/") == before
