"""Diagrams that tests draw, and texts that try to be more than text."""

from journeybook.diagrams import (
    DiagramStage,
    DiagramStep,
    FlowDiagram,
    FlowJourney,
    FlowMoment,
    FlowRole,
    FlowSupport,
    FlowWords,
    JourneyDiagram,
    JourneyWords,
)

HOSTILE = (
    "</text><script>alert(1)</script>",
    '"; click x',
    '"]; click role0 "javascript:alert(1)"',
    '%%{init: {"theme": "dark"}}%%',
    "%% a comment",
    "---",
    "accTitle: x",
    "accDescr { x }",
    "section y",
    "TITLE z",
    "journey",
    ";",
    ":",
    ",",
    "#quot;",
    "#35;",
    "&lt;b&gt;",
    "a & b",
    "😀 ok",
    "في انتظار (مهم)!",
    "等待回电话时不知道接下来会发生什么事情",
    "one\nsection two",
    "one\u2028two\u2029three\x85four\x00five",
    "  much   space\t",
    "\ufb02\u00b0\u00b034\u00b6\u00df",
    "\ufffe\uffff x",
    "**b** _i_ `c` $$x^2$$ ~~~",
    "@{shape: x}",
    "fa:fa-car x",
    "1. list",
    "end",
    "subgraph a[b]",
    "a|b|c --> d",
    "\\n \\",
    "<br/>x<img src=x onerror=alert(1)>",
    "",
    "   ",
)

WORDS = JourneyWords("not known", ("very bad", "bad", "neither", "good", "very good"))
FLOW_WORDS = FlowWords(
    lambda n: f"and {n} more moments", lambda n: f"and {n} more journeys", lambda n: f"and {n} more roles"
)


def journey(*emotions: int | None, actors: int = 2) -> JourneyDiagram:
    """A journey in stages of three steps, a step for each emotion."""
    people = tuple(f"Role {number}" for number in range(actors))
    steps = [DiagramStep(f"Step {number}", emotion, people) for number, emotion in enumerate(emotions)]
    stages = tuple(
        DiagramStage(f"Stage {start // 3}", tuple(steps[start : start + 3])) for start in range(0, len(steps), 3)
    )
    return JourneyDiagram("Buys a ute", stages, "How Emma feels.")


def flow(text: str) -> FlowDiagram:
    """A flowchart in which this text stands wherever a text can stand."""
    return FlowDiagram(
        text,
        (FlowRole("a", text), FlowRole("b", text)),
        (FlowSupport("a", "b", text),),
        (FlowJourney(text, text, (FlowMoment(text, "a"), FlowMoment(text, "b"))),),
        text,
    )


def journey_of(text: str) -> JourneyDiagram:
    """A journey in which this text stands wherever a text can stand."""
    return JourneyDiagram(text, (DiagramStage(text, (DiagramStep(text, 1, (text,)), DiagramStep(text, None))),), text)
