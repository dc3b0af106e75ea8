"""A folder of YAML comes in; entities, the files they stand in, and problems with path, line and column go out."""

from __future__ import annotations

import codecs
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from ..model import KINDS, Entity, EntityKind, Vocabulary
from ..problems import Problem
from .folder import HANDBOOK, LARGEST, Folder, look, unreadable, without_needed
from .formats import other_format
from .ids import file_ids, id_problem, ids_within
from .lines import Lines
from .salvage import has_stand_ins, salvage
from .shown_pictures import picture_problems
from .source import SourceFile
from .tree import parse, plain, pruned
from .unknown import empty_unknown_fields
from .wording import problems_of
from .words_lost import cut_text

MOST_PROBLEMS = 100
"""A file with more problems than this has one cause; the rest are counted."""

Kind = TypeVar("Kind", bound=BaseModel)
Key = tuple[EntityKind, str]
Watched = Callable[[EntityKind, Sequence[str]], Iterable[str]]
Pictures = Callable[[BaseModel, SourceFile], Iterable[Problem]]


@dataclass(frozen=True)
class Reading:
    """What was read of a content folder.

    `entities` holds what nothing is wrong with, by kind and id. A file with something wrong in it is `broken`; what can
    be known of it all the same is in `salvaged`, so that its references can be looked at too. `files` has the file of
    each, `handbook` that of handbook.yml. `vocabulary` is None where handbook.yml is broken; `terms` is the best that
    is known of it, None where nothing is. `pages` are hand-written pages; `problems` is sorted.
    """

    vocabulary: Vocabulary | None
    entities: Mapping[EntityKind, Mapping[str, Entity]]
    files: Mapping[Key, SourceFile]
    pages: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]
    broken: frozenset[Key]
    salvaged: Mapping[Key, tuple[Entity, SourceFile]] = field(default_factory=dict)
    terms: Vocabulary | None = None
    handbook: SourceFile | None = None

    @property
    def vocabulary_path(self) -> str | None:
        """The path of handbook.yml below content/, None where there is none."""
        return self.handbook.path if self.handbook is not None else None

    @property
    def page_paths(self) -> frozenset[str]:
        """The paths of the hand-written pages below content/."""
        return frozenset(page.path for page in self.pages)


@dataclass(frozen=True)
class _Checked(Generic[Kind]):
    """One file against its model: `value` where all is right, else `rest`, what is right of it."""

    file: SourceFile
    value: Kind | None
    rest: Kind | None
    problems: tuple[Problem, ...]


def unwatched(_kind: EntityKind, paths: Sequence[str]) -> Iterable[str]:
    """The paths of a kind, where nobody wants to know how far reading is."""
    return paths


def read(content: Path, prefix: str, watched: Watched = unwatched, known: Reading | None = None) -> Reading:
    """Read everything below `content`. `prefix` is its name in messages (`content`).

    `watched` hands the paths of a kind on, one by one, to whoever wants to know how far reading is. `known` is what was
    read of another state of the folder: a file without a problem there, which is the same here, is not read again.
    Never raises for anything in the folder: whatever is wrong is a problem, and every file is looked at.
    """
    above = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
    folder = look(content, above)
    problems = [*folder.problems, *without_needed(folder, above)]
    vocabulary, terms, handbook = _vocabulary(content, folder, above, problems)

    without_problems = _without_problems(known) if known is not None else {}
    entities: dict[EntityKind, dict[str, Entity]] = {name: {} for name in KINDS}
    files: dict[Key, SourceFile] = {}
    salvaged: dict[Key, tuple[Entity, SourceFile]] = {}
    broken: set[Key] = set()
    for name, kind in KINDS.items():
        ids, id_problems = file_ids(folder.entities[name], name, above)
        problems += id_problems
        for path in watched(name, folder.entities[name]):
            checked = _checked(content, path, above, kind.model, folder, without_problems.get(path))
            problems += checked.problems
            key = (name, ids[path])
            if key in files:
                continue
            files[key] = checked.file
            if checked.value is not None and id_problem(key[1]) is None:
                entities[name][key[1]] = checked.value
            else:
                broken.add(key)
                if checked.rest is not None:
                    salvaged[key] = (checked.rest, checked.file)
        entities[name] = dict(sorted(entities[name].items()))
    pages = tuple(_pages(content, folder, above, problems))
    found = tuple(sorted(problems))
    return Reading(vocabulary, entities, files, pages, found, frozenset(broken), salvaged, terms, handbook)


@dataclass(frozen=True)
class Understood(Generic[Kind]):
    """What a file means, apart from everything around it: `value` is None where that cannot be known.

    `whole`: nothing is wrong with it. If not, the value is what is right of it, as it was written and no more.
    """

    value: Kind | None
    whole: bool


def understood(written: bytes, path: str, model: type[Kind]) -> Understood[Kind]:
    """What the bytes of a file mean that is not on a disk, such as one of an earlier day. Never raises for any."""
    found = _decoded(written, SourceFile(path, path, Lines("")))
    if isinstance(found, Problem):
        return Understood(None, whole=False)
    checked = _held_against(model, found, path, "", lambda _rest, _file: ())
    if checked.value is not None:
        return Understood(checked.value, whole=True)
    return Understood(None if has_stand_ins(checked.file.node) else checked.rest, whole=False)


def _vocabulary(
    content: Path, folder: Folder, prefix: str, problems: list[Problem]
) -> tuple[Vocabulary | None, Vocabulary | None, SourceFile | None]:
    if folder.handbook is None:
        return Vocabulary(), Vocabulary(), None
    checked = _checked(content, HANDBOOK, prefix, Vocabulary, folder)
    problems += checked.problems
    unread = checked.file.node is None and checked.value is None
    return checked.value, None if unread else checked.value or checked.rest, checked.file


def _without_problems(known: Reading) -> dict[str, _Checked[Any]]:
    """The files of a reading about which there was nothing to say, by path."""
    about = {problem.path for problem in known.problems}
    return {
        file.path: _Checked(file, entity, entity, ())
        for (kind, found), file in known.files.items()
        if (entity := known.entities[kind].get(found)) is not None and file.shown not in about
    }


def _checked(  # noqa: PLR0913, PLR0917  # a file, what it is held against, and where
    content: Path, path: str, prefix: str, model: type[Kind], folder: Folder, was: _Checked[Kind] | None = None
) -> _Checked[Kind]:
    found = _text(content, path, prefix)
    if isinstance(found, Problem):
        return _Checked(SourceFile(path, prefix + path, Lines("")), None, None, (found,))
    same = was if was is not None and was.file.lines.text == found else None
    shown = picture_problems(same.value, same.file, content, folder.others) if same and same.value else ()
    if same is not None and not any(shown):
        return same
    return _held_against(
        model, found, path, prefix, lambda rest, file: picture_problems(rest, file, content, folder.others)
    )


def _held_against(model: type[Kind], text: str, path: str, prefix: str, pictures: Pictures) -> _Checked[Kind]:
    """A text against its model; `pictures` looks for those that an entity shows."""
    parsed = parse(text)
    typed = Lines(text) if parsed.lines.text != text else None
    file = SourceFile(path, prefix + path, parsed.lines, mended=parsed.mended, typed=typed)
    slips = [file.problem(slip.code, slip.message, slip.span, slip.hint) for slip in parsed.slips]
    if parsed.node is None and parsed.slips:
        return _Checked(file, None, None, most_of(slips))
    if parsed.node is not None:
        slips += itertools.islice(empty_unknown_fields(parsed.node, model, file), MOST_PROBLEMS)
    written = pruned(parsed.node) if parsed.node is not None else None
    file = replace(file, node=written, written=written)
    value: Kind | None = None
    wrong: Iterable[Problem] = ()
    try:
        value = model.model_validate(plain(file.node) if file.node is not None else {})
    except ValidationError as error:
        wrong = problems_of(error, model, file)
    problems = [*slips, *itertools.islice(wrong, 2 * MOST_PROBLEMS)]
    rest: Kind | None = value
    if value is None:
        rest, tree = salvage(file.node, model)
        file = replace(file, node=tree) if rest is not None else file
    if rest is not None:
        more = itertools.chain(ids_within(rest, file), pictures(rest, file))
        problems += itertools.islice(
            (problem for problem in more if problem.line not in file.mended), 2 * MOST_PROBLEMS
        )
        lost = (warning for warning in cut_text(rest, file) if warning.line not in file.mended)
        warnings = tuple(itertools.islice(lost, 2 * MOST_PROBLEMS))
    else:
        warnings = ()
    right = value if not problems else None
    return _Checked(file, right, rest, (*most_of(problems), *most_of(warnings)))


def most_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first hundred problems of a file, the last of them saying that there are more. Never looks much further."""
    every = sorted(itertools.islice(problems, 2 * MOST_PROBLEMS))
    if len(every) <= MOST_PROBLEMS:
        return tuple(every)
    last = every[MOST_PROBLEMS - 1]
    return (*every[: MOST_PROBLEMS - 1], replace(last, message=f"{last.message}; more like it follow in this file"))


def _text(content: Path, path: str, prefix: str) -> str | Problem:
    """The text of a file without its byte order mark, or why there is none."""
    file = SourceFile(path, prefix + path, Lines(""))
    try:
        with (content / path).open("rb") as opened:
            written = opened.read(LARGEST + 1)
    except OSError as error:
        return unreadable(file.shown, error)
    return _decoded(written, file)


def _decoded(written: bytes, file: SourceFile) -> str | Problem:
    if len(written) > LARGEST:
        return file.problem("too-large", "this file is larger than 1 MB", hint="split it, or cut what is not needed")
    if written.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return file.problem("not-utf8", "this file is saved as UTF-16", hint="save it as UTF-8")
    written = written.removeprefix(codecs.BOM_UTF8)
    if file.path.endswith(".yml") and (other := other_format(written)):
        return file.problem("yaml-syntax", other[0], hint=other[1])
    try:
        return written.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(written, error, file)


def _not_utf8(written: bytes, error: UnicodeDecodeError, file: SourceFile) -> Problem:
    lines = Lines(written[: error.start].decode() + "�" + written[error.start + 1 :].decode(errors="replace"))
    offset = len(written[: error.start].decode())
    byte = written[error.start : error.start + 1]
    meant = byte.decode("cp1252", errors="ignore")
    reads = f"; it is {meant} in Windows-1252" if meant.isprintable() and meant else ""
    message = f"this file is not UTF-8: the byte 0x{byte.hex().upper()} stands here{reads}"
    return replace(file, lines=lines).problem(
        "not-utf8", message, lines.span(offset, offset + 1), "save the file as UTF-8"
    )


def _pages(content: Path, folder: Folder, prefix: str, problems: list[Problem]) -> Iterator[SourceFile]:
    for path in folder.pages:
        found = _text(content, path, prefix)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            yield SourceFile(path, prefix + path, Lines(found))
