"""Values as an editor would type them come in, the YAML that an editor would write goes out."""

from __future__ import annotations

import re
from typing import Any

import yaml

_WIDTH = 100
_LONG = 70
"""From so many characters on a text stands below a >- line."""


class _Writer(yaml.SafeDumper):
    """Quotes what YAML 1.2 would not read as text, and nothing else; dashes stand below the name of their list."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # PyYAML's name

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002  # PyYAML's signature
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  # PyYAML's signature
        super().increase_indent(flow, indentless=False)


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    _Writer.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^({_pattern})$"), list(_first))


def _text(writer: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", value, style=">" if len(value) > _LONG else None)


def _answer(writer: yaml.SafeDumper, value: bool) -> yaml.ScalarNode:  # PyYAML's signature
    return writer.represent_scalar("tag:yaml.org,2002:str", "yes" if value else "no")


_Writer.add_representer(str, _text)
_Writer.add_representer(bool, _answer)


class _Exact(_Writer):
    """Writes for programs, whichever version of YAML they read: a switch is true or false, and yes is a text."""


_Exact.add_representer(bool, yaml.SafeDumper.represent_bool)
_Exact.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(yes|no|on|off)$", re.IGNORECASE), list("yYnNoO"))


def example_yaml(values: Any) -> str:  # noqa: ANN401  # whatever an editor may type
    """The YAML, with a line break at its end."""
    return _dumped(values, _Writer)


def exact_yaml(values: Any) -> str:  # noqa: ANN401  # whatever JSON can hold
    """The same for programs rather than for people."""
    return _dumped(values, _Exact)


def _dumped(values: Any, writer: type[yaml.SafeDumper]) -> str:  # noqa: ANN401  # as above
    return yaml.dump(values, Dumper=writer, sort_keys=False, allow_unicode=True, default_flow_style=False, width=_WIDTH)
