"""HTML files come in; what the Nu Html Checker, the W3C's, says about them goes out, warnings included."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.judges import JAVA, judge


@dataclass(frozen=True)
class Excuse:
    """What is wrong with an element that is not ours: how the message begins, and what the element is known by."""

    name: str
    says: str
    element: str


@dataclass
class Verdict:
    """On one file: what is wrong, each with the HTML it is about; and how often each excuse was needed."""

    wrong: list[tuple[str, str]] = field(default_factory=list)
    excused: Counter[str] = field(default_factory=Counter)


def judged(pages: Iterable[Path], excuses: Iterable[Excuse]) -> Mapping[Path, Verdict]:
    """Every page with what Nu says about it. One Java for all: to start it takes time."""
    verdicts = {page: Verdict() for page in pages}
    made = subprocess.run(
        [
            JAVA,
            "-Xss8m",
            "-jar",
            judge("vnu-jar/build/dist/vnu.jar"),
            "--format",
            "json",
            "--exit-zero-always",
            *verdicts,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    for message in json.loads(made.stderr)["messages"]:
        verdict = verdicts[Path(unquote(urlsplit(message["url"]).path))]
        said, about = message["message"], message.get("extract", "")
        for excuse in excuses:
            if said.startswith(excuse.says) and excuse.element in about:
                verdict.excused[excuse.name] += 1
                break
        else:
            verdict.wrong.append((said, about))
    return verdicts
