"""The workflow files of this repository come in, their jobs, steps and scripts go out, as a forge sees them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


class _Loader(yaml.SafeLoader):
    """Reads `on` as the word that it is to GitHub, where YAML 1.1 has a Boolean."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or letter not in "oO"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path: Path) -> dict[str, Any]:
    """A YAML file that is a mapping."""
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  # a safe loader
    assert isinstance(loaded, dict)
    return loaded


def workflow(name: str) -> dict[str, Any]:
    """A workflow of GitHub's by its file's name, without its ending."""
    return load(ROOT / ".github" / "workflows" / f"{name}.yml")


def steps() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every step of every workflow, with a name that says where it stands."""
    for path in WORKFLOWS:
        for job, told in load(path)["jobs"].items():
            for step in told["steps"]:
                yield f"{path.stem}/{job}: {step['name']}", step


def step(workflow_name: str, job: str, name: str) -> Mapping[str, Any]:
    """One step by its name."""
    found: Mapping[str, Any] = next(
        step for step in workflow(workflow_name)["jobs"][job]["steps"] if step["name"] == name
    )
    return found


def run_script(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a shell block as GitHub does with `shell: bash`, in a folder; git knows only what a new machine knows."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],  # noqa: S607  # as on any machine
        cwd=folder,
        env={
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C.UTF-8",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def pretend_journeybook(folder: Path, status: int, said: str) -> None:
    """Put a `.venv/bin/journeybook` into a folder that writes down its arguments, says something and ends."""
    program = folder / ".venv" / "bin" / "journeybook"
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(
        f"#!/bin/sh\nprintf '%s\\n' \"$*\" >> '{folder}/asked'\ncat '{folder}/said'\nexit {status}\n", encoding="utf-8"
    )
    (folder / "said").write_text(said, encoding="utf-8")
    program.chmod(0o755)
