"""A linked handbook: what former ids, drafts and broken files do to references."""

from journeybook.handbook.handbook import Handbook
from journeybook.handbook.link import link
from journeybook.reading.read import read
from tests.checks.minimal import MINIMAL, on_minimal
from tests.drawn import Draw

JOURNEY = MINIMAL["journeys/buy-a-ute.yml"]


def linked(draw: Draw, files: dict[str, str], *, drafts: bool = True) -> tuple[Handbook, list[str]]:
    reading = read(draw(on_minimal(files)), "content")
    assert reading.problems == ()
    handbook, problems = link(reading, drafts=drafts)
    assert handbook is not None
    return handbook, [problem.message for problem in problems]


def test_references_to_former_ids_are_replaced_by_todays(draw: Draw) -> None:
    handbook, problems = linked(
        draw,
        {
            "roles/service-adviser.yml": "title: Service adviser\ndepartment: service\nformer_ids: [adviser]\n",
            "personas/dale.yml": "name: Dale\ntagline: Drives\nformer_ids: [contractor]\nowner: adviser\n",
            "journeys/buy-a-ute.yml": JOURNEY.replace("[service-adviser]", "[adviser, {role: adviser}]").replace(
                "emotion: 1", "emotion: {contractor: 2}"
            )
            + "        former_ids: [looks]\n"
            + "        wait: 3 weeks\n"
            + "        branches: [{to: looks}]\n"
            + "        pains:\n"
            + "          - {id: loud, text: Loud, kind: wait, caused_by: [adviser, buy-ute#looks]}\n"
            + "former_ids: [buy-ute]\n",
            "improvements/tea.yml": "title: Tea\nstatus: idea\naddresses: [buy-ute#looks, buy-ute#loud]\n",
        },
    )
    step = next(handbook.journeys["buy-a-ute"].steps)
    assert problems == []
    assert handbook.personas["dale"].owner == "service-adviser"
    assert [action.role for action in step.frontstage] == ["service-adviser", "service-adviser"]
    assert step.emotion == {"dale": 2}
    assert step.wait is not None
    assert step.wait.days == 21
    assert step.branches[0].to == "visits-the-yard"
    assert step.pains[0].caused_by == ("service-adviser", "buy-a-ute#visits-the-yard")
    assert handbook.improvements["tea"].addresses == ("buy-a-ute#visits-the-yard", "buy-a-ute#loud")
    assert handbook.former == {
        ("journey", "buy-ute"): "buy-a-ute",
        ("persona", "contractor"): "dale",
        ("role", "adviser"): "service-adviser",
    }
    assert handbook.former_steps == {"buy-a-ute#looks": "buy-a-ute#visits-the-yard"}


def test_a_former_id_names_a_thing_in_prose_too(draw: Draw) -> None:
    files = {
        "roles/service-adviser.yml": "title: A\ndepartment: service\nformer_ids: [adviser]\n",
        "personas/dale.yml": "name: Dale\ntagline: Drives\nstory: Asks [them](role:adviser).\n",
    }
    assert linked(draw, files)[1] == []


def test_drafts_are_left_out_and_references_to_them_are_no_problem(draw: Draw) -> None:
    files = {
        "personas/emma.yml": "name: Emma\ntagline: Plans\ndraft: yes\nowner: service-adviser\n",
        "journeys/buy-a-ute.yml": JOURNEY.replace("[dale]", "[dale, emma]"),
        "journeys/later.yml": JOURNEY.replace("[dale]", "[emma]") + "draft: yes\n",
        "roles/service-adviser.yml": "title: A\ndepartment: service\nsummary: '[it](journey:later#visits-the-yard)'\n",
    }
    published, problems = linked(draw, files, drafts=False)
    previewed, preview_problems = linked(draw, files, drafts=True)
    assert (problems, preview_problems) == ([], [])
    assert (list(published.personas), list(published.journeys)) == (["dale"], ["buy-a-ute"])
    assert (list(previewed.personas), list(previewed.journeys)) == (["dale", "emma"], ["buy-a-ute", "later"])
    assert ("persona", "emma") not in published.sources


def test_a_reference_to_a_broken_file_is_not_reported_on_top(draw: Draw) -> None:
    reading = read(
        draw(
            on_minimal(
                {
                    "roles/cleaner.yml": "titel: Cleaner\ndepartment: service\n",
                    "journeys/other.yml": JOURNEY.replace("goal:", "gaol:"),
                    "roles/Porter.yml": "title: Porter\ndepartment: service\n",
                    "improvements/tea.yml": "title: Tea\nstatus: idea\naddresses: [other#nowhere]\nowner: cleaner\n",
                    "personas/dale.yml": "name: Dale\ntagline: Drives\nowner: porter\n",
                }
            )
        ),
        "content",
    )
    handbook, problems = link(reading, drafts=True)
    assert handbook is not None
    assert problems == ()
    assert "cleaner" not in handbook.roles


def test_a_handbook_yml_that_cannot_be_read_hides_no_problem_of_other_files(draw: Draw) -> None:
    files = {"handbook.yml": "a: [\n" * 3, "journeys/buy-a-ute.yml": JOURNEY + "        channel: fax\nowner_: x\n"}
    reading = read(draw(on_minimal(files)), "content")
    handbook, problems = link(reading, drafts=True)
    assert handbook is None
    assert problems == ()
    assert {problem.path for problem in reading.problems} == {"content/handbook.yml", "content/journeys/buy-a-ute.yml"}


def test_a_list_in_handbook_yml_with_a_mistake_still_names_its_ids(draw: Draw) -> None:
    files = {
        "handbook.yml": "promises:\n  - {id: carefree}\n  - {id: Not An Id, title: X}\n",
        "journeys/buy-a-ute.yml": JOURNEY + "promise: carefree\n",
    }
    reading = read(draw(on_minimal(files)), "content")
    assert [problem.code for problem in reading.problems] == ["missing-field", "bad-id"]
    assert link(reading, drafts=True)[1] == ()


def test_departments_are_made_from_the_roles_where_none_are_listed(draw: Draw) -> None:
    assert linked(draw, {"personas/dale.yml": "name: D\ntagline: D\nstory: '[them](department:service)'\n"})[1] == []
