"""YAML text comes in, the values that an editor's YAML server sees go out: the core schema of YAML 1.2."""

import re
from typing import Any

import yaml


class Core(yaml.SafeLoader):
    """`yes` and a date are texts; true, 12 and 1.5 are not."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # PyYAML's name


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^({_pattern})$"), list(_first))
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^$"), [""])


def load(text: str) -> Any:
    """The values of a file; raises yaml.YAMLError for what is no YAML."""
    return yaml.load(text, Loader=Core)  # noqa: S506  # a safe loader
