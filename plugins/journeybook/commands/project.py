"""The folder a command runs in comes in, the handbook it belongs to goes out, without loading MkDocs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import yaml

_NAMES = ("mkdocs.yml", "mkdocs.yaml")
_MOST_PARENTS = 10


class Failure(click.ClickException):
    """The command cannot run as it was asked to."""

    exit_code = 2


@dataclass(frozen=True)
class Project:
    """Where content is: `prefix` is how messages name the folder. `options` are the plugin's in mkdocs.yml."""

    content: Path
    prefix: str
    options: Mapping[str, Any] = field(default_factory=dict)


class _Loader(yaml.CSafeLoader):
    """Reads mkdocs.yml, in which any tag may stand: !ENV is followed, nothing else is run or built."""


def _environment(loader: _Loader, node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        *names, default = [loader.construct_object(item) for item in node.value] or [None]
        names = names or [default]
        return next((os.environ[name] for name in names if isinstance(name, str) and name in os.environ), default)
    return os.environ.get(str(node.value))


def _ignored(_loader: _Loader, _suffix: str, _node: yaml.Node) -> None:
    return None


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", _ignored)


def find_project(content: Path | None, start: Path) -> Project:
    """The content folder that was named, else the one of the nearest mkdocs.yml from `start` upwards.

    Raises Failure with a sentence that says what to do where there is none.
    """
    folder = next(
        (above for above in (start, *start.parents) if any((above / name).is_file() for name in _NAMES)), None
    )
    if content is not None:
        if not content.is_dir():
            raise Failure(f"there is no folder {content}")
        return Project(content, _shown(content, folder))
    if folder is None:
        remedy = "go to the handbook's folder, or name its content with --content DIR"
        raise Failure(f"there is no mkdocs.yml here or in a folder above; {remedy}")
    config = next(folder / name for name in _NAMES if (folder / name).is_file())
    settings = _settings(config, 0)
    named = settings.get("docs_dir", "docs")
    if not isinstance(named, str):
        raise Failure(f"docs_dir in {config.name} is not the name of a folder; write  docs_dir: content")
    found = folder / named
    if not found.is_dir():
        said = "which" if "docs_dir" in settings else "where content is looked for as"
        ends = "names as docs_dir" if "docs_dir" in settings else "names no docs_dir"
        raise Failure(f"there is no folder {named}, {said} {config.name} {ends}")
    return Project(found, _shown(found, folder), _options(settings.get("plugins")))


def _shown(content: Path, folder: Path | None) -> str:
    absolute = Path(os.path.abspath(content))  # noqa: PTH100  # `..` goes, symbolic links stay as they were named
    if folder is not None and absolute.is_relative_to(folder) and absolute != folder:
        return absolute.relative_to(folder).as_posix()
    return absolute.name


def _settings(config: Path, depth: int) -> dict[str, Any]:
    """What a configuration says, with what it inherits."""
    try:
        loaded = yaml.load(config.read_text(encoding="utf-8-sig"), Loader=_Loader)  # noqa: S506  # a safe loader
    except (OSError, ValueError, RecursionError) as error:
        raise Failure(f"{config.name} cannot be read") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" (line {mark.line + 1})" if mark is not None else ""
        raise Failure(f"{config.name} is not YAML{place}") from error
    settings = loaded if isinstance(loaded, dict) else {}
    parent = settings.get("INHERIT")
    if isinstance(parent, str) and depth < _MOST_PARENTS:
        return {**_settings(config.parent / parent, depth + 1), **settings}
    return settings


def _options(plugins: object) -> Mapping[str, Any]:
    listed = plugins if isinstance(plugins, list) else [plugins]
    entries = [pair for entry in listed if isinstance(entry, dict) for pair in entry.items()]
    return next((options for name, options in entries if name == "journeybook" and isinstance(options, dict)), {})


def below(path: Path, project: Project) -> str:
    """A path that was named on the command line, as a path below content/; "" for content/ and what is above it."""
    if not os.path.lexists(path):
        raise Failure(f"there is no file or folder {path}")
    absolute, content = (Path(os.path.abspath(found)) for found in (path, project.content))  # noqa: PTH100  # links stay
    if content.is_relative_to(absolute):
        return ""
    if not absolute.is_relative_to(content):
        absolute, content = absolute.resolve(), content.resolve()
    if not absolute.is_relative_to(content):
        raise Failure(f"{path} is not in {project.prefix}/, and only what is there belongs to the handbook")
    return absolute.relative_to(content).as_posix()
