"""What the program that is given out is made of: each part with its version, its licence and the text of it.

Libraries say it of themselves. What a library brings without saying so (Qt, ICU, SQLCipher …) is named here,
with texts in `texts/`. Libraries of the system that the build took along are those of Debian's packages.
"""

import ast
import platform
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXTS = Path(__file__).parent / "texts"
DEBIAN_TEXTS = Path("/usr/share/doc")

_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_LICENCE_FILE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|COPYRIGHT)[^/]*$", re.IGNORECASE)
_CLASSIFIED = {"MIT License": "MIT", "Apache Software License": "Apache-2.0"}
_UNNAMED = {"sqlcipher3": "Zlib"}
"""Libraries whose wheel has the text of a licence and does not say which it is."""
_QT = ("LGPL-3.0", "GPL-3.0")
"""The first refers to the second."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part; `licence` is an SPDX expression where there is one, `purl` says where the part is from."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    purl: str


def parts_of(collected: Path | None) -> list[Part]:
    """Return all parts but the program itself; `collected` is what PyInstaller noted of the files it took."""
    system = system_parts(collected) if collected is not None else []
    return [_python(), *(_library(found) for found in libraries()), *_inside(), *system]


def libraries(top: str = "debttracker") -> list[metadata.Distribution]:
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


def _library(found: metadata.Distribution) -> Part:
    own = tuple(_own_texts(found))
    texts = tuple(kept(name) for name in _QT) if found.name.startswith(("PySide6", "shiboken6")) else own
    return Part(
        found.name,
        found.version,
        _licence(found, own),
        texts,
        f"pkg:pypi/{re.sub(r'[-_.]+', '-', found.name).lower()}@{found.version}",
    )


def _licence(found: metadata.Distribution, texts: tuple[str, ...]) -> str:
    about = found.metadata
    classified = [
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier", [])
        if line.startswith("License :: OSI Approved ::")
    ]
    if about.get("License-Expression"):
        return str(about["License-Expression"])
    if classified == ["BSD License"]:
        return "BSD-3-Clause" if any("Neither the name" in text for text in texts) else "BSD-2-Clause"
    named = ", ".join(_CLASSIFIED.get(name, name) for name in classified)
    plain = str(about.get("License") or "").strip().partition("\n")[0]
    return named or _CLASSIFIED.get(plain, plain) or _UNNAMED.get(found.name, "")


def _own_texts(found: metadata.Distribution) -> Iterator[str]:
    for file in found.files or ():
        if _LICENCE_FILE.search(str(file)) and ".dist-info/" in str(file):
            yield Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip()


def _python() -> Part:
    version = platform.python_version()
    folders = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    files = [folder / "LICENSE.txt" for folder in folders]
    texts = [file.read_text(encoding="utf-8").strip() for file in files if file.is_file()]
    return Part("Python", version, "PSF-2.0", tuple(texts[:1]), f"pkg:generic/python@{version}")


def _inside() -> list[Part]:
    """Return what libraries bring along without naming it."""
    from PySide6 import QtCore
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    connection.execute("PRAGMA key = 'x'")  # only then it says which OpenSSL it uses
    cipher, openssl = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("cipher_version", "cipher_provider_version")
    )
    connection.close()
    qt, cipher, openssl = QtCore.qVersion(), cipher.split()[0], openssl.split()[1]
    sqlite = dbapi2.sqlite_version
    found = [
        Part("Qt", qt, "LGPL-3.0-only", (*map(kept, _QT), kept("Qt-third-parties")), f"pkg:generic/qt@{qt}"),
        Part("SQLCipher", cipher, "BSD-3-Clause", (kept("SQLCipher"),), f"pkg:generic/sqlcipher@{cipher}"),
        Part("SQLite", sqlite, "blessing", (kept("SQLite"),), f"pkg:generic/sqlite@{sqlite}"),
        Part("OpenSSL", openssl, "Apache-2.0", (kept("Apache-2.0"),), f"pkg:generic/openssl@{openssl}"),
    ]
    for library in sorted(Path(QtCore.__file__).parent.rglob("libicuuc.so.*")):
        icu = library.name.rpartition(".")[2]
        found.append(Part("ICU", icu, "ICU", (kept("ICU"),), f"pkg:generic/icu@{icu}"))
    return found


def kept(name: str) -> str:
    """Return a text of `texts/`."""
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8").strip("\n")


def system_parts(collected: Path) -> list[Part]:
    """Return the packages of the system that files in the build are from.

    Raises LookupError for a file that no package and no library brought.
    """
    packages = {_package_of(file) for file in _of_system(collected)}
    return [_package(name) for name in sorted(packages)]


def _of_system(collected: Path) -> Iterator[Path]:
    known = [Path(place).resolve() for place in (sys.prefix, sys.base_prefix, ROOT)]
    (entries,) = ast.literal_eval(collected.read_text(encoding="utf-8"))
    for _target, source, kind in entries:
        if kind in {"BINARY", "EXTENSION"} and Path(source).is_absolute():
            file = Path(source).resolve()
            if not any(file.is_relative_to(place) for place in known):
                yield file


def _package_of(file: Path) -> str:
    without_usr = Path("/") / file.relative_to("/usr") if file.is_relative_to("/usr") else file
    for place in (file, without_usr):
        done = subprocess.run(["dpkg", "-S", place], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.partition(":")[0]
    raise LookupError(f"{file} belongs to no package: its licence is not known")


def _package(name: str) -> Part:
    asked = ["dpkg-query", "-W", "-f", "${Version}\n${Architecture}\n", name]
    version, arch = subprocess.check_output(asked, text=True).splitlines()[:2]
    file = DEBIAN_TEXTS / name / "copyright"
    text = file.read_text(encoding="utf-8", errors="replace").strip() if file.is_file() else ""
    named = re.search(r"^Files: \*\n(?:.*\n)*?License: (.+)$", text, re.MULTILINE)
    return Part(
        name,
        version,
        named[1].strip() if named else "see its text",
        (text,) if text else (),
        f"pkg:deb/debian/{name}@{version}?arch={arch}",
    )
