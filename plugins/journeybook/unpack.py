"""A commit comes in, its content folder goes out: as files in an empty folder, to be read like any other."""

from __future__ import annotations

from pathlib import Path

from .git import GitError, Repository, blobs, listing


def unpack(repository: Repository, commit: str, target: Path) -> None:
    """Write the content folder of a commit into an empty folder.

    A link stays a link, to itself: reading says that it is one, and nobody can follow it. Raises GitError for a name
    that leads out of the folder, or that this file system cannot keep apart from another.
    """
    entries = listing(repository, commit)
    paths: dict[str, list[str]] = {}
    for entry in entries:
        if not entry.is_link:
            paths.setdefault(entry.blob, []).append(entry.path)
    for blob, text in blobs(repository, (entry for entry in entries if not entry.is_link)):
        for path in paths[blob]:
            _write(target / path, text)
    for entry in entries:
        if entry.is_link:
            _link(target / entry.path)


def _write(path: Path, text: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as opened:
            opened.write(text)
    except (OSError, ValueError) as error:
        raise GitError(f"{path.name} in that revision has a name that this machine cannot write") from error


def _link(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(path.name)
    except (OSError, NotImplementedError) as error:  # the second is what a system without links raises
        raise GitError(f"{path.name} in that revision is a link, and this machine cannot write one") from error
