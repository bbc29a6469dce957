"""What installs the program: menu entry, file type, AppStream data, and the script that puts them there."""

import configparser
import os
import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from debttracker.casefile.driver import APPLICATION_ID
from debttracker.ui.dialogs.new_case_dialog import SUFFIX

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "resources" / "linux"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
MIME = "application/vnd.debttracker.case"
WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|([^\s"]+)')
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_the_menu_entry_is_whole() -> None:
    entry = configparser.ConfigParser(interpolation=None, strict=True)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(LINUX / "debttracker.desktop", encoding="utf-8")
    main = entry["Desktop Entry"]
    assert main["Exec"].split() == ["debttracker", "%f"]
    assert main["MimeType"] == f"{MIME};"
    assert main["Icon"] == "debttracker"
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert all(main[f"{key}{language}"] for language in ("", "[zh_CN]", "[zh_TW]"))
    assert entry["Desktop Action log"]["Exec"] == "debttracker --log"
    assert all(line.endswith(";") for key, line in main.items() if key.startswith(("Keywords", "Categories")))


def test_the_file_type_is_that_of_a_case() -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = ET.parse(LINUX / "debttracker-mime.xml").getroot().find(f"{space}mime-type")  # noqa: S314 - ours
    assert kind is not None
    assert kind.get("type") == MIME
    assert kind.find(f"{space}glob").get("pattern") == f"*{SUFFIX}"  # type: ignore[union-attr]
    inner = kind.find(f"{space}magic/{space}match/{space}match")
    assert inner is not None
    assert (inner.get("offset"), inner.get("value")) == ("68", APPLICATION_ID.to_bytes(4, "big").decode())


def test_the_appstream_data_fit_the_program() -> None:
    component = ET.parse(LINUX / "org.debttracker.Debttracker.metainfo.xml").getroot()  # noqa: S314 - ours
    assert component.findtext("launchable") == "debttracker.desktop"
    assert component.findtext("provides/mediatype") == MIME
    assert component.findtext("project_license") == "MIT"
    assert component.find("releases/release").get("version") == VERSION  # type: ignore[union-attr]
    for tag in ("name", "summary"):
        languages = {element.get(XML_LANG, "en") for element in component.findall(tag)}
        assert languages == {"en", "zh_CN", "zh_TW"}
    assert len(component.findtext("summary") or "") < 80


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "archive").mkdir()
    program = tmp_path / "archive" / "debttracker"
    program.write_text('#!/bin/sh\necho "ran $*"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return tmp_path


def install(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return install_at(home / "my home", *arguments)


def install_at(home: Path, *arguments: str, tools: Path | None = None) -> subprocess.CompletedProcess[str]:
    path = os.environ["PATH"] if tools is None else f"{tools}{os.pathsep}{os.environ['PATH']}"
    environment = {"HOME": str(home), "PATH": path}
    return subprocess.run(
        ["sh", LINUX / "install.sh", *arguments], env=environment, capture_output=True, text=True, check=False
    )


def commands_of(entry: str) -> list[list[str]]:
    """Read the commands of a menu entry, as the standard of desktop entries says: values, quotes, codes."""
    values = re.findall(r"^Exec=(.*)$", entry, re.MULTILINE)
    plain = [re.sub(r"\\(.)", r"\1", value) for value in values]
    return [[unquoted(*word).replace("%%", "%") for word in WORD.findall(value)] for value in plain]


def unquoted(quoted: str, bare: str) -> str:
    return bare or re.sub(r'\\(["`$\\])', r"\1", quoted)


@pytest.mark.skipif(sys.platform != "linux", reason="a script for Linux")
def test_it_is_put_into_a_home_and_taken_away(home: Path) -> None:
    data = home / "my home" / ".local" / "share"
    for _each in range(2):  # again over itself
        assert install(home, str(home / "archive")).returncode == 0
    entry = (data / "applications" / "debttracker.desktop").read_text(encoding="utf-8")
    commands = commands_of(entry)
    assert [rest for _program, *rest in commands] == [["%f"], ["--log"]]
    assert subprocess.check_output([commands[0][0], "a b"], text=True) == "ran a b\n"
    assert (data / "mime" / "packages" / "debttracker-mime.xml").is_file()
    assert (data / "icons" / "hicolor" / "scalable" / "apps" / "debttracker.svg").is_file()
    assert (home / "my home" / ".local" / "bin" / "debttracker").is_symlink()
    kept = data / "debttracker" / "logs.txt"
    kept.write_text("mine", encoding="utf-8")
    assert install(home, "--remove").returncode == 0
    left = [path for path in (home / "my home").rglob("*debttracker*") if path.is_file() or path.is_symlink()]
    assert left == []
    assert kept.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(sys.platform != "linux", reason="a script for Linux")
@pytest.mark.parametrize("arguments", [[], ["nowhere"]])
def test_nothing_is_put_anywhere_without_a_program(home: Path, arguments: list[str]) -> None:
    assert install(home, *arguments).returncode == 2
    assert not (home / "my home").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="a script for Linux")
@pytest.mark.parametrize(
    "name", ["a|b", "you & me", "50% off", "$HOME", 'say "yes"', "it's", "back\\slash", "`id`", "债"]
)
def test_any_name_of_a_home_is_written_as_it_is(home: Path, name: str) -> None:
    mine = home / name
    installed = install_at(mine, str(home / "archive"))
    assert (installed.returncode, installed.stderr) == (0, "")
    entry = (mine / ".local" / "share" / "applications" / "debttracker.desktop").read_text(encoding="utf-8")
    for program, *_rest in commands_of(entry):
        assert subprocess.check_output([program, "a b"], text=True) == "ran a b\n"
    assert install_at(mine, "--remove").returncode == 0
    assert [path for path in mine.rglob("*debttracker*") if not path.is_dir()] == []


@pytest.mark.skipif(sys.platform != "linux", reason="a script for Linux")
@pytest.mark.parametrize("linked", [False, True])
def test_a_launcher_of_another_stays(home: Path, linked: bool) -> None:
    launcher = home / "my home" / ".local" / "bin" / "debttracker"
    launcher.parent.mkdir(parents=True)
    other = launcher if not linked else home / "other"
    other.write_text("#!/bin/sh\necho other\n", encoding="utf-8")
    other.chmod(0o755)
    if linked:
        launcher.symlink_to(other)
    installed = install(home, str(home / "archive"))
    assert installed.returncode == 0
    assert str(launcher) in installed.stdout.splitlines()[-1]
    assert install(home, "--remove").returncode == 0
    assert launcher.is_symlink() == linked
    assert subprocess.check_output([launcher], text=True) == "other\n"


@pytest.mark.skipif(sys.platform != "linux", reason="a script for Linux")
@pytest.mark.parametrize("tool", ["cp", "awk"])
def test_what_is_installed_stays_when_the_disk_is_full(home: Path, tool: str) -> None:
    assert install(home, str(home / "archive")).returncode == 0
    before = tree(home / "my home")
    full = home / "tools" / tool
    full.parent.mkdir()
    full.write_text("#!/bin/sh\necho 'no space left' >&2\nexit 1\n", encoding="utf-8")
    full.chmod(0o755)
    (home / "archive" / "debttracker").write_text("#!/bin/sh\necho newer\n", encoding="utf-8")
    failed = install_at(home / "my home", str(home / "archive"), tools=full.parent)
    assert failed.returncode != 0
    assert tree(home / "my home") == before


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and not path.is_symlink()
    }
