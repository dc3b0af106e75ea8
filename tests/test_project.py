"""The project's own files: installed only what is locked, tested through one door, and told plainly what is missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.drawn import Build, Draw

ROOT = Path(__file__).parents[1]
LOCKS = ("site", "dev")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOOLS = ("bash", "env", "dirname", "id", "cat", "cmp")


def locked(name: str) -> dict[Requirement, list[str]]:
    """Each requirement of a lock with its hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    plain = "".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith("#"))
    entries = plain.replace("\\\n", " ").splitlines()
    return {Requirement(entry.partition(" --hash")[0]): re.findall(r"--hash=(\S+)", entry) for entry in entries}


def asked_for(group: str) -> list[Requirement]:
    """What pyproject.toml asks for, the groups that a group includes too."""
    entries = PROJECT["dependency-groups"][group]
    included = [one for entry in entries if isinstance(entry, dict) for one in asked_for(entry["include-group"])]
    return [*map(Requirement, PROJECT["project"]["dependencies"]), *included] + [
        Requirement(entry) for entry in entries if isinstance(entry, str)
    ]


def run(script: str, *arguments: str, folder: Path, path: Path, **environment: str) -> tuple[int, str]:
    """Exit status and complaint of a script of ours, on a machine that has only what is in `path`."""
    ended = subprocess.run(
        [folder / "scripts" / script, *arguments],
        env={"PATH": str(path), "HOME": str(folder), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stderr


def machine(tmp_path: Path, programs: Mapping[str, str]) -> Path:
    """A folder of programs: the few that a script is written in, and those drawn here as shell scripts."""
    path = tmp_path / "bin"
    path.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (path / tool).symlink_to(found)
    for name, text in programs.items():
        (path / name).write_text(f"#!{path / 'bash'}\n{text}\n", encoding="utf-8")
        (path / name).chmod(0o755)
    return path


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone without an environment, as far as its set-up is concerned."""
    folder = tmp_path / "clone"
    for name in ("scripts", "requirements"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize("name", LOCKS)
def test_everything_locked_has_one_version_and_hashes(name: str) -> None:
    loose = [
        str(requirement)
        for requirement, hashes in locked(name).items()
        if not re.fullmatch(r"==[^,*]+", str(requirement.specifier))
        or not hashes
        or not all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes)
    ]
    assert loose == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_index_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert re.findall(r"^\s*-.*index.*$|find-links|trusted-host|://| @ ", text, flags=re.MULTILINE) == []


@pytest.mark.parametrize(("name", "group"), [("site", "build"), ("dev", "dev")])
def test_a_lock_holds_all_that_is_asked_for(name: str, group: str) -> None:
    pins = [(canonicalize_name(pin.name), str(pin.specifier).removeprefix("==")) for pin in locked(name)]
    missing = [
        str(asked)
        for asked in asked_for(group)
        if not any(pin == canonicalize_name(asked.name) and asked.specifier.contains(at) for pin, at in pins)
    ]
    assert missing == []


def test_tests_run_with_the_versions_that_the_site_is_built_with() -> None:
    dev = {(pin.name, str(pin.specifier)) for pin in locked("dev")}
    assert {(pin.name, str(pin.specifier)) for pin in locked("site")} - dev == set()


def test_ci_goes_through_the_same_door_as_everyone() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "exec make test"


def test_the_one_door_leads_through_every_room() -> None:
    said = subprocess.run(
        ["make", "--dry-run", "test"],  # noqa: S607  # whichever make is here
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    wanted = (
        "scripts/set-up browser",
        "ruff format --check .",
        "ruff check .",
        "mypy",
        "pytest",
        "mkdocs build --strict",
    )
    places = [said.find(command) for command in wanted]
    assert -1 not in places
    assert places == sorted(places)


def test_a_machine_with_an_old_python_is_told_what_to_install(tmp_path: Path, clone: Path) -> None:
    old = machine(tmp_path, {"python3": 'if [ "$1" = --version ]; then echo Python 3.9.6; else exit 1; fi'})
    status, complaint = run("set-up", "site", folder=clone, path=old)
    assert status == 1
    assert complaint == (
        "Journeybook needs Python 3.11 or later, and none was found on the PATH (python3: Python 3.9.6).\n"
        "Debian 12, Ubuntu 24.04 or later:  apt-get install python3 python3-venv\n"
        "macOS:                             brew install python\n"
        "Elsewhere, name it:                make PYTHON=/path/to/python3 ...\n"
    )


def test_a_python_without_venv_is_told_which_package_brings_it(tmp_path: Path, clone: Path) -> None:
    bare = 'case "$2" in *ensurepip*) exit 1 ;; *python3.%d-venv*) echo python3.11-venv ;; esac'
    path = machine(tmp_path, {"python3": bare})
    status, complaint = run("set-up", "site", folder=clone, path=path)
    assert status == 1
    assert complaint == (
        f"{path / 'python3'} cannot make virtual environments: its module ensurepip is missing.\n"
        "Debian and Ubuntu:  apt-get install python3.11-venv\n"
        "Elsewhere:          install a complete Python 3.11 or later, and name it: make PYTHON=/path/to/python3 ...\n"
    )
    assert not (clone / ".venv").exists()


def test_a_machine_without_a_browser_is_told_what_to_install(tmp_path: Path, clone: Path) -> None:
    status, complaint = run("chromium", folder=clone, path=machine(tmp_path, {}))
    assert status == 1
    assert complaint.startswith("The browser tests need Chromium or Google Chrome, and none was found.\n")
    assert "apt-get install chromium" in complaint


def test_a_browser_that_is_named_and_not_there_is_not_replaced_by_another(tmp_path: Path, clone: Path) -> None:
    path = machine(tmp_path, {"chromium": "true"})
    answer = run("chromium", folder=clone, path=path, JOURNEYBOOK_CHROMIUM="no-such-browser")
    assert answer == (2, "JOURNEYBOOK_CHROMIUM names no-such-browser, which cannot be run.\n")


def test_the_shipped_handbook_asks_the_theme_for_nothing_from_elsewhere() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "")
    config = yaml.safe_load(text)
    assert config["theme"]["font"] is False
    assert config["extra"]["generator"] is False
    # The theme asks these two forges for a repository's stars whenever a page is opened.
    assert re.search("github|gitlab", config["repo_url"]) is None


def test_the_handbook_in_the_readme_builds_as_it_stands_there(draw: Draw, build: Build) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    config, *examples = re.findall(r"```yaml\n(.*?)```", readme, flags=re.DOTALL)
    files = {name: text for text in examples for name in re.findall(r"^# content/(\S+)$", text, flags=re.MULTILINE)}
    assert len(files) == len(examples) > 0
    built = build(draw(files), **yaml.safe_load(config))
    assert not built.failed, built.log
    assert "I wait at the door" in built.page("roles/caretaker/")


def test_nobody_elses_files_are_kept_here() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607  # whichever git is here
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    foreign = re.compile(
        r"(^|/)(node_modules|vendor|third_party)/|\.(min\.(js|css)|map|whl|so|woff2?|ttf|otf|jar|exe)$"
    )
    assert [path for path in listed if foreign.search(path)] == []
