"""Revisions are read from real repositories, without touching a file; what git cannot answer is said in a sentence."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journeybook.git import (
    Commit,
    GitError,
    blobs,
    commit_of,
    commits,
    default_branch,
    listing,
    merge_base,
    repository_of,
)
from journeybook.unpack import unpack
from tests.changes.repository import Drawn, repository


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    return repository(tmp_path / "house")


def unpacked(drawn: Drawn, revision: str, target: Path) -> dict[str, bytes]:
    target.mkdir()
    found = repository_of(drawn.content)
    unpack(found, commit_of(found, revision), target)
    return {
        path.relative_to(target).as_posix(): path.read_bytes() if not path.is_symlink() else b"a link"
        for path in sorted(target.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def test_a_revision_is_read_whatever_lies_in_the_folder_and_nothing_there_changes(drawn: Drawn, tmp_path: Path) -> None:
    names = {
        "roles/a b.yml": "1",
        "roles/ü.yml": "2",
        "roles/--help.yml": "3",
        "roles/line\nbreak.yml": "4",
        "e.md": "",
    }
    drawn.commit(names)
    drawn.write({"roles/ü.yml": "at work", "new.md": "at work"})
    before = {path: path.read_bytes() for path in drawn.content.rglob("*.*")}
    state = drawn.git("status", "--porcelain", "--untracked-files=all")
    assert unpacked(drawn, "HEAD", tmp_path / "there") == {name: text.encode() for name, text in names.items()}
    assert {path: path.read_bytes() for path in drawn.content.rglob("*.*")} == before
    assert drawn.git("status", "--porcelain", "--untracked-files=all") == state


def test_a_link_that_cannot_be_written_is_said_and_not_left_out(drawn: Drawn, tmp_path: Path) -> None:
    drawn.content.mkdir()
    (drawn.content / "picture.png").symlink_to("elsewhere.png")
    drawn.commit({"roles/a.yml": "1"})
    found = repository_of(drawn.content)
    (tmp_path / "there" / "picture.png").mkdir(parents=True)
    with pytest.raises(GitError, match=r"^picture\.png in that revision is a link, and this machine cannot write one$"):
        unpack(found, commit_of(found, "HEAD"), tmp_path / "there")


def test_a_link_stays_a_link_that_leads_nowhere(drawn: Drawn, tmp_path: Path) -> None:
    drawn.content.mkdir()
    (drawn.content / "secret.md").symlink_to("/etc/passwd")
    drawn.commit({"index.md": "x"})
    assert unpacked(drawn, "HEAD", tmp_path / "there") == {"index.md": b"x", "secret.md": b"a link"}
    assert (tmp_path / "there" / "secret.md").readlink() == Path("secret.md")


@pytest.mark.parametrize("name", ["..", "a\\b", ".GIT"])
def test_a_name_that_leads_out_of_its_folder_is_refused(drawn: Drawn, tmp_path: Path, name: str) -> None:
    drawn.commit({"index.md": "x"})
    blob = drawn.git("hash-object", "-w", "--stdin", given=b"evil")
    inner = drawn.git(
        "hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=_tree(blob, "evil.md", "100644")
    )
    outer = drawn.git("hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=_tree(inner, name, "40000"))
    top = drawn.git("hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=_tree(outer, "content", "40000"))
    commit = drawn.git("commit-tree", top, "-m", "Evil")
    with pytest.raises(GitError) as told:
        unpacked(drawn, commit, tmp_path / "there")
    assert str(told.value) == (
        f"a file in {commit[:10]} has a name that leads out of its folder; nobody should check that out"
    )
    assert list((tmp_path / "there").iterdir()) == []


def _tree(entry: str, name: str, mode: str) -> bytes:
    return f"{mode} {name}".encode() + b"\0" + bytes.fromhex(entry)


def test_two_files_with_the_same_words_are_read_once(drawn: Drawn) -> None:
    drawn.commit({"a.md": "same", "b.md": "same", "c.md": "other"})
    found = repository_of(drawn.content)
    entries = listing(found, commit_of(found, "HEAD"))
    assert [entry.path for entry in entries] == ["a.md", "b.md", "c.md"]
    assert sorted(text for _, text in blobs(found, entries)) == [b"other", b"same"]


def test_the_commits_that_touched_the_content_come_newest_first(drawn: Drawn) -> None:
    first = drawn.commit({"a.md": "1"}, "Begin")
    (drawn.top / "README.md").write_text("x", encoding="utf-8")
    drawn.commit({}, "Elsewhere")
    second = drawn.commit({"a.md": "2"}, "Say more: ünder way")
    day = datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert commits(repository_of(drawn.content), "HEAD", 10) == (
        Commit(second, day, "Say more: ünder way"),
        Commit(first, day, "Begin"),
    )
    assert len(commits(repository_of(drawn.content), "HEAD", 1)) == 1


def test_the_default_branch_is_the_remote_s_head_else_main_or_master(drawn: Drawn, tmp_path: Path) -> None:
    drawn.commit({"a.md": "1"})
    assert default_branch(repository_of(drawn.content)) == "main"
    drawn.git("branch", "--move", "trunk")
    assert default_branch(repository_of(drawn.content)) is None
    drawn.git("clone", "--quiet", str(drawn.top), str(tmp_path / "clone"))
    assert default_branch(repository_of(tmp_path / "clone" / "content")) == "origin/trunk"


def test_a_hook_s_own_settings_do_not_lead_elsewhere(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = drawn.commit({"a.md": "1"})
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert commit_of(repository_of(drawn.content), "main") == commit


def test_a_folder_in_no_repository_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(GitError) as told:
        repository_of(tmp_path / "content")
    assert str(told.value) == "content is not in a git repository, so there is nothing to compare with; run git init"


def test_a_repository_of_somebody_else_is_named_with_the_command_to_trust_it(
    drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn.commit({"a.md": "1"})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(GitError) as told:
        repository_of(drawn.content)
    assert str(told.value) == (
        "git does not trust this repository, because its files belong to somebody else; if you do, "
        'run this in its top folder: git config --global --add safe.directory "$(pwd)"'
    )


def test_without_git_the_reason_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match=r"^git is not installed here, and comparing needs it$"):
        repository_of(tmp_path)


def test_a_repository_without_a_commit_is_said_to_be_new(drawn: Drawn) -> None:
    drawn.content.mkdir()
    with pytest.raises(GitError) as told:
        commit_of(repository_of(drawn.content), "HEAD")
    assert str(told.value) == (
        "there is no commit in this repository yet, so nothing to compare with; make the first one"
    )


@pytest.mark.parametrize(
    ("revision", "remedy"),
    [
        ("mian", "did you mean main?"),
        ("work", "did you mean origin/work?"),
        ("v1.0", "look at git branch --all for the names there are"),
        ("origin/next", "fetch it first: git fetch origin next:refs/remotes/origin/next"),
        ("main...HEAD", "name both ends, with a space between: journeybook diff main HEAD"),
        ("main..", "name both ends, with a space between: journeybook diff main HEAD"),
        ("--output=x", "look at git branch --all for the names there are"),
        ("", "look at git branch --all for the names there are"),
    ],
)
def test_an_unknown_revision_is_named_with_what_to_do(drawn: Drawn, revision: str, remedy: str) -> None:
    drawn.commit({"a.md": "1"})
    drawn.git("remote", "add", "origin", "/nowhere")
    drawn.git("update-ref", "refs/remotes/origin/work", "HEAD")
    with pytest.raises(GitError) as told:
        commit_of(repository_of(drawn.content), revision)
    assert str(told.value) == f'git knows no revision "{revision}"; {remedy}'


@pytest.fixture
def shallow(drawn: Drawn, tmp_path: Path) -> Drawn:
    """A clone of the newest commit of one branch, whose other branch has gone on too."""
    drawn.commit({"a.md": "1"})
    drawn.git("switch", "--quiet", "--create", "work")
    drawn.commit({"a.md": "2"})
    drawn.git("switch", "--quiet", "main")
    drawn.commit({"b.md": "3"})
    clone = Drawn(tmp_path / "clone")
    drawn.git("clone", "--quiet", "--depth=1", "--branch=work", f"file://{drawn.top}", str(clone.top))
    return clone


def follow(drawn: Drawn, told: object) -> str:
    """Do what a message says; the name to go on with, if it says one."""
    command, _, name = str(told).partition("git fetch ")[2].partition("  and name it ")
    drawn.git("fetch", *shlex.split(command))
    return name


@pytest.mark.parametrize(("named", "name"), [("main", "origin/main"), ("origin/main", ""), ("HEAD~1", "")])
def test_a_shallow_clone_says_what_to_fetch_and_then_knows_it(shallow: Drawn, named: str, name: str) -> None:
    found = repository_of(shallow.content)
    with pytest.raises(GitError) as unknown:
        commit_of(found, named)
    assert (
        str(unknown.value).removeprefix(f'git knows no revision "{named}"; ')
        == {
            "main": "this clone holds no more than was asked for, so fetch it: "
            "git fetch --depth=1 origin main:refs/remotes/origin/main  and name it origin/main",
            "origin/main": "fetch it first: git fetch --depth=1 origin main:refs/remotes/origin/main",
            "HEAD~1": "this clone is shallow and holds the newest commits alone, so fetch more: git fetch --unshallow",
        }[named]
    )
    assert follow(shallow, unknown.value) == name
    assert len(commit_of(found, name or named)) == 40


def test_a_shallow_clone_without_the_commit_in_common_says_what_to_fetch_and_then_has_it(shallow: Drawn) -> None:
    shallow.git("fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    found = repository_of(shallow.content)
    with pytest.raises(GitError) as apart:
        merge_base(found, "origin/main", "HEAD")
    assert str(apart.value) == (
        "origin/main and HEAD have no commit in common here; this clone is shallow, so fetch all of it: "
        'git fetch --unshallow origin "+refs/heads/*:refs/remotes/origin/*"'
    )
    follow(shallow, apart.value)
    assert merge_base(found, "origin/main", "HEAD") == commit_of(found, "HEAD~1")


def test_histories_without_a_common_commit_are_named(drawn: Drawn) -> None:
    drawn.commit({"a.md": "1"})
    drawn.git("switch", "--quiet", "--orphan", "other")
    drawn.commit({"a.md": "2"})
    with pytest.raises(GitError) as told:
        merge_base(repository_of(drawn.content), "main", "HEAD")
    assert str(told.value) == (
        "main and HEAD have no commit in common here; name the revision to compare with: journeybook diff BASE"
    )


def test_a_folder_that_is_not_there_yet_is_named(drawn: Drawn) -> None:
    commit = drawn.commit({})
    drawn.commit({"a.md": "1"})
    with pytest.raises(GitError) as told:
        listing(repository_of(drawn.content), commit)
    assert str(told.value) == (
        f"there is no folder content in {commit[:10]}: the handbook is newer than that, or its folder was called "
        "something else; compare with a later revision"
    )


def test_a_submodule_is_not_taken_for_an_empty_folder(drawn: Drawn) -> None:
    commit = drawn.commit({"a.md": "1"})
    drawn.git("update-index", "--add", "--cacheinfo", f"160000,{commit},content/journeys")
    drawn.git("commit", "--quiet", "-m", "A submodule")
    with pytest.raises(GitError) as told:
        listing(repository_of(drawn.content), drawn.git("rev-parse", "HEAD"))
    assert str(told.value) == (
        f"content/journeys is a submodule in {drawn.git('rev-parse', 'HEAD')[:10]}, and its files are in another "
        "repository; run the comparison there"
    )


def test_a_handbook_that_is_the_whole_repository_is_read_too(tmp_path: Path) -> None:
    drawn = repository(tmp_path / "house")
    drawn.commit({"a.md": "1"})
    found = repository_of(drawn.top)
    assert [entry.path for entry in listing(found, commit_of(found, "HEAD"))] == ["content/a.md", "mkdocs.yml"]
    assert found.top.samefile(drawn.top)
