"""The files that a forge reads are right for its own schemas, here and in the handbook that `init` starts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.workflows.written import ROOT

CHECKER = Path(sys.executable).with_name("check-jsonschema")
STARTER = ROOT / "plugins" / "journeybook" / "starter"
OF_GITHUB = (ROOT / ".github", STARTER / "dot-github")
WORKFLOWS = [path for top in OF_GITHUB for path in sorted((top / "workflows").glob("*.yml"))]
FILES = {
    "vendor.github-workflows": WORKFLOWS,
    "custom.github-workflows-require-timeout": WORKFLOWS,
    "vendor.dependabot": [top / "dependabot.yml" for top in OF_GITHUB],
    "vendor.github-issue-forms": [
        path for top in OF_GITHUB for path in sorted((top / "ISSUE_TEMPLATE").glob("[0-9]-*.yml"))
    ],
    "vendor.github-issue-config": [top / "ISSUE_TEMPLATE" / "config.yml" for top in OF_GITHUB],
    "vendor.gitlab-ci": [ROOT / ".gitlab-ci.yml", STARTER / "dot-gitlab-ci.yml"],
}
"""Which files each schema is for. check-jsonschema brings the schemas with it: none is fetched."""


def judged(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    # GitLab's files may have a tag of their own, `!reference`, which is read first.
    transform = ["--data-transform", "gitlab-ci"] if schema == "vendor.gitlab-ci" else []
    return subprocess.run(
        [CHECKER, "--builtin-schema", schema, "--color", "never", *transform, *files],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("schema", FILES)
def test_its_schema_finds_nothing(schema: str) -> None:
    assert FILES[schema]
    told = judged(schema, *FILES[schema])
    assert (told.returncode, told.stdout, told.stderr) == (0, "ok -- validation done\n", "")


@pytest.mark.parametrize(
    ("schema", "ours", "theirs", "said"),
    [
        ("vendor.github-workflows", "    runs-on:", "    runs_on:", "'runs-on' is a required property"),
        (
            "custom.github-workflows-require-timeout",
            "    timeout-minutes:",
            "    # timeout-minutes:",
            "timeout-minutes",
        ),
        ("vendor.dependabot", "interval: ", "intervals: ", "'interval' is a required property"),
        ("vendor.github-issue-forms", "  - type: textarea", "  - type: textbox", "textbox"),
        ("vendor.github-issue-config", ": true", ": 7", "7 is not of type 'boolean'"),
        ("vendor.gitlab-ci", "  script:", "  scripts:", "scripts"),
    ],
)
def test_its_schema_finds_what_is_wrong(schema: str, ours: str, theirs: str, said: str, tmp_path: Path) -> None:
    text = FILES[schema][0].read_text(encoding="utf-8")
    assert ours in text
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(text.replace(ours, theirs), encoding="utf-8")
    told = judged(schema, wrong)
    assert told.returncode == 1
    assert said in told.stdout
