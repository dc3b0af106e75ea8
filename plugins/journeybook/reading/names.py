"""The models come in, every name of a field that an editor can write goes out."""

from __future__ import annotations

from pydantic import BaseModel

from .. import model

FIELD_NAMES = frozenset(
    name
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, BaseModel)
    for name in kind.model_fields
)
"""Names of fields, whichever model they are of."""
