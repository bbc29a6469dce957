"""Starts the frozen program away from the checkout and looks whether it is whole.

    python tests/frozen/check_frozen.py dist/debttracker/debttracker

Prints one line per check; exit status 1 when one fails.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

LANGUAGES = ("zh_CN", "zh_TW", "en")
FIRST_VERSION = Path(__file__).parents[1] / "data" / "casefile" / "v1.debts"


class Frozen:
    """The program under test, run in an empty folder with an empty home."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.program = program
        self.folder = folder
        self.bundle = program.parent / "_internal"
        self.case = folder / "示例.debts"

    def run(self, *arguments: str | Path) -> str:
        """Run one command and return its standard output; raise when it fails or writes an error."""
        kept = {
            name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ
        }
        environment = kept | {"HOME": str(self.folder), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [self.program, *map(str, arguments)],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )
        if done.returncode != 0 or "Traceback" in done.stderr:
            raise AssertionError(f"{arguments}: status {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def version(self) -> None:
        assert self.run("--version").startswith("debttracker ")

    def norms(self) -> None:
        assert len(json.loads(self.run("norms", "--json"))["norms"]) > 50

    def demo(self) -> None:
        self.run("demo", "--save", self.case)
        assert self.case.stat().st_size > 0

    def check(self) -> None:
        found = json.loads(self.run("check", self.case, "--json"))
        assert {finding["verdict"] for finding in found["findings"]} >= {"breach", "cannot_tell"}

    def owed(self) -> None:
        found = json.loads(self.run("owed", self.case, "--on", "2030-01-01", "--json"))
        assert len(found["debts"]) > 1

    def backup_and_verify(self) -> None:
        self.run("verify", self.case)
        self.run("backup", self.case, self.folder / "copies")
        assert list((self.folder / "copies").iterdir())

    def older_case(self) -> None:
        """An older file is checked in an upgraded copy, so the steps and what they need must be there."""
        older = shutil.copyfile(FIRST_VERSION, self.folder / "older.debts")
        self.run("verify", older)

    def screens(self) -> None:
        for language, theme in (("zh_CN", "light"), ("en", "dark")):
            out = self.folder / f"screens-{language}"
            self.run("screens", out, "--case", self.case, "--language", language, "--theme", theme)
            pictures = list(out.rglob("*.png"))
            assert len(pictures) > 3
            assert all(picture.stat().st_size > 2000 for picture in pictures)

    def resources(self) -> None:
        assert list(self.bundle.glob("resources/fonts/*.otf"))
        assert list(self.bundle.glob("resources/icons/*.svg"))
        assert list(self.bundle.glob("resources/demo/*.toml"))
        assert not (self.bundle / "resources" / "screens").exists()  # pictures of the README
        for language in LANGUAGES:
            assert (self.bundle / "i18n" / language / "LC_MESSAGES" / "debttracker.mo").is_file()

    def only_what_is_used(self) -> None:
        kept = {
            path.name.partition(".")[0].partition("_")[0] for path in self.bundle.glob("babel/locale-data/*")
        }
        assert kept == {"root", "en", "zh"}
        translations = {path.name for path in self.bundle.rglob("*.qm")}
        assert translations <= {"qtbase_en.qm", "qtbase_zh_CN.qm", "qtbase_zh_TW.qm"}
        assert not [*self.bundle.rglob("*Qml*"), *self.bundle.rglob("*Quick*")]

    def checks(self) -> list[Callable[[], None]]:
        return [
            self.version,
            self.resources,
            self.only_what_is_used,
            self.norms,
            self.demo,
            self.check,
            self.owed,
            self.backup_and_verify,
            self.older_case,
            self.screens,
        ]


def main(program: str) -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        frozen = Frozen(Path(program).resolve(), Path(folder))
        for check in frozen.checks():
            try:
                check()
                sys.stdout.write(f"ok      {check.__name__}\n")
            except (AssertionError, OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
                failed += 1
                sys.stdout.write(f"FAILED  {check.__name__}: {error!r}\n")
            sys.stdout.flush()
    folder = Path(program).resolve().parent
    size = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
    sys.stdout.write(f"size of the folder: {size / 1e6:.0f} MB\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
