"""A content folder in a git repository comes in; what changed in it, month by month, goes out.

Months are those of the commits' own dates (the committer's, in UTC), along the line that everything was merged into. A
month is told by what the handbook said at its end, held against what it said before, so what was tried and taken back
within it is not told. What is not committed is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha1, sha256
from pathlib import Path, PurePosixPath
from typing import Any

from .changes.change import Changes, Side
from .changes.compare import compare_for_readers
from .changes.months import Began, History, Month
from .git import (
    Commit,
    Entry,
    GitError,
    NoCommitsError,
    Repository,
    blobs,
    commit_of,
    commits,
    is_shallow,
    listing,
    moved_from,
    repository_of,
)
from .handbook.handbook import Handbook
from .handbook.link import linked
from .handbook.vocabulary import in_language
from .model import KINDS, Entity, EntityKind, Vocabulary
from .reading.folder import HANDBOOK, LARGEST, is_nobodys, kind_at
from .reading.ids import file_ids, id_problem
from .reading.lines import Lines
from .reading.read import Key, Reading, Understood, understood
from .reading.source import SourceFile
from .words import Words

MONTHS = 12
"""So many of the newest months in which something changed are told, unless a site asks for others."""
_FIRST_LOOK = 500
_FARTHER = 8
"""How many times as many commits are looked at where the first look was not far enough back."""
_MOVES = 5
"""So many times a content folder is followed to where it was before."""

_Known = Understood[Any]


@dataclass(frozen=True)
class _Told:
    """A commit that touched the content, where the content was, and when, as the whole line has it."""

    commit: Commit
    repository: Repository
    when: datetime

    @property
    def month(self) -> str:
        return f"{self.when:%Y-%m}"


@dataclass(frozen=True)
class _Stop:
    """A state to compare: that of the end of a month, or of the first day. `name` is "" where it is only a start."""

    name: str
    told: _Told


class Past:
    """The history of a content folder. It is kept from one build to the next, since what is committed never changes."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._key: tuple[object, ...] = ()
        self._history = History()
        self._files: dict[tuple[str, str], _Known] = {}

    def history(
        self, content: Path, today: Reading, words: Words, months: int = MONTHS, *, drafts: bool = False
    ) -> History:
        """The newest months in which something changed. Never raises: where git cannot answer, `why_not` says why.

        `today` is what was read of the content folder as it is: what is the same in a commit is not read again.
        """
        try:
            repository = repository_of(content)
            head = commit_of(repository, "HEAD")
            key = (repository, head, words, months, drafts)
            if key != self._key:
                states = _States(words, {**self._files, **_by_blob(today, len(head))}, drafts=drafts)
                self._history, self._files = _history(repository, head, max(months, 1), states), states.used
                self._key = key
        except NoCommitsError:
            return History()
        except GitError as error:
            return History(why_not=str(error))
        return self._history


def _history(repository: Repository, head: str, months: int, states: _States) -> History:
    line, is_all = _line(repository, head, months)
    is_cut = is_shallow(repository)
    stops, earlier = _stops(line, months, is_all=is_all, is_cut=is_cut)
    since = line[-1].when.date().isoformat() if line and is_cut and not earlier else ""
    found: list[Month] = []
    before: Side | None = None
    for stop, after in zip(stops, states.sides([stop.told for stop in stops]), strict=True):
        if after is None:
            continue
        if stop.name:
            found.append(_month(stop, before, after, states.words))
        before = after
    return History(tuple(reversed(_gathered(found))), earlier, since)


def _month(stop: _Stop, before: Side | None, after: Side, words: Words) -> Month:
    if before is None or not any(before.handbook.of_kind(kind) for kind in KINDS):
        return Month(stop.name, began=_began(after.handbook, stop.told.when))
    changes, concerned = compare_for_readers(before, after, words)
    return Month(stop.name, changes, concerned)


def _began(handbook: Handbook, when: datetime) -> Began | None:
    counts = {kind: len(found) for kind in KINDS if (found := handbook.of_kind(kind))}
    journeys = tuple((found, journey.title) for found, journey in handbook.journeys.items())
    return Began(when.date().isoformat(), counts, journeys) if counts else None


def _gathered(months: Iterable[Month]) -> list[Month]:
    """Months in which there is something to tell, each once: the one of the beginning may have changes too."""
    found: dict[str, Month] = {}
    for month in months:
        began = found[month.name].began if month.name in found else None
        found[month.name] = replace(month, began=month.began or began)
    return [month for month in found.values() if month.began or month.changes != Changes()]


def _line(repository: Repository, head: str, months: int) -> tuple[list[_Told], bool]:
    """The commits that touched the content, the newest first, and whether they reach back to the beginning."""
    newest = commits(Repository(repository.top, ""), head, 1)[0].when
    found: list[tuple[Commit, Repository]] = []
    start = head
    for _ in range(_MOVES):
        more, is_all = _commits(repository, start, months)
        found += ((commit, repository) for commit in more)
        former = moved_from(repository, f"{more[-1].id}^", more[-1].id) if more and is_all else None
        if former is None:
            break
        repository, start = former, f"{more[-1].id}^"
    return list(_in_order(found, newest)), is_all


def _commits(repository: Repository, start: str, months: int) -> tuple[tuple[Commit, ...], bool]:
    most = _FIRST_LOOK
    while True:
        found = commits(repository, start, most)
        if len(found) < most:
            return found, True
        if len({f"{commit.when:%Y-%m}" for commit in found}) > months + 1:
            return found, False
        most *= _FARTHER


def _in_order(found: Iterable[tuple[Commit, Repository]], newest: datetime) -> Iterator[_Told]:
    """The commits with times that only grow: one made on a clock that was wrong counts as made with the one before."""
    told: list[_Told] = []
    for commit, repository in reversed(list(found)):
        when = min(commit.when, newest)
        told.append(_Told(commit, repository, max(when, told[-1].when) if told else when))
    return reversed(told)


def _stops(line: list[_Told], months: int, *, is_all: bool, is_cut: bool) -> tuple[list[_Stop], bool]:
    """What to compare, the oldest first, and whether there are months before that are not told.

    The first state is only there to be compared with. Where the history begins with it, it is that of the first day's
    end, so that a handbook that was written within a month has a beginning, and then changes.
    """
    ends: dict[str, _Told] = {}
    for told in line:
        ends.setdefault(told.month, told)
    shown = [_Stop(name, told) for name, told in list(ends.items())[:months]]
    if len(ends) > len(shown):
        before = _Stop("", list(ends.values())[len(shown)])
        return [before, *reversed(shown)], bool(shown)
    if not line:
        return [], False
    oldest, is_whole = line[-1], is_all and not is_cut
    first = next(told for told in line if told.when.date() == oldest.when.date()) if is_whole else oldest
    start = _Stop(first.month if is_whole else "", first)
    return [start, *(stop for stop in reversed(shown) if stop.told is not first)], not is_all


class _States:
    """Reads states of a handbook, the oldest first: each file that differs is read once, however many states have it.

    A file that cannot be read counts as it last could. One that never could so far, such as of an older model, counts
    as far as it can be understood.
    """

    def __init__(self, words: Words, files: dict[tuple[str, str], _Known], *, drafts: bool) -> None:
        self.words, self.drafts = words, drafts
        self.used: dict[tuple[str, str], _Known] = {}
        self._files = files
        self._last: dict[tuple[str, str], _Known] = {}

    def sides(self, line: Sequence[_Told]) -> Iterator[Side | None]:
        """The handbook of each commit, the oldest first; None where it had none."""
        listings = [self._listing(told) for told in line]
        self._read(line[0].repository if line else None, [entry for found in listings for entry in found])
        yield from (self._side(found) if found else None for found in listings)

    def _listing(self, told: _Told) -> tuple[Entry, ...]:
        try:
            return tuple(entry for entry in listing(told.repository, told.commit.id) if _is_content(entry))
        except GitError:
            return ()

    def _side(self, entries: Iterable[Entry]) -> Side:
        known = {entry.path: self.used[_key(entry)] for entry in entries}
        vocabulary = self._latest(("handbook", "handbook"), known.get(HANDBOOK, _Known(Vocabulary(), whole=True)))
        paths = dict(_ids(known))
        files = {key: SourceFile(path, path, Lines("")) for key, path in paths.items()}
        entities = self._entities(known, paths)
        reading = Reading(vocabulary, entities, files, (), (), frozenset(), terms=vocabulary)
        handbook = linked(reading, drafts=self.drafts)
        handbook = replace(handbook, vocabulary=in_language(handbook.vocabulary, self.words))
        return Side(handbook, former=handbook.former)

    def _entities(self, known: dict[str, _Known], paths: dict[Key, str]) -> dict[EntityKind, dict[str, Entity]]:
        entities: dict[EntityKind, dict[str, Entity]] = {kind: {} for kind in KINDS}
        for (kind, found), path in paths.items():
            value = self._latest((kind, found), known[path])
            if value is not None:
                entities[kind][found] = value
        return {kind: dict(sorted(found.items())) for kind, found in entities.items()}

    def _latest(self, key: tuple[str, str], now: _Known) -> Any:  # noqa: ANN401  # an entity, or the vocabulary
        was = self._last.get(key)
        if was is not None and (now.value is None or (was.whole and not now.whole)):
            return was.value
        self._last[key] = now
        return now.value

    def _read(self, repository: Repository | None, entries: Iterable[Entry]) -> None:
        wanted: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            key = _key(entry)
            if key in self._files:
                self.used[key] = self._files[key]
            else:
                wanted.setdefault(entry.blob, {})[key[0]] = entry
        if repository is None or not wanted:
            return
        for blob, text in blobs(repository, (next(iter(found.values())) for found in wanted.values())):
            for entry in wanted[blob].values():
                kind = kind_at(entry.path)
                self.used[_key(entry)] = understood(text, entry.path, KINDS[kind].model if kind else Vocabulary)


def _key(entry: Entry) -> tuple[str, str]:
    """What a file is known by: the kind that it is read as, and its bytes."""
    return kind_at(entry.path) or "handbook", entry.blob


def _ids(paths: Iterable[str]) -> Iterator[tuple[Key, str]]:
    """The kind and id of each file that has one of its own."""
    by_kind: dict[EntityKind, list[str]] = {kind: [] for kind in KINDS}
    for path in paths:
        if (kind := kind_at(path)) is not None:
            by_kind[kind].append(path)
    for kind, found in by_kind.items():
        taken: set[str] = set()
        ids, _ = file_ids(found, kind, "")
        for path, name in ids.items():
            if name not in taken and id_problem(name) is None:
                yield (kind, name), path
            taken.add(name)


def _by_blob(reading: Reading, digits: int) -> dict[tuple[str, str], _Known]:
    """What was read of files, by the ids that git gives their bytes; these have so many digits."""
    digest = sha256 if digits == 2 * sha256().digest_size else sha1
    found: dict[tuple[str, str], _Known] = {}
    for kind, entities in reading.entities.items():
        for name, entity in entities.items():
            written = reading.files[kind, name].text.encode()
            blob = digest(b"blob %d\0" % len(written) + written).hexdigest()
            found[kind, blob] = _Known(entity, whole=True)
    return found


def _is_content(entry: Entry) -> bool:
    """Whether a file is one of an entity, or handbook.yml, and may be read."""
    named = not any(is_nobodys(part) or not part.isprintable() for part in PurePosixPath(entry.path).parts)
    known = kind_at(entry.path) is not None or entry.path == HANDBOOK
    return known and named and not entry.is_link and entry.size <= LARGEST
