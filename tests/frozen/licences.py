"""Prints the licences of all parts of the program: its own, that of `resources`, of Python, of each library.

    python tests/frozen/licences.py > LICENCES.txt

What is needed to run counts, with what that needs in turn; a part without a licence ends it with status 1.
"""

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]
_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_RULE = "=" * 78
_LICENCE_FILE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|COPYRIGHT)[^/]*$", re.IGNORECASE)


def parts(top: str = "debttracker") -> list[metadata.Distribution]:
    """Return the libraries that the program needs on this system, and those that they need."""
    found: dict[str, metadata.Distribution] = {}
    waiting = list(_needs(metadata.distribution(top)))
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # needed on other systems only, or by an extra that is not taken
        waiting += _needs(found[name])
    return [found[name] for name in sorted(found)]


def _needs(part: metadata.Distribution) -> Iterator[str]:
    for need in part.requires or ():
        if "extra ==" not in need and (match := _NAME.match(need)):
            yield re.sub(r"[-_.]+", "-", match[0]).lower()


def licence_of(part: metadata.Distribution) -> str:
    """Return the licence that a library names of itself; empty when it names none."""
    about = part.metadata
    classified = [
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier", [])
        if line.startswith("License :: OSI Approved ::")
    ]
    named = about.get("License-Expression") or ", ".join(classified) or (about.get("License") or "")
    return named.strip().split("\n")[0]


def _texts(part: metadata.Distribution) -> Iterator[str]:
    for file in part.files or ():
        if _LICENCE_FILE.search(str(file)) and ".dist-info/" in str(file):
            yield Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip()


def main() -> int:
    """Print, and name on standard error what has no licence."""
    nameless = []
    sections = [("debttracker", "MIT", [(ROOT / "LICENSE").read_text(encoding="utf-8").strip()])]
    own = (ROOT / "resources" / "LICENSES.md").read_text(encoding="utf-8").strip()
    sections.append(("fonts and icons", "see below", [own]))
    sections.append((f"Python {sys.version.split()[0]}", "PSF-2.0", []))
    for part in parts():
        licence, texts = licence_of(part), list(_texts(part))
        if not licence and not texts:
            nameless.append(part.name)
        sections.append((f"{part.name} {part.version}", licence or "see its text", texts))
    for title, licence, texts in sections:
        print(f"{_RULE}\n{title}: {licence}\n{_RULE}\n")
        for text in texts:
            print(f"{text}\n")
    if nameless:
        print(f"no licence is named by: {', '.join(nameless)}", file=sys.stderr)
    return int(bool(nameless))


if __name__ == "__main__":
    sys.exit(main())
