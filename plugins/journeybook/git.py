"""A content folder and revisions come in; commits, and the files of a revision, go out. The one module that runs git.

Everything is read from git's objects: nothing is checked out, and neither the files at work nor the index are touched.
"""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

LARGEST_BLOB = 32_000_000
"""Bytes. A larger file is no content: it is known to be there, and what is in it is left alone."""
BATCH = 64_000_000
"""Bytes that are held at once."""
_LINK, _SUBMODULE = ("120000", "160000")
_OURS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
"""What git sets for its hooks: it would lead away from the folder that was asked for."""


class GitError(Exception):
    """Git cannot answer; the message says why and what to do, in one sentence."""


class NoCommitsError(GitError):
    """There is no history at all: the folder is in no repository, or in one without a commit."""


@dataclass(frozen=True)
class Repository:
    """A repository: its top folder, and the content folder below it with forward slashes ("" for the top itself)."""

    top: Path
    folder: str


@dataclass(frozen=True)
class Commit:
    """A commit: its full id, when it was made, in UTC, and the first line of what was said of it."""

    id: str
    when: datetime
    subject: str


@dataclass(frozen=True)
class Entry:
    """A file of a revision: its path below the content folder, its blob, its size in bytes, and if it is a link."""

    path: str
    blob: str
    size: int
    is_link: bool = False


def repository_of(content: Path) -> Repository:
    """The repository a content folder is in. Raises GitError where it is in none, or git is not there."""
    top = _run(content, "rev-parse", "--show-toplevel")
    if top.returncode:
        raise _why_not(top.stderr, content)
    prefix = _run(content, "rev-parse", "--show-prefix")
    return Repository(Path(os.fsdecode(top.stdout[:-1])), os.fsdecode(prefix.stdout[:-1]).rstrip("/"))


def commit_of(repository: Repository, revision: str) -> str:
    """The full id of the commit that a branch, tag or other revision names. Raises GitError where there is none."""
    told = None
    if revision and not revision.startswith("-") and "\0" not in revision:
        told = _run(repository.top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if told is not None and told.returncode == 0:
        return told.stdout.decode().strip()
    if not _has_commits(repository):
        raise NoCommitsError(
            "there is no commit in this repository yet, so nothing to compare with; make the first one"
        )
    remedy = "look at git branch --all for the names there are"
    if is_shallow(repository):
        remedy = "this clone is shallow and holds the newest commits alone, so fetch more: git fetch --unshallow"
    elif "/" in revision:
        remedy = f"fetch it first: git fetch {revision.replace('/', ' ', 1)}"
    raise GitError(f'git knows no revision "{revision}"; {remedy}')


def default_branch(repository: Repository) -> str | None:
    """The branch that others start from: what the remote calls its head, else main or master; None for none."""
    told = _run(repository.top, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    named = [told.stdout.decode(errors="replace").strip()] if told.returncode == 0 else []
    for name in (*named, "origin/main", "origin/master", "main", "master"):
        if _run(repository.top, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").returncode == 0:
            return name
    return None


def merge_base(repository: Repository, one: str, other: str) -> str:
    """The commit where two revisions went different ways. Raises GitError where they share none that is here."""
    told = _run(repository.top, "merge-base", commit_of(repository, one), commit_of(repository, other))
    if told.returncode == 0:
        return told.stdout.decode().splitlines()[0]
    if is_shallow(repository):
        remedy = "this clone is shallow, so fetch more of it: git fetch --deepen=100, or git fetch --unshallow for all"
    else:
        remedy = "name the revision to compare with: journeybook diff BASE"
    raise GitError(f"{one} and {other} have no commit in common here; {remedy}")


def listing(repository: Repository, commit: str) -> tuple[Entry, ...]:
    """The files of the content folder in a commit, by path. Links are listed and never followed.

    Raises GitError where the folder is not in that commit, or where a part of it is a submodule.
    """
    folder = repository.folder
    below = [f"{folder}/"] if folder else []
    told = _asked(repository, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *below)
    if folder and not told:
        _has_folder(repository, commit)
    found = []
    for line in told.split(b"\0")[:-1]:
        about, _, name = line.partition(b"\t")
        mode, _, blob, size = about.decode().split()
        path = os.fsdecode(name)[len(folder) + 1 if folder else 0 :]
        if mode == _SUBMODULE:
            raise GitError(_submodule(os.fsdecode(name), commit))
        if not _is_harmless(path):
            raise GitError(
                f"a file in {commit[:10]} has a name that leads out of its folder; nobody should check that out"
            )
        found.append(Entry(path, blob, int(size), mode == _LINK))
    return tuple(sorted(found, key=lambda entry: entry.path))


def blobs(repository: Repository, wanted: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """The bytes of each blob by its id, each read once, however many files hold it. Larger ones than 32 MB are empty.

    Raises GitError where one is not in this clone.
    """
    sizes = {entry.blob: entry.size for entry in wanted}
    batch: list[str] = []
    held = 0
    for blob, size in sizes.items():
        if size > LARGEST_BLOB:
            yield blob, b""
            continue
        if batch and held + size > BATCH:
            yield from _read(repository, batch)
            batch, held = [], 0
        batch.append(blob)
        held += size
    if batch:
        yield from _read(repository, batch)


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


def commits(repository: Repository, newest: str, most: int) -> tuple[Commit, ...]:
    """The commits that touched the content folder, the newest first, along the line that was merged into."""
    where = ["--", repository.folder] if repository.folder else []
    form = "--format=%H%x00%ct%x00%s"
    asked = ("log", "-z", "--no-show-signature", "--first-parent", f"--max-count={most}", form, newest, *where)
    parts = _asked(repository, *asked).decode(errors="replace").split("\0")
    return tuple(Commit(parts[at], _when(parts[at + 1]), parts[at + 2]) for at in range(0, len(parts) - 2, 3))


def is_shallow(repository: Repository) -> bool:
    """Whether older commits than some are not in this clone."""
    return _run(repository.top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _when(seconds: str) -> datetime:
    """The time that a commit says it was made. Anybody may write there what they like: what is no time is the first."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def moved_from(repository: Repository, commit: str) -> Repository | None:
    """Where the files of the content folder were before a commit that brought them there; None if nowhere else."""
    told = _run(repository.top, "diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--name-status", f"{commit}^", commit)
    if told.returncode:
        return None
    parts = [os.fsdecode(part) for part in told.stdout.split(b"\0")]
    folders: Counter[str] = Counter()
    for was, now in zip(parts[1::3], parts[2::3], strict=False):
        inside = now.removeprefix(f"{repository.folder}/") if repository.folder else now
        if (inside != now or not repository.folder) and f"/{was}".endswith(f"/{inside}"):
            folders[was[: -len(inside)].rstrip("/")] += 1
    folders.pop(repository.folder, None)
    return Repository(repository.top, folders.most_common(1)[0][0]) if folders else None


def newest_day(folder: Path) -> date | None:
    """The day of the newest commit, as its author's clock had it; None where there is none, or no git."""
    try:
        return date.fromisoformat(_run(folder, "log", "-1", "--format=%cs").stdout.decode(errors="replace").strip())
    except (GitError, ValueError):
        return None


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


def _is_harmless(path: str) -> bool:
    """Whether a path stays below the folder it is written to, on any system."""
    parts = path.split("/")
    return not any(part in {"", ".", ".."} or "\\" in part or part.lower() == ".git" for part in parts)


def _has_folder(repository: Repository, commit: str) -> None:
    told = _asked(repository, "ls-tree", "-z", "--full-tree", commit, "--", repository.folder)
    kind = told.partition(b"\t")[0].split()[1:2]
    if kind == [b"commit"]:
        raise GitError(_submodule(repository.folder, commit))
    if kind != [b"tree"]:
        raise GitError(
            f"there is no folder {repository.folder} in {commit[:10]}: the handbook is newer than that, or its folder "
            "was called something else; compare with a later revision"
        )


def _submodule(path: str, commit: str) -> str:
    return f"{path} is a submodule in {commit[:10]}, and its files are in another repository; run the comparison there"


def _read(repository: Repository, ids: list[str]) -> Iterator[tuple[str, bytes]]:
    told = _run(repository.top, "cat-file", "--batch", given="".join(f"{found}\n" for found in ids).encode()).stdout
    at = 0
    for asked in ids:
        end = told.find(b"\n", at)
        head = told[at:end].split()
        if end < 0 or len(head) != 3:  # noqa: PLR2004  # id, type and size; "missing" has two
            raise GitError("a file of that revision is not in this clone; fetch it: git fetch --refetch")
        size = int(head[2])
        yield asked, told[end + 1 : end + 1 + size]
        at = end + size + 2


def _has_commits(repository: Repository) -> bool:
    return _run(repository.top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").returncode == 0


def _asked(repository: Repository, *arguments: str) -> bytes:
    told = _run(repository.top, *arguments)
    if told.returncode:
        raise _why_not(told.stderr, repository.top)
    return told.stdout


def _why_not(said: bytes, folder: Path) -> GitError:
    if b"dubious ownership" in said:
        return GitError(
            "git does not trust this repository, because its files belong to somebody else; "
            "run git config --global --add safe.directory with its folder"
        )
    if b"not a git repository" in said or b"must be run in a work tree" in said:
        name = folder.name or folder
        return NoCommitsError(f"{name} is not in a git repository, so there is nothing to compare with; run git init")
    lines = said.decode(errors="replace").strip().splitlines()
    return GitError(f"git could not answer: {lines[-1] if lines else 'it gave no reason'}")


def _run(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """One call of git. The editor's own settings stay (they say which folders are safe); none of them changes these."""
    environment = {name: value for name, value in os.environ.items() if name not in _OURS}
    environment |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1"}
    try:
        return subprocess.run(  # noqa: S603  # fixed commands; what a person named is one argument
            ["git", "-C", str(folder), "--no-pager", *arguments],  # noqa: S607  # git is looked up as usual
            input=given,
            capture_output=True,
            env=environment,
            check=False,
        )
    except FileNotFoundError as error:
        raise GitError("git is not installed here, and comparing needs it") from error
    except OSError as error:
        raise GitError(f"git cannot be started: {error.strerror or error}") from error
