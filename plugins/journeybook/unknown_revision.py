"""A revision that git does not know comes in, what to do about it goes out: write it otherwise, or fetch it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

MOST_BRANCHES = 5_000
"""Among more branches than these, looking for the one that was meant takes too long."""
_NAME = re.compile(r"\w[\w./-]*")
_HASH = re.compile(r"[0-9a-f]{7,64}")
_RANGE = re.compile(r"([\w./~^-]*?)\.{2,3}([\w./~^-]*)")
"""How git itself writes two revisions, or what came since they went different ways."""


def remedy(revision: str, branches: Sequence[str], remotes: Sequence[str], *, shallow: bool) -> str:
    """One sentence. `branches` are all that the clone has, those of its remotes as `origin/main`."""
    if ends := _RANGE.fullmatch(revision):
        return f"name both ends, with a space between: journeybook diff {ends[1] or 'HEAD'} {ends[2] or 'HEAD'}"
    there = next((f"{remote}/{revision}" for remote in remotes if f"{remote}/{revision}" in branches), None)
    if there is not None:
        return f"did you mean {there}?"
    if _NAME.fullmatch(revision) and not _HASH.fullmatch(revision):
        named = next((remote for remote in remotes if revision.startswith(f"{remote}/")), None)
        if named is not None:
            return f"fetch it first: {_fetch(named, revision.removeprefix(f'{named}/'), shallow=shallow)}"
        if shallow and remotes:
            fetch = f"{_fetch(remotes[0], revision, shallow=True)}  and name it {remotes[0]}/{revision}"
            return f"this clone holds no more than was asked for, so fetch it: {fetch}"
    if shallow:
        return "this clone is shallow and holds the newest commits alone, so fetch more: git fetch --unshallow"
    close = difflib.get_close_matches(revision, branches, n=1) if len(branches) <= MOST_BRANCHES else []
    return f"did you mean {close[0]}?" if close else "look at git branch --all for the names there are"


def _fetch(remote: str, branch: str, *, shallow: bool) -> str:
    """The command that makes a branch known by its name, also in a clone that was made of one branch alone."""
    return f"git fetch {'--depth=1 ' if shallow else ''}{remote} {branch}:refs/remotes/{remote}/{branch}"
