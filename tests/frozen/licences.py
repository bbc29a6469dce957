"""Prints the licences of all parts of the program, with their texts.

    python -m tests.frozen.licences [build/build/COLLECT-00.toc] > LICENCES.txt

What PyInstaller collected names the libraries of the system in the build; without it only what the program
itself needs is printed. A part without the text of a licence ends it with status 1.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.frozen.parts import ROOT, Part, parts_of

_RULE = "=" * 78


def main(parts: Sequence[Part]) -> int:
    """Print, and name on standard error what has no text."""
    own = (ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    files = ("LICENSES.md", "fonts/OFL.txt", "icons/LICENSE")
    looks = tuple((ROOT / "resources" / file).read_text(encoding="utf-8").strip() for file in files)
    whole = [
        Part("debttracker", "", "MIT", (own,), ""),
        Part("fonts and icons", "", "see below", looks, ""),
        *parts,
    ]
    printed: dict[str, str] = {}
    for part in whole:
        title = f"{part.name} {part.version}".strip()
        print(f"{_RULE}\n{title}: {part.licence or 'see its text'}\n{_RULE}\n")
        for text in part.texts:
            print(f"The text that stands under {printed[text]}.\n" if text in printed else f"{text}\n")
            printed.setdefault(text, title)
    textless = [part.name for part in whole if not any(text.strip() for text in part.texts)]
    if textless:
        print(f"no text of a licence: {', '.join(textless)}", file=sys.stderr)
    return int(bool(textless))


if __name__ == "__main__":
    sys.exit(main(parts_of(Path(sys.argv[1]) if len(sys.argv) > 1 else None)))
