# ruff: noqa: INP001 - a script, not a package
"""Collects the program's texts, keeps the message catalogs in step with them, and checks them.

    python i18n/catalogs.py extract          print the template (.pot) of all texts
    python i18n/catalogs.py update [--prune] bring new texts into every catalog; --prune drops unused ones
    python i18n/catalogs.py check            fail unless every catalog is complete and right
    python i18n/catalogs.py missing zh_CN    print the entries that are not translated yet, as .po
    python i18n/catalogs.py merge zh_CN F    take the translations of the .po file F

Translations are never lost by `update`: a text that is no longer used becomes an obsolete entry (`#~`).
"""

import argparse
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "i18n")]

from program_texts import Problem, collect, key_of  # noqa: E402 - lies beside this file

from debttracker.l10n.languages import LANGUAGES  # noqa: E402 - found from any folder
from debttracker.l10n.placeholders import fits, fits_between  # noqa: E402

PLURALS = {
    "zh_CN": "nplurals=1; plural=0;",
    "zh_TW": "nplurals=1; plural=0;",
    "en": "nplurals=2; plural=(n != 1);",
}
HEADER = """# Messages of debttracker in {language}.
msgid ""
msgstr ""
"Project-Id-Version: debttracker\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def po_path(folder: Path, language: str) -> Path:
    """Return where the catalog of a language lies."""
    return folder / language / "LC_MESSAGES" / "debttracker.po"


def read(path: Path, language: str) -> Catalog:
    """Return the catalog kept in a file; an empty one when there is no file."""
    if not path.is_file():
        return read_po(
            io.StringIO(HEADER.format(language=language, plurals=PLURALS[language])), locale=language
        )
    with path.open(encoding="utf-8") as lines:
        return read_po(lines, locale=language, abort_invalid=True)


def text_of(catalog: Catalog, language: str) -> str:
    """Return a catalog as .po: sorted by text, without line numbers, dates or hosts."""
    target = io.BytesIO()
    write_po(target, catalog, width=0, sort_output=True, omit_header=True, include_lineno=False)
    return HEADER.format(language=language, plurals=PLURALS[language]) + target.getvalue().decode()


def merged(template: Catalog, old: Catalog, language: str, *, prune: bool = False) -> Catalog:
    """Return the texts of the template with the translations of the old catalog; nothing is guessed."""
    fresh = read(Path(os.devnull), language)
    translations = {key_of(message): message for message in [*old.obsolete.values(), *old] if message.id}
    for message in template:
        if not message.id:
            continue
        known = translations.pop(key_of(message), None)
        entry = fresh.add(
            message.id,
            locations=sorted(set(message.locations)),
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known else (),
            context=message.context,
            flags={"fuzzy"} if known and known.fuzzy else (),
        )
        entry.string = translation(entry, known, language, fresh.num_plurals)
    if not prune and language != "en":
        for message in translations.values():
            if any(forms(message)):
                fresh.obsolete[key_of(message)] = message  # type: ignore[index]
    return fresh


def translation(entry: Message, known: Message | None, language: str, plurals: int) -> str | tuple[str, ...]:
    """Return the kept translation of an entry, the text itself in English, else nothing."""
    if language == "en":
        return entry.id if isinstance(entry.id, str) else tuple(entry.id)
    if isinstance(entry.id, str):
        return forms(known)[0] if known and len(forms(known)) == 1 else ""
    kept = forms(known) if known else ()
    return kept if len(kept) == plurals else ("",) * plurals


def forms(message: Message) -> tuple[str, ...]:
    """Return the translated forms of a message: one, or as many as the language has plurals."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def write(path: Path, text: str) -> bool:
    """Write a catalog whole or not at all; return whether it changed."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)
    return True


def catalog_problems(template: Catalog, catalog: Catalog, language: str) -> Iterator[Problem]:
    """Yield what is missing, unused, unsure or unfit in a catalog."""
    wanted = {key_of(message): message for message in template if message.id}
    held = {key_of(message): message for message in catalog if message.id}
    for key in sorted(wanted.keys() - held.keys(), key=str):
        yield Problem(language, f"{key[1]!r} is not in the catalog; run update")
    for key in sorted([*(held.keys() - wanted.keys()), *map(key_of, catalog.obsolete.values())], key=str):
        yield Problem(language, f"{key[1]!r} is not used any more; run update --prune")
    for key, message in held.items():
        if key in wanted:
            yield from (
                Problem(language, f"{key[1]!r} {what}") for what in faults(message, wanted[key], catalog)
            )


def faults(message: Message, wanted: Message, catalog: Catalog) -> Iterator[str]:
    """Yield what is wrong with one translation."""
    if message.id != wanted.id:
        yield "has another plural in the program; run update"
        return
    if message.fuzzy:
        yield "is fuzzy"
    given = forms(message)
    if not all(given):
        yield "is not translated"
        return
    if isinstance(message.id, str):
        fitting = [fits(message.id, given[0])]
    elif len(given) != catalog.num_plurals:
        yield f"needs {catalog.num_plurals} forms"
        return
    else:
        singular, plural = message.id
        fitting = [
            fits_between(singular if catalog.num_plurals > 1 and index == 0 else plural, message.id, form)
            for index, form in enumerate(given)
        ]
    if not all(fitting):
        yield "has other %(name)s fields than its translation"
    edges = message.id if isinstance(message.id, str) else message.id[0]
    if any(ends(form) != ends(edges) for form in given):
        yield "begins or ends with other white space than its translation"


def ends(text: str) -> tuple[str, str]:
    """Return the white space at both ends of a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def untranslated(catalog: Catalog, language: str) -> Catalog:
    """Return only the entries of a catalog that have no translation yet."""
    left = read(Path(os.devnull), language)
    for message in catalog:
        if message.id and not all(forms(message)):
            left[message.id] = message
    return left


def take(catalog: Catalog, given: Catalog) -> int:
    """Put the translations of another catalog into this one; return how many were taken."""
    taken = 0
    for message in given:
        first = key_of(message)[1]
        entry = catalog.get(first, message.context) if message.id else None
        if (
            entry is not None
            and not message.fuzzy
            and all(forms(message))
            and len(forms(entry)) == len(forms(message))
        ):
            taken += forms(entry) != forms(message)
            entry.string = message.string
    return taken


def check(package: Path, folder: Path) -> list[Problem]:
    """Return everything that is wrong in the program's texts and in its catalogs."""
    template, problems = collect(package)
    for language in LANGUAGES:
        problems += catalog_problems(template, read(po_path(folder, language), language), language)
    return problems


def update(package: Path, folder: Path, *, prune: bool = False) -> list[str]:
    """Bring every catalog in step with the texts; return what was done, one line each."""
    template, _problems = collect(package)
    lines = []
    for language in LANGUAGES:
        path = po_path(folder, language)
        fresh = merged(template, read(path, language), language, prune=prune)
        changed = write(path, text_of(fresh, language))
        left = len(untranslated(fresh, language))
        lines.append(
            f"{language}: {len(fresh)} texts, {left} untranslated, {'written' if changed else 'unchanged'}"
        )
    return lines


def main(arguments: list[str]) -> int:
    """Run one command; return 0 when all is well, 1 when something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["extract", "update", "check", "missing", "merge"])
    parser.add_argument("language", nargs="?", choices=LANGUAGES)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--prune", action="store_true", help="drop entries that are not used any more")
    given = parser.parse_args(arguments)
    package, folder = ROOT / "debttracker", ROOT / "i18n"
    try:
        lines, status = run(given, package, folder)
    except (OSError, SyntaxError, ValueError, PoFileError) as error:
        lines, status = [f"nothing was changed: {error}"], 1
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return status


def run(given: argparse.Namespace, package: Path, folder: Path) -> tuple[list[str], int]:
    """Return the lines to print and the exit status of one command."""
    if given.command == "update":
        return update(package, folder, prune=given.prune), 0
    if given.command == "extract":
        template, problems = collect(package)
        return [text_of(template, "en"), *map(str, problems)], int(bool(problems))
    if given.command == "check":
        problems = check(package, folder)
        return [*map(str, problems), f"{len(problems)} problems"], int(bool(problems))
    if given.language is None or (given.command == "merge" and given.file is None):
        raise ValueError("name a language, and for merge a file")
    if given.file is not None and not given.file.is_file():
        raise ValueError(f"there is no file {given.file}")
    path = po_path(folder, given.language)
    catalog = read(path, given.language)
    if given.command == "missing":
        return [text_of(untranslated(catalog, given.language), given.language)], 0
    taken = take(catalog, read(given.file, given.language))
    write(path, text_of(catalog, given.language))
    return [f"{taken} translations taken"], 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
