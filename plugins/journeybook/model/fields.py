"""The help and the example of a field come in, the field goes out: everything that editors see is said where it is."""

from __future__ import annotations

from typing import Any

from pydantic import Field


def described(text: str, **more: Any) -> Any:  # noqa: ANN401  # any type may stand here
    """An optional field with the help and the `example` that editors see; absent is None, or the `default`."""
    return Field(default=more.pop("default", None), description=text, **_with_example(more))


def required(text: str, **more: Any) -> Any:  # noqa: ANN401  # any type may stand here
    """A required field with the help and the `example` that editors see."""
    return Field(description=text, **_with_example(more))


def listing(text: str, **more: Any) -> Any:  # noqa: ANN401  # any type may stand here
    """A list that may be absent, which is the same as empty, with the help and the `example` that editors see."""
    return Field(default=(), description=text, **_with_example(more))


def _with_example(more: dict[str, Any]) -> dict[str, Any]:
    """A field of fields needs no example of its own: it is made of theirs."""
    example = more.pop("example", None)
    return more if example is None else {**more, "examples": [example]}
