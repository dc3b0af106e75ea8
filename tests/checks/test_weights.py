"""handbook.yml says how much a note or a warning weighs: in the report, in the command's status, and in a build."""

from collections.abc import Mapping

import pytest
from click.testing import CliRunner

from journeybook.checks import CODES
from journeybook.commands import main
from journeybook.problems import Severity
from tests.checks.minimal import MINIMAL, on_minimal
from tests.checks.test_cases import report_of
from tests.drawn import Build, Draw

UNFELT = {"journeys/buy-a-ute.yml": MINIMAL["journeys/buy-a-ute.yml"].replace("        emotion: 1\n", "")}
PLACE = "content/journeys/buy-a-ute.yml:8:13: "
FOUND = (
    'nobody has asked yet how customers feel in the step "visits-the-yard"\n'
    "     8 |       - id: visits-the-yard\n"
    "       |             ^^^^^^^^^^^^^^^\n"
    "  once somebody has, add  emotion: <from -2, very bad, to 2, very good>\n"
)


def weighing(asked: str, files: Mapping[str, str] = UNFELT, code: str = "no-emotion") -> dict[str, str | bytes]:
    return on_minimal({**files, "handbook.yml": f"checks:\n  {code}: {asked}\n"})


@pytest.mark.parametrize("asked", ["note", "warning", "error"])
def test_a_note_weighs_what_the_handbook_asks_for(draw: Draw, asked: str) -> None:
    report = report_of(draw(weighing(asked)))
    assert report == f"{PLACE}{asked}[no-emotion] {FOUND}\n1 {asked} in 1 file\n"


def test_a_note_that_is_off_is_not_there(draw: Draw) -> None:
    assert report_of(draw(weighing("off"))).startswith("All is well: 1 persona")


def test_a_file_that_cannot_be_read_hides_nothing_of_the_others(draw: Draw) -> None:
    files = {**UNFELT, "personas/dale.yml": "name: Dale\ntagline: @work\n"}
    report = report_of(draw(weighing("error", files)))
    assert report.startswith(f"{PLACE}error[no-emotion] {FOUND}\ncontent/personas/dale.yml:2:10: error[yaml-syntax] ")


@pytest.mark.parametrize(
    ("asked", "fail_on", "status"),
    [
        ("note", "warning", 0),
        ("note", "note", 1),
        ("warning", "warning", 1),
        ("warning", "error", 0),
        ("error", "error", 1),
        ("off", "note", 0),
    ],
)
def test_the_status_of_the_command_follows(draw: Draw, asked: str, fail_on: str, status: int) -> None:
    content = draw(weighing(asked))
    told = CliRunner().invoke(main, ["check", "--content", str(content), "--fail-on", fail_on])
    assert told.exit_code == status


@pytest.mark.parametrize("code", sorted(code for code, weight in CODES.items() if weight is not Severity.ERROR))
@pytest.mark.parametrize("asked", ["off", "note", "warning", "error"])
def test_every_code_that_is_no_error_may_be_set(draw: Draw, code: str, asked: str) -> None:
    assert report_of(draw(weighing(asked, {}, code))).startswith("All is well")


def test_a_note_raised_to_a_warning_stops_a_strict_build_before_it_touches_the_site(draw: Draw, build: Build) -> None:
    before = build(draw(on_minimal({})), strict=True)
    stopped = build(draw(weighing("warning")), strict=True)
    assert not before.failed
    assert stopped.failed
    assert stopped.log == (
        f"ERROR \n{PLACE}warning[no-emotion] {FOUND}\n"
        "1 warning in 1 file: nothing was built, and the last site was left alone\n"
        "ABORTED Aborted with a BuildError!"
    )
    assert stopped.files() == before.files()


def test_a_note_raised_to_an_error_stops_any_build(draw: Draw, build: Build) -> None:
    stopped = build(draw(weighing("error")))
    assert stopped.failed
    assert "\n1 error in 1 file: nothing was built, and the last site was left alone\n" in stopped.log


@pytest.mark.parametrize("strict", [False, True])
def test_a_build_does_not_speak_of_notes(draw: Draw, build: Build, *, strict: bool) -> None:
    built = build(draw(on_minimal(UNFELT)), strict=strict)
    assert not built.failed
    assert "customers feel" not in built.log
    assert "note" not in built.log
