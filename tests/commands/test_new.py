"""`journeybook new`: a file that explains itself, says what is still to be filled in, and is whole once it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from journeybook.commands import main
from journeybook.commands.check import look_over
from journeybook.commands.project import Project
from journeybook.model import KINDS
from journeybook.model.walk import model_in
from journeybook.problems import Problem, Severity
from tests.drawn import Draw
from tests.hosts.small import SMALL

FILLED = {
    "persona": {"name": "Ada", "tagline": "Rents too"},
    "journey": {
        "title": "I move out",
        "personas": "noor",
        "goal": "My deposit back",
        "id": "packs",
        "doing": "I pack",
    },
    "role": {"title": "Night porter", "department": "houses"},
    "touchpoint": {"title": "The desk", "channel": "in-person"},
    "evidence": {"title": "Interviews", "method": "interviews", "date": "2026-01"},
    "improvement": {"title": "Ring first", "status": "idea", "addresses": "move-in#waits"},
}
"""What an editor writes over the blanks, by the name that stands before each."""


def run(content: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["new", *arguments, "--content", str(content)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def errors(content: Path) -> list[Problem]:
    return [problem for problem in look_over(Project(content, "content"))[1] if problem.severity is Severity.ERROR]


def test_a_role_is_explained_line_by_line(draw: Draw) -> None:
    content = draw(SMALL)
    assert run(content, "role", "night-porter") == (
        0,
        (
            "content/roles/night-porter.yml is there. Open it and write over every <fill in>, then try:\n\n"
            "  journeybook check content/roles/night-porter.yml\n"
        ),
    )
    text = (content / "roles" / "night-porter.yml").read_text("utf-8")
    assert text.startswith(
        "# A new role. Write what it is in the place of every <fill in>. Where a line begins with #, it is a remark:\n"
        "# take the # away to use the field, or delete the line.\n"
        "\n"
        "# The title, as on the job description. For example: Service adviser\n"
        "title: <fill in>\n"
    )
    assert "# supports:\n#   - " in text


@pytest.mark.parametrize("every", [False, True], ids=["usual", "all"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_whole_once_its_blanks_are_filled(draw: Draw, kind: str, every: bool) -> None:
    content = draw(SMALL)
    assert run(content, kind, "brand-new", *(["--all"] if every else []))[0] == 0
    path = next(content.glob(f"{KINDS[kind].folder}/brand-new.yml"))  # type: ignore[index]  # the kinds are literals
    text = path.read_text("utf-8")
    if every:
        model = KINDS[kind].model  # type: ignore[index]  # as above
        assert [name for name in model.model_fields if f"{name}:" not in text] == []
    ways = ("this is still to be filled in", 'cannot be "<fill in>"')
    assert [problem.message for problem in errors(content) if not problem.message.endswith(ways)] == []
    assert len(errors(content)) == text.count(": <fill in>") + text.count("- <fill in>")
    lines, before = [], ""
    for line in text.splitlines():
        name = line.strip().lstrip("- ").partition(":")[0]
        if line.endswith("<fill in>") and not line.startswith("# A new"):
            said = FILLED[kind].get(name) or FILLED[kind][before]
            line = line.replace("<fill in>", said)  # noqa: PLW2901  # as an editor does
        if line.strip() and not line.strip().startswith("#"):
            before = name
        lines.append(line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert errors(content) == []


def models_below(model: type[BaseModel]) -> set[type[BaseModel]]:
    """A model and all that stand in its fields."""
    inner = [found for field in model.model_fields.values() if (found := model_in(field.annotation))]
    return {model, *(below for found in inner for below in models_below(found))}


NAMES = {name for kind in KINDS.values() for model in models_below(kind.model) for name in model.model_fields}


def used(text: str) -> str:
    """The file as somebody has it who takes the # away from every field that is shown."""
    lines, within = [], ""
    for line in text.splitlines():
        found = re.fullmatch(r"( *)# (([a-z_]+):.*|  .*)", line)
        if found and (found[3] in NAMES or (within and found[2].startswith("  "))):
            within = "field"
            lines.append(f"{found[1]}{found[2]}")
        else:
            within = ""
            lines.append(line)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_is_shown_is_right_as_it_stands_and_names_what_the_handbook_has(draw: Draw, kind: str) -> None:
    content = draw(SMALL)
    assert run(content, kind, "brand-new", "--all")[0] == 0
    path = next(content.glob(f"{KINDS[kind].folder}/brand-new.yml"))  # type: ignore[index]  # the kinds are literals
    path.write_text(used(path.read_text("utf-8")), encoding="utf-8")
    wrong = [problem for problem in errors(content) if problem.code != "unknown-reference"]
    ways = ("this is still to be filled in", 'cannot be "<fill in>"')
    assert [problem.message for problem in wrong if not problem.message.endswith(ways)] == []
    kinds_there = ("persona", "role", "journey", "channel", "department", "phase", "lever", "pain kind")
    missing = [problem.message for problem in errors(content) if problem.code == "unknown-reference"]
    assert [message for message in missing if message.startswith(tuple(f"no {there} " for there in kinds_there))] == []
    text, nested = path.read_text("utf-8"), models_below(KINDS[kind].model)  # type: ignore[index]  # as above
    assert [name for model in nested for name in model.model_fields if not re.search(rf"\b{name}:", text)] == []


def test_each_blank_says_what_belongs_there_and_gives_an_example_where_one_helps(draw: Draw) -> None:
    content = draw(SMALL)
    for kind in ("evidence", "touchpoint"):
        assert run(content, kind, "brand-new")[0] == 0
    assert [problem.hint for problem in errors(content)] == [
        "write over the whole <...>: what it is called, such as Interviews with twelve contractors",
        "it can be interviews, survey, workshop, observation, analytics, feedback, complaints or tickets",
        "write over the whole <...>: when, as 2026-03 or 2026-03-31",
        "write over the whole <...>: what it is called, such as The workshop's phone line",
        "write over the whole <...>: the channel it belongs to, such as phone",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("role", "Night Porter"),
            (
                '"Night Porter" is not an id: small letters a-z, digits, and single hyphens between; '
                "did you mean night-porter?"
            ),
        ),
        (
            ("role", "index"),
            '"index" is a name that the site or a file system keeps for itself; did you mean index-page?',
        ),
        (("role", "caretaker"), 'the role "caretaker" is in content/roles/caretaker.yml already; choose another id'),
    ],
)
def test_an_id_that_cannot_be_is_refused_in_the_words_of_the_check(
    draw: Draw, arguments: tuple[str, ...], said: str
) -> None:
    content = draw(SMALL)
    before = sorted(content.rglob("*"))
    assert run(content, *arguments) == (2, f"Error: {said}\n")
    assert sorted(content.rglob("*")) == before


def test_where_nothing_can_be_written_it_says_so(draw: Draw) -> None:
    content = draw({"personas/noor.yml": SMALL["personas/noor.yml"], "roles": "a file in the way"})
    code, said = run(content, "role", "porter")
    assert code == 2
    assert "cannot be written" in said
