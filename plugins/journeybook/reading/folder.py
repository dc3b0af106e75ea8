"""A folder of content comes in, the files in it go out by what they are for; symbolic links are not followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..model import KINDS, EntityKind
from ..problems import Problem, Severity
from .nearest import listed, nearest

LARGEST = 1_000_000
HANDBOOK = "handbook.yml"
_DEEPEST_FOLDER = 40
_FOLDERS: Mapping[str, EntityKind] = {kind.folder: name for name, kind in KINDS.items()}


@dataclass(frozen=True)
class Folder:
    """The files below content/, as paths relative to it, sorted; names that start with a dot are nobody's.

    `entities` holds the YAML files of each kind, `pages` the Markdown, `others` every other file.
    """

    entities: Mapping[EntityKind, tuple[str, ...]]
    handbook: str | None
    pages: tuple[str, ...]
    others: tuple[str, ...]
    problems: tuple[Problem, ...]


def look(content: Path, prefix: str) -> Folder:
    """List a content folder. Never raises for what is in it: what cannot be listed is a problem."""
    problems: list[Problem] = []
    paths = sorted(_files(content, "", prefix, problems))
    entities: dict[EntityKind, list[str]] = {name: [] for name in KINDS}
    pages: list[str] = []
    others: list[str] = []
    for path in paths:
        suffix = PurePosixPath(path).suffix
        if (kind := kind_at(path)) is not None:
            entities[kind].append(path)
        elif suffix == ".md":
            pages.append(path)
        elif path != HANDBOOK:
            others.append(path)
            if suffix.lower() in {".yml", ".yaml", ".json"}:
                problems.append(_stray(path, prefix))
    return Folder(
        {name: tuple(found) for name, found in entities.items()},
        HANDBOOK if HANDBOOK in paths else None,
        tuple(pages),
        tuple(others),
        tuple(problems),
    )


def kind_at(path: str) -> EntityKind | None:
    """The kind of entity that the file at a path below content/ is; None for any other file."""
    folder, _, inside = path.partition("/")
    return _FOLDERS.get(folder) if inside.endswith(".yml") else None


def is_nobodys(name: str) -> bool:
    """Whether a file or folder is the system's, an editor's or git's own, by its name."""
    return name.startswith((".", "~$", "#")) or name.endswith("~")


def _files(folder: Path, below: str, prefix: str, problems: list[Problem]) -> Iterator[str]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(unreadable(prefix + below.rstrip("/"), error))
        return
    for entry in entries:
        path = below + entry.name
        if is_nobodys(entry.name):
            continue
        if not _printable(entry.name):
            message = "the name of this file cannot be written as text"
            problems.append(_problem("bad-id", prefix + _shown(path), message, "rename it"))
        elif entry.is_symlink():
            message = "this is a symbolic link, and content is only read from files that are really here"
            problems.append(_problem("link-outside", prefix + path, message, "put a copy of the file in its place"))
        elif entry.is_dir(follow_symlinks=False):
            if path.count("/") >= _DEEPEST_FOLDER:
                message = f"this is below {_DEEPEST_FOLDER} folders, and nothing here is read"
                problems.append(_problem("too-deep", prefix + path, message))
                continue
            yield from _files(folder / entry.name, f"{path}/", prefix, problems)
        elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
            yield path


def _printable(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return name.isprintable()


def _shown(path: str) -> str:
    return "".join(character if character.isprintable() else "�" for character in path)


def unreadable(shown: str, error: OSError) -> Problem:
    """The problem of a file or folder that this machine will not let us read."""
    reason = "we have no permission to read it" if isinstance(error, PermissionError) else "it cannot be read"
    return _problem("unreadable", shown, reason, "give whoever runs this the right to read it")


def _problem(code: str, shown: str, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> Problem:
    return Problem(shown, 0, 0, code, message, severity, hint)


def _stray(path: str, prefix: str) -> Problem:
    """Why nothing reads a YAML or JSON file, and where it would be read."""
    pure = PurePosixPath(path)
    first = pure.parts[0]
    kind_folder = nearest(first, _FOLDERS) if len(pure.parts) > 1 else None
    folders = listed((f"{folder}/" for folder in _FOLDERS), "and")
    message = "nothing reads this file"
    if pure.suffix.lower() == ".json":
        hint = "content is written in files that end in .yml; move this one elsewhere"
    elif len(pure.parts) == 1 and nearest(pure.stem, ["handbook"]) == "handbook":
        hint = "rename it to handbook.yml"
    elif kind_folder is not None:
        right = PurePosixPath(kind_folder, *pure.parts[1:]).with_suffix(".yml")
        hint = f"rename it to {right}"
    else:
        hint = f"what is read: handbook.yml, and files that end in .yml below {folders}"
    return _problem("stray-file", prefix + path, message, hint, Severity.WARNING)


def without_needed(folder: Folder, prefix: str) -> Iterator[Problem]:
    """A problem for each kind that a handbook needs one of and has none."""
    for name, kind in KINDS.items():
        if kind.needed and not folder.entities[name]:
            message = f"{kind.folder}/ has no {name} yet, and a handbook needs one at least"
            hint = f"add a file such as {kind.folder}/{_FIRST[name]}.yml"
            yield _problem("missing-field", f"{prefix}{kind.folder}", message, hint)


_FIRST: Mapping[EntityKind, str] = {
    "persona": "first-customer",
    "journey": "first-journey",
    "role": "service-adviser",
    "touchpoint": "front-desk",
    "evidence": "first-interviews",
    "improvement": "first-idea",
}
