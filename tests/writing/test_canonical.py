"""The house's layout of what somebody typed: its meaning and its comments stay, and a second time changes nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from journeybook.model import Improvement, Journey, Persona, Role, Stage, Step, Touchpoint
from journeybook.reading.tree import Fields, Items, Node, parse, plain
from journeybook.writing.canonical import CannotFormatError, canonical
from tests.sheets.drawing import values_of

CONTENT = Path(__file__).parents[2] / "content"
WORDS = st.lists(
    st.sampled_from(["a", "bus,", "late:", "the", "rain", "&", "I'm", "#", "wet", "-", "word" * 9]),
    min_size=1,
    max_size=60,
)


@pytest.mark.parametrize(
    ("typed", "laid_out"),
    [
        (
            "title:   Ute\r\ngoal: >-\r\n     A ute\r\n     that starts\r\n",
            "title: Ute\ngoal: >-\n  A ute\n  that starts\n",
        ),
        ("goals:\n- one\n-   two\n", "goals:\n  - one\n  - two\n"),
        ("\ufefftitle: Ute", "title: Ute\n"),
        (
            "# first\ntitle: Ute # which\n\n# then\ngoals: [a,b]\n# last\n",
            "# first\ntitle: Ute # which\n\n# then\ngoals: [a, b]\n# last\n",
        ),
        ("story: |-\n    One.\n\n      Two.\n", "story: |-\n  One.\n\n    Two.\n"),
        (
            "a: 'it''s'\nb: \"x: y\"\nc: yes\nd: 2026-01-31\ne: 007\nf: 1.50\n",
            "a: 'it''s'\nb: \"x: y\"\nc: yes\nd: 2026-01-31\ne: 007\nf: 1.50\n",
        ),
        ("", ""),
        ("# only a remark\n", "# only a remark\n"),
    ],
    ids=["spaces", "dashes", "mark", "comments", "literal", "values", "empty", "remark"],
)
def test_a_file_is_laid_out(typed: str, laid_out: str) -> None:
    assert canonical(typed) == laid_out
    assert canonical(laid_out) == laid_out


def test_a_line_that_is_too_long_is_broken_with_its_paragraph() -> None:
    words = "the rain on the roof of the shed where I wait for the call that they said would come by noon " * 2
    made = canonical(
        f"stages:\n  - steps:\n      - doing: >-\n          {words.strip()}\n        thinking: {words.strip()}\n"
    )
    assert [len(line) <= 110 for line in made.splitlines()] == [True] * 8
    assert made.count(">-") == 2


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("title: Ute: new\n", "it cannot be read; journeybook check says why"),
        ("title: [a\n", "it cannot be read; journeybook check says why"),
        ("a: 1\na: 2\n", "it cannot be read; journeybook check says why"),
    ],
)
def test_what_cannot_be_read_is_left_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(CannotFormatError, match=f"^{re.escape(why)}$"):
        canonical(typed)


@given(
    st.dictionaries(
        st.sampled_from(["a", "b", "c"]),
        st.tuples(WORDS, st.sampled_from([">-", "|-", "", '"']), st.integers(1, 6)),
        min_size=1,
    ),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)), max_size=4),
)
def test_meaning_and_comments_are_kept_and_a_second_time_changes_nothing(
    texts: dict[str, tuple[list[str], str, int]], comments: list[tuple[int, int]]
) -> None:
    lines: list[str] = []
    for key, (words, style, indent) in texts.items():
        text, inside = " ".join(words), " " * indent
        if style == '"':
            lines.append(f'{key}: "{text}"')
        elif style:
            lines += [f"{key}: {style}", f"{inside}{text}"]
        else:
            lines += [f"{key}:", f"{inside}- {text.replace(': ', ' ').replace(' #', ' ')}", f"{inside}- two"]
    for at, indent in comments:
        lines.insert(min(at, len(lines)), f"{' ' * indent}# remark {at} {indent}")
    typed = "\n".join(lines) + "\n"
    before = parse(typed)
    assume(not before.slips and before.node is not None)
    try:
        made = canonical(typed)
    except CannotFormatError:
        return
    after = parse(made)
    assert before.node is not None
    assert after.node is not None
    assert plain(after.node) == plain(before.node)
    assert canonical(made) == made
    assert sorted(re.findall(r"# remark \d+ \d+", made)) == sorted(re.findall(r"# remark \d+ \d+", typed))


def test_the_shipped_handbook_is_laid_out() -> None:
    changed = [
        path.name
        for path in sorted(CONTENT.rglob("*.yml"))
        if canonical(path.read_text("utf-8")) != path.read_text("utf-8")
    ]
    assert changed == []


class _Typed(yaml.SafeDumper):
    """Writes as somebody may type: dashes set in or not, whatever the indent."""

    dashes_set_in = False

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # PyYAML's signature
        super().increase_indent(flow, indentless and not self.dashes_set_in)


def keys_of(node: Node | None) -> Iterator[int]:
    """Where the names of fields begin."""
    for entry in node.entries if isinstance(node, Fields) else ():
        yield entry.key.start
        yield from keys_of(entry.value)
    for item in node.items if isinstance(node, Items) else ():
        yield from keys_of(item)


@st.composite
def typed_files(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A whole file of any kind as somebody may have typed it, and the comments in it."""
    kinds: list[type[BaseModel]] = [Persona, Journey, Role, Touchpoint, Improvement]
    kind = draw(st.sampled_from(kinds))
    steps = st.lists(values_of(Step), min_size=1, max_size=2)
    known = {"stages": st.lists(values_of(Stage, steps=steps), min_size=1, max_size=2)} if kind is Journey else {}
    said = json.dumps(draw(values_of(kind, **known)), default=str, ensure_ascii=False)  # days as texts
    data = json.loads(said.replace("\u2028", "").replace("\x85", ""))  # which YAML takes for ends of lines
    text: str = yaml.dump(
        data,
        Dumper=type("Typed", (_Typed,), {"dashes_set_in": draw(st.booleans())}),
        indent=draw(st.sampled_from([2, 3, 4])),
        width=draw(st.sampled_from([40, 110, 400])),
        sort_keys=False,
        allow_unicode=True,
    )
    begins = {text.rfind("\n", 0, at) + 1 for at in keys_of(parse(text).node)}
    typed: list[str] = []
    comments: list[str] = []
    at = 0
    for line in text.split("\n"):
        if at in begins and draw(st.integers(0, 4)) == 0:
            comments.append(f"# remark {len(comments)}")
            typed.append(f"{line[: len(line) - len(line.lstrip())]}{comments[-1]}")
        typed.append(line)
        at += len(line) + 1
    return "\n".join(typed), comments


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(typed_files())
def test_a_whole_file_keeps_its_meaning_and_its_comments_and_settles_at_once(typed: tuple[str, list[str]]) -> None:
    text, comments = typed
    assume("\\\n" not in text)  # nobody types a text whose lines a backslash joins; it may be left as it is
    before = parse(text)
    assume(not before.slips and before.node is not None)
    made = canonical(text)
    after = parse(made)
    assert before.node is not None
    assert after.node is not None
    assert plain(after.node) == plain(before.node)
    assert canonical(made) == made
    assert [line.strip() for line in made.splitlines() if line.strip() in comments] == comments
