"""The rows of a sheet come in; where its header stands, what each column is, and whether it lies on its side go out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model import Journey, Stage, Step
from .names import folded
from .sheet import Sheet

STAGE_FIELDS = {name: "stage" if name == "title" else f"stage_{name}" for name in Stage.model_fields if name != "steps"}
"""The columns of a stage's fields. They stand at each of its steps, so that a table can be sorted and counted."""
JOURNEY_FIELDS = {name: f"journey_{name}" for name in Journey.model_fields if name != "stages"}
"""The columns of a journey's own fields. They stand at the first of its steps alone, since they may be long."""
STEP_COLUMNS = ("journey", "stage_number", *STAGE_FIELDS.values(), *Step.model_fields, *JOURNEY_FIELDS.values())
"""The columns of the table of steps, as `journeybook export` writes them."""
_CALLED: Mapping[str, str] = {
    "journey": "journey id",
    "stage": """stage, phase, stage name, phase name, journey stage, journey phase, customer stage, section,
        stage of journey, phase of journey, stage of the journey""",
    "stage_number": "stage number",
    "stage_phase": "lifecycle phase, life cycle",
    "stage_goal": "goal, customer goal, user goal, objective, stage goal, job to be done, customer need, need",
    "stage_response": "stage response, our response",
    "stage_opportunities": "stage opportunity",
    "id": "step id, reference",
    "title": """title, step, step title, step name, activity, what, action title, moment, journey step, name,
        step taken, process step, sub step""",
    "doing": """doing, action, customer does, customer action, user action, does, what happens, what customer does,
        customer activity, description, behaviour, behavior, customer doing, task, step description, do, happen,
        description of step, narrative""",
    "thinking": """thinking, thought, think, customer thought, mindset, say think, go through mind, go through head,
        wonder""",
    "feeling": "feeling text",
    "mood": """feeling, emotion, mood, sentiment, customer feeling, customer emotion, emotional state, emotion score,
        satisfaction, emotion curve, emotional journey, experience, feeling score, mood score, rating, score, feel,
        emotional response, happiness, satisfaction level, satisfaction score, smiley, emoji""",
    "expecting": "expecting, expect, hope",
    "expected": "expectation, customer expectation, expectation met",
    "why": "why, motive, motivation, reason",
    "intensity": "intensity, strength",
    "times": "times, how often, repetition, contact",
    "quotes": """quote, verbatim, customer quote, say, voice of customer, customer voice, word, own word,
        in their own word, in their word, said, heard, verbatim quote, verbatim comment, voc""",
    "questions": "question, open question, customer question, what they wonder, unanswered question, ask",
    "when": "when, time, moment in time, timing, day, date, timeline",
    "touchpoint": """touchpoint, touch point, where, place, contact point, touchpoint channel, interaction,
        artefact, meet, where meet, where happen""",
    "channel": """channel, medium, device, contact channel, communication channel,
        channel used""",
    "frontstage": """frontstage, front stage, who, role, staff, actor, employee, people, person, frontstage role,
        frontstage actor, frontstage action, frontline, front line, who is involved, involved, team, stakeholder,
        frontstage staff, onstage, employee action, contact person, responsible, visible staff, who help,
        who meet, who talk, who see, who act,
        visible employee action, visible employee, employee involved, staff involved, responsible team,
        customer facing staff""",
    "backstage": """backstage, back stage, backstage role, backstage actor, backstage action, back office, backoffice,
        behind the scene, internal, internal role, invisible staff, backstage staff, behind, who behind,
        who work behind, work behind, who behind scene, happen behind scene,
        backstage process, back end process, back end, invisible contact employee action,
        invisible employee action""",
    "systems": """system, support, support system, support process, tool, it system, technology, software, application,
        system used, tool used""",
    "owner": """owner, process owner, journey owner, accountable,
        internal owner""",
    "department": "department, department involved, business unit",
    "remark": "note, comment, remark, observation, facilitator note",
    "outside": "outside, out of sight",
    "wait": """wait, waiting time, wait time, duration, how long, waiting, delay, time taken, lead time,
        long, long wait, long take,
        time spent, time needed""",
    "told_next": "told next, know what is next, next step known",
    "moment_of_truth": """moment of truth, mot, key moment, critical,
        moment that matter""",
    "avoidable": "avoidable, failure demand",
    "opportunities": """opportunity, idea, improvement, solution, improvement idea, how might we, recommendation,
        what could be better, suggestion, opportunity idea, could, could change, change, could better, could try,
        quick win, fix, next step""",
    "highlights": """highlight, delight, wow, gain, positive, what work, what work well, bright spot,
        work, work well, go well, went well, please, good, liked, loved, enjoyed, strength, positive experience,
        happy moment, high, magic moment,
        positive moment, delighter""",
    "pains": """pain, pain point, problem, frustration, issue, barrier, negative, what hurt, painpoint, challenge,
        friction, obstacle, pain and problem, hurt, go wrong, went wrong, annoy, hard, make hard, bad, get in way,
        low, struggle, complaint, what annoy, concern, gap,
        blocker, irritation, risk""",
    "pain_kind": "pain kind, pain type, kind of pain",
    "severity": "severity, pain severity, pain level",
    "evidence": "evidence, source, data, research, proof",
    "persona": "persona, customer, user, customer segment, segment",
    "csat": "csat, customer satisfaction",
    "ces": "ces, customer effort, effort score",
    "nps": "nps, net promoter score",
    "basis": "basis",
}
_PASSED_OVER = re.compile(
    r"\b(?:what|which|how|i|we|you|they|he|she|it|one|me|us|them|myself|themselves|my|our|your|their|his|her|customer|user|that|s|is|are|was|were"
    r"|be|been|am|have|has|had|did|does|the|a|an|to|of|at|in|on|for|with|by|there|here)\b"
)
"""Words that make a question of a name: "What do they think?" asks for thinking."""
_ASKS = re.compile(r"(?:what|how|who|where|why|when|which)\b")
_NEAR = 0.86
_MOST_ROWS_ABOVE = 30
_LONGEST_NAME = 60
_MOST_NAMES = 100
_BEGINS = {"stage", "title", "doing", "id"}
"""The lanes of a wall above which stands what is about the whole of it."""
_NAMING = {"title", "doing", "stage", "pains", "mood", "touchpoint", "thinking", "frontstage", "quotes"}


def _fields() -> dict[str, str]:
    found = {folded(name): field for field, names in _CALLED.items() for name in names.replace("\n", " ").split(",")}
    return found | {folded(name): name for name in Step.model_fields if folded(name) not in found}


_FIELDS = _fields()


@dataclass(frozen=True)
class Column:
    """A column: where it stands, its name in the sheet, and its field, "" where nobody knows it."""

    at: int
    header: str
    field: str


@dataclass(frozen=True)
class Layout:
    """The sheet turned so that rows are steps, the row of its header from 0, its columns.

    `ours`: `journeybook export` wrote the table, so that nothing has to be guessed. `whole` are the columns that say
    nothing of a step: the first rows of a wall typed as it hangs, in which its title stands, and who goes through it.
    """

    sheet: Sheet
    header: int
    columns: tuple[Column, ...]
    ours: bool = False
    whole: frozenset[int] = frozenset()


def field_of(header: str, *, near: bool = True) -> str:
    """The field that a column's name stands for, "" for none. `near` forgives a slip of the keys."""
    name = folded(re.sub(r"\([^)]*\)|\[[^]]*\]", " ", header))
    name = re.sub(r"\s*\b\d+\b.*$", "", name) or name
    if not name or len(header) > _LONGEST_NAME:
        return ""
    if name in _FIELDS:
        return _FIELDS[name]
    shorter = re.sub(r"^(?:customer|user|key|main|our) |(?: of (?:the )?customer| for customer| in \w+)$", "", name)
    if shorter in _FIELDS:
        return _FIELDS[shorter]
    # What stands below the header may begin like "I ask" too, but hardly like a question.
    if (near or _ASKS.match(name)) and (asked := _asked(name)) in _FIELDS:
        return _FIELDS[asked]
    for part in re.split(r"[/&+|,]|\band\b", header):
        if part != header and folded(part) in _FIELDS:
            return _FIELDS[folded(part)]
    close = difflib.get_close_matches(name, _FIELDS, n=1, cutoff=_NEAR) if near and len(name) > 5 else []  # noqa: PLR2004
    return _FIELDS[close[0]] if close else ""


def _asked(name: str) -> str:
    """What a name asks for, where it is a question or a part of a sentence: "how do i feel" asks for "feel"."""
    words = re.sub(r"\b(go|do)e\b", r"\1", _PASSED_OVER.sub(" ", name)).split()
    return " ".join([word for word in words if word != "do"] or words[:1])


def layout_of(sheet: Sheet, lanes: Mapping[str, str]) -> Layout | None:
    """How a sheet is laid out, None where nothing in it reads as a header.

    `lanes` are the house's own lanes by what they are called.
    """
    down, side = _header(sheet), _header(turned := sheet.transposed())
    found = (turned, side) if side[1] > down[1] else (sheet, down)
    if found[1][1] == 0:
        return None
    oriented, (header, _) = found
    names = _names(oriented, header)
    exact = {"id", "title", "doing"} <= set(names)
    columns = tuple(
        Column(at, name, name if exact and name in STEP_COLUMNS else _lane(name, lanes) or field_of(name))
        for at, name in enumerate(names)
    )
    columns = columns if exact else _settled(oriented, header, columns)
    return Layout(oriented, header, columns, exact, frozenset(_whole(oriented, header, columns)))


def _whole(sheet: Sheet, header: int, columns: tuple[Column, ...]) -> Iterator[int]:
    begins = next((column.at for column in columns if column.field in _BEGINS), 0) if sheet.turned else 0
    for column in columns[:begins]:
        filled = sum(bool(row[column.at]) for row in sheet.rows[header:])
        if filled <= 2 and column.field in {"", "stage_goal", "persona"}:  # noqa: PLR2004  # a name, and what it says
            yield column.at


def _lane(name: str, lanes: Mapping[str, str]) -> str:
    return f"notes.{lanes[folded(name)]}" if folded(name) in lanes else ""


def _header(sheet: Sheet) -> tuple[int, int]:
    """The row that names the most fields, and how many. One name is enough where it is that of a step."""
    best = (0, 0)
    for at, row in enumerate(sheet.rows[:_MOST_ROWS_ABOVE]):
        found = {field for cell in row[:_MOST_NAMES] if (field := field_of(cell, near=False))}
        if len(found) > best[1] and (len(found) > 1 or found & {"title", "doing"}) and found & _NAMING:
            best = (at, len(found))
    return best


def _names(sheet: Sheet, header: int) -> list[str]:
    """The header's names; a name that stands over several columns is each one's, one that begins above it counts."""
    names = [" ".join(cell.split()) for cell in sheet.rows[header]]
    for at, text in enumerate(sheet.rows[header - 1] if header else ()):
        reaches = any(area.left == at and area.top < header <= area.bottom for area in sheet.merged)
        if text and not names[at] and (reaches or field_of(text, near=False) in _BEGINS):
            names[at] = " ".join(text.split())
    for area in sheet.merged:
        if area.top <= header <= area.bottom:
            for at in range(area.left + 1, min(area.right + 1, len(names))):
                names[at] = names[at] or names[area.left]
    return names


def _settled(sheet: Sheet, header: int, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns whose field depends on the others: a stage without a name, a phase beside a stage."""
    fields = [column.field for column in columns]
    made = list(columns)
    if fields.count("stage") > 1:
        named = [at for at, column in enumerate(columns) if column.field == "stage"]
        phases = [at for at in named if folded(columns[at].header).endswith("phase")]
        if phases and len(phases) < len(named):
            for at in phases:
                made[at] = Column(at, columns[at].header, "stage_phase")
    if "stage" not in fields:
        first = next(at for at, field in enumerate(fields) if field)
        for at in range(len(columns)):
            below = [row[at] for row in sheet.rows[header + 1 :]]
            if not columns[at].header and any(below) and at <= first:
                made[at] = Column(at, "", "stage")
                break
    for field in ("stage", "journey", "stage_number"):
        for second in [column for column in made if column.field == field][1:]:
            made[second.at] = Column(second.at, second.header, "")
    if "title" not in fields and fields.count("doing") > 1:
        at = fields.index("doing")
        made[at] = Column(at, columns[at].header, "title")
    return tuple(made)
