"""What changed is said in the language of the handbook, whatever field it is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeybook.changes.change import Side
from journeybook.changes.compare import compare_for_readers
from journeybook.commands.diff import side_of
from journeybook.words import Words, languages, words
from tests.changes.edits import edits, full_handbook
from tests.changes.story import BEFORE, CHANGE
from tests.drawn import write

PLUMBING = {f"changed.field.{name}" for name in ("checks", "feedback", "jargon", "labels", "language", "review-every")}
"""Fields of handbook.yml that stand on no page, so that only those who read English code hear of them."""


class Asked(dict[str, object]):
    """A catalogue that notes what it does not have."""

    def __init__(self, entries: object) -> None:
        super().__init__(entries)  # type: ignore[call-overload]  # a mapping
        self.missed: set[str] = set()

    def __contains__(self, key: object) -> bool:
        found = super().__contains__(key)
        if not found:
            self.missed.add(str(key))
        return found


@pytest.mark.parametrize("language", languages())
def test_every_field_of_every_model_has_a_name_that_readers_understand(tmp_path: Path, language: str) -> None:
    asked = Asked(words(language).entries)
    said = Words(language, asked, words(language).plurals)  # type: ignore[arg-type]  # it holds entries
    before = full_handbook(tmp_path)
    for edit in edits(before):
        compare_for_readers(Side(before), Side(edit.after), said)
    assert {key for key in asked.missed if key.startswith("change.")} <= PLUMBING


def test_a_change_is_told_in_german(tmp_path: Path) -> None:
    after = {path: text for path, text in {**BEFORE, **CHANGE}.items() if text is not None}
    sides = [
        side_of(write(tmp_path / name / "content", files), "content") for name, files in (("1", BEFORE), ("2", after))
    ]
    changes, _ = compare_for_readers(sides[0], sides[1], words("de"))
    shown = (change for change in changes.changes if change.sort != "renamed")
    assert [f"{change.step or change.id}: {change.sentence}" for change in shown] == [
        "repair: wer dafür einsteht: Service adviser → Workshop scheduler",
        "repair: wie es ausgeht: nicht gesagt → Sie bekommen einen Teil, und es kostet sie etwas",
        "waits: der Kunde fühlt sich jetzt schlechter: +1 (gut) → -1 (schlecht)",
        "waits: neue Worte eines Kunden: „Not even a text.“",
        "waits: Workshop scheduler arbeitet jetzt im Hintergrund daran",
        "waits: der Kunde wartet länger: 1 Tag → 3 Wochen",
        "waits: der Kunde geht jetzt, ohne zu wissen, wie es weitergeht (vorher wusste er es)",
        "waits: das Versprechen „Told before you ask“: gehalten → nicht gehalten",
        "waits: der Schmerzpunkt „Nobody rings back.“: es wiegt schwerer: 2 → 4",
        "waits: ein neuer Schmerzpunkt: „I have to tell it twice.“",
        "rings: verschoben: Das kommt jetzt nach „I wait for the call“ und kam am Anfang",
        "drives: nobody-yet ist jetzt beim Kunden",
        "pays: dieser Schritt ist neu",
        "dale: Was sie schaffen wollen: „No <b>surprises</b> from @dealers, see #12“ ist neu",
        "archivist: diese Rolle ist nicht mehr da",
        "workshop-scheduler: Titel: „Scheduler“ → „Workshop scheduler“",
        "one-sheet: diese Verbesserung ist neu",
        "ring-by-three: wie weit es ist: Idee → In Arbeit",
        "ring-by-three: Rang unter dem, was noch zu tun ist: 1 → 2",
    ]
