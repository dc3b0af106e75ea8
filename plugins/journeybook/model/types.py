"""The types of single values: text as an editor typed it comes in, a checked value goes out, or a plain-words error.

Two kinds of marks stand in the annotations, and one walker (`walk.py`) finds them wherever they are used:
`Reference` says which kind of thing an id names, `Text` says how a text is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, GetCoreSchemaHandler, Tag
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .durations import parse_duration

ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 64
_LETTERS = str.maketrans(
    {"’": "", "'": "", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""What letters that are no letter with an accent become in an id; an apostrophe parts no word."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
LONGEST_TEXT = 20_000
"""About ten pages: no text in a handbook needs more, and every page stays quick to make."""

BLANK_OPENS = "<fill in"
BLANK = f"{BLANK_OPENS}>"
"""What stands where an editor still has to write something, in a new file or one made from a sheet."""

EntityKind = Literal["persona", "journey", "role", "touchpoint", "evidence", "improvement"]
ReferenceKind = Literal[
    "persona",
    "journey",
    "role",
    "touchpoint",
    "evidence",
    "improvement",
    "department",
    "channel",
    "pain-kind",
    "lever",
    "phase",
    "lane",
    "promise",
    "step",  # journey-id#step-id
    "moment",  # journey-id#step-id or journey-id#pain-id
    "sibling-step",  # a step id of the same journey
    "cause",  # a role id, or a step reference
]


@dataclass(frozen=True)
class Reference:
    """Marks a text as the id of a thing of this kind."""

    kind: ReferenceKind


@dataclass(frozen=True)
class Text:
    """Marks a text as a line (shown as typed) or prose (CommonMark)."""

    form: Literal["line", "prose"]


@dataclass(frozen=True)
class Place:
    """Marks a text as the path of a picture below content/."""


@dataclass(frozen=True)
class Form:
    """Says how a value is typed, where its Python type alone does not."""

    name: Literal["id", "day-or-month", "link", "feedback"]


@dataclass(frozen=True)
class ShortFor:
    """Lets a text alone stand for a mapping with that text in `field`."""

    field: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401  # pydantic's signature
        """Turn the text into the mapping before anything else looks."""
        return core_schema.no_info_before_validator_function(self._read, handler(source))

    def _read(self, value: object) -> object:
        return {self.field: value} if isinstance(value, str) else value


class Written(BaseModel):
    """Something an editor writes: nothing in it changes, and a name it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def wrong(message: str, code: str = "wrong-value", hint: str = "", at: str = "") -> PydanticCustomError:
    """The error of a value, carrying the sentence an editor reads, the check's code, a hint, and the field it is about.

    `at` is for errors of a whole mapping that stand at one of its fields.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "at": at})


def shown(value: object) -> str:
    """A value in a sentence, without any of Python's own signs."""
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, Mapping):
        return "fields of its own"
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= 40 else text[:39] + "…"}"'  # noqa: PLR2004  # as much as fits in a message


def _text(value: object) -> str:
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise wrong(
                f"this text has {len(value):,} characters; {LONGEST_TEXT:,} is the most", "too-large", "split it"
            )
        if _CONTROL.search(value):
            raise wrong("this text holds a control character that no page can show", hint="delete it and type it again")
        if value.strip().startswith(BLANK_OPENS):
            raise wrong("this is still to be filled in", hint="write what it is over the whole <...>")
        return value.strip()
    if isinstance(value, Mapping):
        raise wrong(
            "this should be text, but it reads as fields of its own",
            hint="a text with a colon in it goes below a >- line, indented",
        )
    if isinstance(value, list | tuple):
        raise wrong(
            "this should be one text, but it is a list", hint="write the text alone, without dashes or brackets"
        )
    raise wrong("this should be text")


def _line(value: object) -> str:
    text = _text(value)
    if "\n" in text:
        raise wrong("this should be one line, but it has several", hint="write it as one line, or below a >- line")
    return text


def _id(value: object) -> str:
    text = _line(value)
    if len(text) > LONGEST_ID:
        raise wrong(f"the id is {len(text)} characters long; {LONGEST_ID} is the most", "bad-id")
    if not ID_PATTERN.fullmatch(text):
        made = plain_id(text)
        hint = f"write {made}" if made else ""
        raise wrong(
            f"{shown(text)} is not an id: small letters a-z, digits, and single hyphens between", "bad-id", hint
        )
    return text


def plain_id(text: str) -> str:
    """The id nearest to a text, letters without their accents; "" if nothing of it can stand in an id."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(character for character in apart if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_ID].strip("-")


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    answers = {"true": True, "yes": True, "false": False, "no": False}
    if isinstance(value, str) and value.strip().lower() in answers:
        return answers[value.strip().lower()]
    raise wrong(f"this is answered with yes or no, not {shown(value)}", hint="leave the line out where nobody knows")


def _between(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return f"from {low:g} to {high:g}"
    return f"of {low:g} or more" if low is not None else ""


def whole(low: int | None = None, high: int | None = None, scale: str = "") -> Callable[[object], int]:
    """A reader of whole numbers within bounds, both included; `scale` says what they mean."""

    def read(value: object) -> int:
        told = " ".join(("a whole number", _between(low, high))).strip()
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise wrong(f"this should be {told}", hint=scale)
        if isinstance(value, str) and not re.fullmatch(r"[-+]?[0-9]{1,15}", value.strip(), re.ASCII):
            raise wrong(f"this should be {told}, not {shown(value)}", hint=scale)
        number = int(value)
        if (low is not None and number < low) or (high is not None and number > high):
            raise wrong(f"this should be {told}, not {shown(value)}", hint=scale)
        return number

    return read


def _decimal(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and re.fullmatch(r"[-+]?[0-9]{1,15}(\.[0-9]{1,15})?", value.strip(), re.ASCII):
        return float(value)
    hint = "write the point as . and leave the unit out" if isinstance(value, str) else ""
    raise wrong(f"this should be a number, not {shown(value)}", hint=hint)


def _calendar(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII) else None
    except ValueError:
        return None


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    found = _calendar(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise wrong(f"this should be a date such as 2026-03-31, not {shown(value)}")
    return found


def _day_or_month(value: object) -> str:
    text = _line(value)
    if _calendar(text if len(text) > len("2026-03") else f"{text}-01") is None:
        raise wrong(f"this should be a date such as 2026-03 or 2026-03-31, not {shown(text)}")
    return text


def _link(value: object) -> str:
    text = _line(value)
    if not re.fullmatch(r"(https://[^\s<>\"/?#]+[^\s<>\"]*|mailto:[^\s<>\"@]+@[^\s<>\"]+)", text):
        raise wrong(f"this should be a link that starts with https:// or mailto:, not {shown(text)}")
    return text


def _path(value: object) -> str:
    text = _line(value)
    parts = text.split("/")
    if text.startswith("/") or "\\" in text or ":" in text or any(part in {"", ".", ".."} for part in parts):
        raise wrong(
            f"the picture {shown(text)} is not inside content/",
            "link-outside",
            "put the picture below content/ and write its path from there, such as images/dale.png",
        )
    return text


def _duration(value: object) -> timedelta:
    if isinstance(value, timedelta):
        return value
    found = parse_duration(value) if isinstance(value, str) else None
    if found is None:
        message = f"this should be a length of time such as 3 weeks, 2-4 days or PT4H, not {shown(value)}"
        hint = "say it in minutes, hours, days, weeks or months; leave the line out where nobody knows"
        raise wrong(message, hint=hint)
    return found


def _listed(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


def _score_or_map(value: object) -> str:
    return "(by persona)" if isinstance(value, Mapping) else "(score)"


Line = Annotated[str, BeforeValidator(_line), Text("line")]
Prose = Annotated[str, BeforeValidator(_text), Text("prose")]
Id = Annotated[str, BeforeValidator(_id), Form("id"), Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_ID)]
Boolean = Annotated[bool, BeforeValidator(_boolean)]
Day = Annotated[date, BeforeValidator(_day)]
DayOrMonth = Annotated[str, BeforeValidator(_day_or_month), Form("day-or-month")]
Link = Annotated[str, BeforeValidator(_link), Form("link")]
PicturePath = Annotated[str, BeforeValidator(_path), Place()]
Duration = Annotated[timedelta, BeforeValidator(_duration)]
Decimal = Annotated[float, BeforeValidator(_decimal)]
Count = Annotated[int, BeforeValidator(whole(0)), Field(ge=0)]
Times = Annotated[int, BeforeValidator(whole(1)), Field(ge=1)]
OneToFive = Annotated[int, BeforeValidator(whole(1, 5)), Field(ge=1, le=5)]
NoughtToFive = Annotated[int, BeforeValidator(whole(0, 5)), Field(ge=0, le=5)]
Percent = Annotated[int, BeforeValidator(whole(0, 100)), Field(ge=0, le=100)]
EMOTIONS = "-2 is very bad, -1 bad, 0 neither, 1 good and 2 very good; leave it out where nobody was asked"
Emotion = Annotated[int, BeforeValidator(whole(-2, 2, EMOTIONS)), Field(ge=-2, le=2)]

PersonaRef = Annotated[str, BeforeValidator(_line), Reference("persona")]
JourneyRef = Annotated[str, BeforeValidator(_line), Reference("journey")]
RoleRef = Annotated[str, BeforeValidator(_line), Reference("role")]
TouchpointRef = Annotated[str, BeforeValidator(_line), Reference("touchpoint")]
EvidenceRef = Annotated[str, BeforeValidator(_line), Reference("evidence")]
DepartmentRef = Annotated[str, BeforeValidator(_line), Reference("department")]
ChannelRef = Annotated[str, BeforeValidator(_line), Reference("channel")]
PainKindRef = Annotated[str, BeforeValidator(_line), Reference("pain-kind")]
LeverRef = Annotated[str, BeforeValidator(_line), Reference("lever")]
PhaseRef = Annotated[str, BeforeValidator(_line), Reference("phase")]
LaneRef = Annotated[str, BeforeValidator(_line), Reference("lane")]
PromiseRef = Annotated[str, BeforeValidator(_line), Reference("promise")]
StepRef = Annotated[str, BeforeValidator(_line), Reference("step")]
MomentRef = Annotated[str, BeforeValidator(_line), Reference("moment")]
SiblingStepRef = Annotated[str, BeforeValidator(_line), Reference("sibling-step")]
CauseRef = Annotated[str, BeforeValidator(_line), Reference("cause")]

ONE_OR_LIST = BeforeValidator(_listed)
"""Lets one value stand for a list of one."""
EvidenceList = Annotated[tuple[EvidenceRef, ...], ONE_OR_LIST]
TouchpointList = Annotated[tuple[TouchpointRef, ...], ONE_OR_LIST]
ChannelList = Annotated[tuple[ChannelRef, ...], ONE_OR_LIST]
EmotionValue = Annotated[
    Annotated[Emotion, Tag("(score)")] | Annotated[Mapping[PersonaRef, Emotion], Tag("(by persona)")],
    Discriminator(_score_or_map),
]
Basis = Literal["assumed", "researched", "co-created"]
