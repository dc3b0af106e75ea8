"""The text of a comparison comes in as a file, one comment on the merge request goes out, renewed with every push.

    python3 .gitlab/comment.py changes.md

Run by .gitlab-ci.yml, with nothing but Python. It needs JOURNEYBOOK_COMMENT_TOKEN, and what GitLab sets in a pipeline
of a merge request.
"""  # noqa: INP001  # a script, no package

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

MARK = "<!-- journeybook-diff -->"
ROOM = 500_000
"""Characters, of the million that GitLab takes."""
MOST_PAGES = 50
"""Of a hundred notes each."""


def comment(text: str, commit: str) -> str:
    """The comment for a text: it calls nobody, and gives GitLab no orders."""
    calm = re.sub(r"(?<!\w)@(?=\w)", "@\u200b", text.replace(MARK, ""))
    calm = re.sub(r"^(\s*)/(?=\w)", "\\1\u200b/", calm, flags=re.MULTILINE).rstrip()
    if len(calm) > ROOM:
        end = calm.rfind("\n", 0, ROOM)
        calm = calm[: end if end > 0 else ROOM]
        calm += "\n```" * (len(re.findall(r"^ {0,3}```", calm, flags=re.MULTILINE)) % 2)
        calm += "\n\n</details>" * (len(re.findall(r"<details\b", calm)) - calm.count("</details>"))
        calm += "\n\n**It was cut here: there is more than a comment can hold.** The whole is linked above."
    return f"{MARK}\n{calm}\n\n<sub>This is about {commit[:8]}, and is renewed with every push.</sub>\n"


class Notes:
    """The comments of one merge request."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.api = environment["CI_API_V4_URL"]
        self.token = environment["JOURNEYBOOK_COMMENT_TOKEN"]
        project, number = environment["CI_MERGE_REQUEST_PROJECT_ID"], environment["CI_MERGE_REQUEST_IID"]
        self.place = f"/projects/{project}/merge_requests/{number}/notes"

    def post(self, body: str) -> str:
        """Post it, or renew the one that this token posted before; what was done."""
        me = self._ask("GET", "/user")["id"]
        for note in self._all():
            if note["author"]["id"] == me and note["body"].startswith(MARK):
                self._ask("PUT", f"{self.place}/{note['id']}", {"body": body})
                return "The comment was renewed."
        self._ask("POST", self.place, {"body": body})
        return "The comment was posted."

    def _all(self) -> Iterator[Any]:
        for page in range(1, MOST_PAGES + 1):
            notes = self._ask("GET", f"{self.place}?per_page=100&page={page}")
            yield from notes
            if len(notes) < 100:  # noqa: PLR2004  # as many as were asked for
                return

    def _ask(self, method: str, path: str, body: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401  # any JSON
        request = Request(  # noqa: S310  # GitLab's own address, set by GitLab
            f"{self.api}{path}",
            method=method,
            data=json.dumps(body).encode() if body else None,
            headers={"PRIVATE-TOKEN": self.token, "Content-Type": "application/json"},
        )
        with urlopen(request, timeout=30) as answer:  # noqa: S310  # as above
            return json.load(answer)


def main(arguments: list[str]) -> str | int:
    """The status: 0, or a sentence that says what went wrong."""
    text = Path(arguments[0]).read_text(encoding="utf-8")
    if not text.strip():
        return "The comparison left no text. Nothing was posted."
    commit = os.environ.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") or os.environ["CI_COMMIT_SHA"]
    try:
        print(Notes(os.environ).post(comment(text, commit)))  # noqa: T201  # the log of the job
    except HTTPError as error:
        return f"GitLab answered {error.code} {error.reason}. Has the token the scope api, and is it still valid?"
    except URLError as error:
        return f"GitLab cannot be reached: {error.reason}"
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
