"""Installs the wheel into a clean environment away from the checkout and runs commands there.

python tests/frozen/check_wheel.py build/wheel
"""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path


def main(wheels: str) -> int:
    wheel = max(Path(wheels).resolve().glob("debttracker-*.whl"), key=lambda path: path.stat().st_mtime)
    names = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in names if "resources/screens/" in name], "pictures of the README"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        call(folder, "uv", "venv", "--quiet", "--python", sys.executable, "env")
        bin_folder = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")
        call(folder, "uv", "pip", "install", "--quiet", "--python", bin_folder / "python", wheel)
        program = bin_folder / "debttracker"
        where = call(folder, bin_folder / "python", "-c", "import debttracker; print(debttracker.__file__)")
        assert str(folder) in where, where
        assert call(folder, program, "--version").startswith("debttracker ")
        assert len(json.loads(call(folder, program, "norms", "--json"))["norms"]) > 50
        call(folder, program, "demo", "--save", "demo.debts", "--language", "zh_TW")
        assert json.loads(call(folder, program, "check", "demo.debts", "--json"))["findings"]
        call(folder, program, "screens", "pictures", "--case", "demo.debts", "--language", "zh_TW")
        assert list((folder / "pictures").rglob("*.png"))
    sys.stdout.write(f"ok      {wheel.name} runs on its own\n")
    return 0


def call(folder: Path, *command: str | Path) -> str:
    """Run a command in the folder, with its home there, and return what it wrote."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))
    }
    environment |= {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder),
        "XDG_STATE_HOME": str(folder),
    }
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    if done.returncode != 0:
        raise SystemExit(f"{command}: status {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
