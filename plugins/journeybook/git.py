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

from .unknown_revision import remedy

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


class NoFolderError(GitError):
    """A commit does not have the content folder: it is older than that, or had it elsewhere."""


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
    found = _named(repository, revision)
    if found is not None:
        return found
    if not _has_commits(repository):
        raise NoCommitsError(
            "there is no commit in this repository yet, so nothing to compare with; make the first one"
        )
    branches = _lines(repository, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes")
    told = remedy(revision, branches, _lines(repository, "remote"), shallow=is_shallow(repository))
    raise GitError(f'git knows no revision "{revision}"; {told}')


def _named(repository: Repository, revision: str) -> str | None:
    if not revision or revision.startswith("-") or "\0" in revision:
        return None
    told = _run(repository.top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return told.stdout.decode().strip() if told.returncode == 0 else None


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
    found = common_commit(repository, commit_of(repository, one), commit_of(repository, other))
    if found is not None:
        return found
    remedy = "name the revision to compare with: journeybook diff BASE"
    if is_shallow(repository):
        remotes = _lines(repository, "remote")
        every = f' {remotes[0]} "+refs/heads/*:refs/remotes/{remotes[0]}/*"' if remotes else ""
        remedy = f"this clone is shallow, so fetch all of it: git fetch --unshallow{every}"
    raise GitError(f"{one} and {other} have no commit in common here; {remedy}")


def common_commit(repository: Repository, one: str, other: str) -> str | None:
    """The commit where two others went different ways, which may be one of them; None where this clone has none."""
    told = _run(repository.top, "merge-base", one, other)
    return told.stdout.decode().splitlines()[0] if told.returncode == 0 else None


def listing(repository: Repository, commit: str) -> tuple[Entry, ...]:
    """The files of the content folder in a commit, by path. Links are listed and never followed.

    Raises NoFolderError where the folder is not in that commit, GitError where a part of it is a submodule.
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


def moved_from(repository: Repository, earlier: str, later: str) -> Repository | None:
    """Where the files that a commit has in the content folder were in an earlier one; None if nowhere else."""
    told = _run(repository.top, "diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--name-status", earlier, later)
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
        raise NoFolderError(
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


def _lines(repository: Repository, *arguments: str) -> list[str]:
    """The lines that git answers with, none where it cannot answer."""
    return _run(repository.top, *arguments).stdout.decode(errors="replace").split()


def _asked(repository: Repository, *arguments: str) -> bytes:
    told = _run(repository.top, *arguments)
    if told.returncode:
        raise _why_not(told.stderr, repository.top)
    return told.stdout


def _why_not(said: bytes, folder: Path) -> GitError:
    if b"dubious ownership" in said:
        return GitError(
            "git does not trust this repository, because its files belong to somebody else; if you do, "
            'run this in its top folder: git config --global --add safe.directory "$(pwd)"'
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
