"""A folder comes in, a real git repository goes out, with people and dates that are always the same."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ann",
    "GIT_AUTHOR_EMAIL": "ann@house.example",
    "GIT_COMMITTER_NAME": "Ann",
    "GIT_COMMITTER_EMAIL": "ann@house.example",
    "GIT_AUTHOR_DATE": "2026-03-01T10:00:00Z",
    "GIT_COMMITTER_DATE": "2026-03-01T10:00:00Z",
}
"""Nothing of the settings of whoever runs the tests counts."""


@dataclass(frozen=True)
class Drawn:
    """A repository with its handbook in `content/`."""

    top: Path

    @property
    def content(self) -> Path:
        return self.top / "content"

    def git(self, *arguments: str, given: bytes = b"", when: str = "") -> str:
        told = subprocess.run(
            ["git", "-C", str(self.top), *arguments],  # noqa: S607  # git is looked up as usual
            input=given,
            capture_output=True,
            check=True,
            env={**os.environ, **ALONE, **({"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when} if when else {})},
        )
        return told.stdout.decode().strip()

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files below content/; None takes one away."""
        for name, text in files.items():
            path = self.content / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, files: Mapping[str, str | bytes | None], subject: str = "A change", when: str = "") -> str:
        """Write files and commit them, at a time as git reads it; the id of the commit."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", subject, when=when)
        return self.git("rev-parse", "HEAD")


def repository(folder: Path) -> Drawn:
    """An empty repository with a branch main, and an mkdocs.yml."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = Drawn(folder)
    drawn.git("init", "--quiet", "--initial-branch=main")
    (folder / "mkdocs.yml").write_text("site_name: A handbook\ndocs_dir: content\n", encoding="utf-8")
    return drawn
