"""A handbook comes in, all that is wrong or worth a look in it goes out, as strict as handbook.yml asks.

One file is one check: a module with `CODE` and `check(inspected)` is found by being here. `codes.py` has the weight of
each code.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from ..handbook.handbook import Handbook
from ..problems import Problem, Severity, is_sound
from ..reading.read import Reading
from .codes import CODES, OF_ABSENCE, weight_of
from .inspected import Inspected
from .personal_data import without_private_lines
from .settings import settings_problems

Check = Callable[[Inspected], Iterable[Problem]]


def _rules() -> Mapping[str, Check]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return {module.CODE: module.check for module in modules if hasattr(module, "CODE")}


RULES: Mapping[str, Check] = _rules()
"""Every check by its code."""


def inspect(
    reading: Reading, handbook: Handbook | None, unlinked: Iterable[Problem], today: date
) -> tuple[Problem, ...]:
    """All problems of a content folder, sorted: those of reading, those of linking (`unlinked`), and what checks find.

    handbook.yml says what each weighs; what it switches off is left out. A code that is an error stays one.
    """
    problems = [*reading.problems, *unlinked]
    sound = is_sound(problems)
    if reading.terms is not None and reading.handbook is not None:
        problems += settings_problems(reading.terms, reading.handbook)
    inspected = Inspected(reading, handbook, today)
    for code, check in RULES.items():
        if sound or code not in OF_ABSENCE:
            problems += check(inspected)
    asked = reading.terms.checks if reading.terms is not None else {}
    weighed = ((problem, weight_of(problem.code, asked)) for problem in set(without_private_lines(problems)))
    return tuple(
        sorted(replace(problem, severity=weight) for problem, weight in weighed if isinstance(weight, Severity))
    )


__all__ = ["CODES", "RULES", "Inspected", "inspect"]
