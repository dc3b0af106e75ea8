"""The page with forms as an editor uses it: Decap opens, an editor saves, and what stands in git then is right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page

from journeybook.commands import main
from journeybook.reading.tree import parse, plain, pruned
from journeybook.schemas.cms import configuration
from journeybook.schemas.json_schema import MODELS
from tests.browser.forms import Form, House, housed
from tests.browser.opened import Opened, PageAt
from tests.changes.repository import Drawn

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("forms")]

WELL = (
    "All is well: 1 persona, 1 journey with 4 steps, 2 roles, 1 touchpoint, 0 pieces of evidence and 1 improvement.\n"
)
EVERY_LIST = {"promises", "departments", "channels", "pain_kinds", "levers", "phases", "lanes"}
FILES = {
    "evidence/nine-talks-at-the-door": "title: Nine talks at the door\nmethod: interviews\ndate: 2026-03\n",
    "improvements/a-light-by-the-bell": (
        "title: A light by the bell\nstatus: idea\naddresses: [get-an-answer#waits]\n"
    ),
    "journeys/i-come-in-late": """title: I come in late
personas: [robin]
goal: >-
  A bed.
owner: adviser
stages:
  - title: The door
    steps:
      - id: rings
        title: I ring
        doing: |-
          I ring the bell, twice.

          Nobody comes.
""",
    "personas/ama-soder": "name: Ama Söder\ntagline: Arrives at two in the morning\n",
    "roles/night-porter": "title: Night porter\ndepartment: hall\nsummary: >-\n  Lets in whoever comes late.\n",
    "touchpoints/the-night-bell": "title: The night bell\nchannel: in-person\nowner: adviser\n",
}
"""What stands in the files that one test makes in forms, to the letter."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One for all tests: each saves files of its own, on branches of their own."""
    with housed(tmp_path_factory.mktemp("house") / "handbook") as made:
        yield made


@pytest.fixture
def opened(page_at: PageAt) -> Opened:
    return page_at(1440, 1000)


@pytest.fixture
def form(opened: Opened, house: House) -> Form:
    return Form(opened.page, house)


def said(kind: str, text: str) -> dict[str, Any]:
    """What a file says, field by field."""
    read = parse(text)
    assert read.slips == ()
    node = pruned(read.node) if read.node is not None else None
    assert node is not None
    return MODELS[kind].model_validate(plain(node)).model_dump(exclude_unset=True)


def merged(house: House, folder: Path, *branches: str) -> Drawn:
    """The handbook with what was saved on these branches, in a folder beside it."""
    house.repository.git("worktree", "add", "--quiet", "--detach", str(folder), "main")
    copy = Drawn(folder)
    for branch in branches:
        copy.git("merge", "--quiet", "--no-edit", branch)
    return copy


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.output


def complaints(page: Page, house: House, configuration: str) -> list[str]:
    """What Decap says about a configuration; nothing where it lets an editor sign in."""
    page.route("**/edit/config.yml", lambda route: route.fulfill(body=configuration, content_type="text/yaml"))
    page.goto(house.url)
    sign_in, failed = page.get_by_role("button", name="Login"), page.get_by_role("heading", name="Error loading")
    sign_in.or_(failed).first.wait_for()
    return [] if sign_in.is_visible() else page.locator("code, pre").all_inner_texts()


def changed(house: House, branch: str) -> list[str]:
    """The files that a branch changes."""
    return house.repository.git("diff", "--name-only", "main", branch).split()


def test_a_text_that_is_changed_is_one_commit_to_one_file_that_says_nothing_else_anew(
    form: Form, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form.open("personas/entries/robin")
    form.write("tagline", 'Has a question: and #2, "soon"')
    form.save()
    branch, file = "cms/personas/robin", "content/personas/robin.yml"
    assert changed(house, branch) == [file]
    assert house.repository.git("rev-list", "--count", f"main..{branch}") == "1"
    before, after = (said("persona", house.repository.git("show", f"{at}:{file}")) for at in ("main", branch))
    assert after == {**before, "tagline": 'Has a question: and #2, "soon"'}
    monkeypatch.chdir(merged(house, tmp_path / "copy", branch).top)
    assert run("format", "--check") == (0, "All 7 files are laid out.\n")
    assert run("check", "content/personas") == (0, WELL)


def test_a_formatted_text_is_written_as_markdown_and_all_else_stays_as_it_is(
    form: Form, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form.open("journeys/entries/get-an-answer")
    form.compose(0, " And then: see #3 & a_b_c, *please*.")
    form.save()
    branch, file = "cms/journeys/get-an-answer", "content/journeys/get-an-answer.yml"
    before, after = (said("journey", house.repository.git("show", f"{at}:{file}")) for at in ("main", branch))
    assert after == {**before, "goal": f"{before['goal']} And then: see #3 & a_b_c, \\*please\\*."}
    monkeypatch.chdir(merged(house, tmp_path / "copy", branch).top)
    assert run("format", "--check") == (0, "All 7 files are laid out.\n")
    assert run("check", "--fail-on", "error")[0] == 0


def test_one_of_every_kind_is_made_in_forms_alone(
    form: Form, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form.open("roles/new")
    form.write("title", "Night porter")
    form.write("department", "hall")
    form.compose(0, "Lets in whoever comes late.")
    form.save()

    form.open("personas/new")
    form.write("name", "Ama Söder")
    form.write("tagline", "Arrives at two in the morning")
    form.save()

    form.open("touchpoints/new")
    form.write("title", "The night bell")
    form.choose("channel", "in per", "In person")
    form.choose("owner", "adv", "Adviser")
    form.save()

    form.open("evidence/new")
    form.write("title", "Nine talks at the door")
    form.choose("method", "inter", "interviews")
    form.write("date", "2026-03")
    form.save()

    form.open("journeys/new")
    form.write("title", "I come in late")
    form.choose("personas", "rob", "Robin Vale")
    form.compose(0, "A bed.")
    form.choose("owner", "adv", "Adviser")
    form.add("stage")
    form.write("title", "The door")
    form.add("step")
    form.write("id", "rings")
    form.write("title", "I ring")
    form.write("doing", "I ring the bell, twice.\n\nNobody comes.")
    form.save()

    form.open("improvements/new")
    form.write("title", "A light by the bell")
    form.choose("status", "idea", "idea")
    form.add("addresses")
    form.write("entry", "get-an-answer#waits")
    form.save()

    made = {branch: changed(house, branch) for branch in house.branches() if branch.removeprefix("cms/") in FILES}
    assert made == {f"cms/{name}": [f"content/{name}.yml"] for name in FILES}
    copy = merged(house, tmp_path / "copy", *made)
    assert {name: (copy.content / f"{name}.yml").read_text(encoding="utf-8") for name in FILES} == FILES
    monkeypatch.chdir(copy.top)
    assert run("format", "--check") == (0, "All 13 files are laid out.\n")
    status, found = run("check")
    assert (status, found.splitlines()[-1]) == (0, "1 warning, 10 notes in 6 files")


@pytest.mark.parametrize("written", [set(), EVERY_LIST], ids=["defaults", "own lists"])
def test_what_we_write_is_right_for_decap_itself(written: set[str], opened: Opened, house: House) -> None:
    assert complaints(opened.page, house, configuration("content", written)) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        (
            "publish_mode: editorial_workflow",
            "publish_mode: often",
            "'publish_mode' must be equal to one of the allowed values",
        ),
        ("        required: true", "        required: often", "'collections[0].fields[0].required' must be boolean"),
        ("    create: true", "    create: maybe", "'collections[0].create' must be boolean"),
    ],
)
def test_decap_itself_says_what_is_wrong(ours: str, theirs: str, said: str, opened: Opened, house: House) -> None:
    written = configuration("content", set())
    assert ours in written
    assert complaints(opened.page, house, written.replace(ours, theirs, 1)) == [said]


def test_the_page_asks_nothing_of_any_other_host_and_keeps_to_its_policy(opened: Opened, house: House) -> None:
    form = Form(opened.page, house)
    form.open("journeys/entries/get-an-answer")
    assert opened.elsewhere(house.url.removesuffix("edit/")) == []
    assert opened.errors == []
