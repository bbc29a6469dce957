"""Message catalogs: gettext at run time, compiled from the `.po` files when needed.

The language the program speaks is one per process, held here: the one exception to the rule of no module
state, because words are looked up everywhere and handing a catalog through every call would hide the code.
`using` speaks another language for a while in the present thread only, for a paper in the reader's language.
"""

import gettext as _gettext
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

from debttracker import paths
from debttracker.errors import WorldError
from debttracker.l10n.languages import FALLBACK, match, system_language
from debttracker.l10n.placeholders import fits, fits_between

_DOMAIN = "debttracker"


class Catalog:
    """The messages of one language.

    A translation whose `%(name)s` fields differ from the English ones is not used: a slip of a translator's
    must neither crash the window nor drop a figure.
    """

    def __init__(self, code: str, translations: _gettext.NullTranslations) -> None:
        self.code = code
        self._translations = translations
        self._checked: dict[tuple[str | None, str], str] = {}

    def gettext(self, message: str) -> str:
        """Return the message in this language, or itself."""
        found = self._checked.get((None, message))
        if found is None:
            text = self._translations.gettext(message) if message else ""
            found = self._checked[None, message] = text if fits(message, text) else message
        return found

    def pgettext(self, context: str, message: str) -> str:
        """Return the message as meant in `context`, in this language, or itself."""
        found = self._checked.get((context, message))
        if found is None:
            text = self._translations.pgettext(context, message)
            found = self._checked[context, message] = text if fits(message, text) else message
        return found

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return the form for `count` in this language, or the English one."""
        text = self._translations.ngettext(singular, plural, count)
        return _checked_plural(singular, plural, count, text)

    def npgettext(self, context: str, singular: str, plural: str, count: int) -> str:
        """Return the form for `count` as meant in `context`, or the English one."""
        text = self._translations.npgettext(context, singular, plural, count)
        return _checked_plural(singular, plural, count, text)


def _checked_plural(singular: str, plural: str, count: int, text: str) -> str:
    english = singular if count == 1 else plural
    return text if fits_between(english, (singular, plural), text) else english


class _Holder:
    """The language of the process; English and without a file until `set_language` is called."""

    def __init__(self) -> None:
        self.catalog = Catalog(FALLBACK, _gettext.NullTranslations())


_active = _Holder()
_borrowed: ContextVar[Catalog | None] = ContextVar("debttracker_language", default=None)


def _current() -> Catalog:
    return _borrowed.get() or _active.catalog


def set_language(code: str | None) -> str:
    """Speak the language `code` from now on, in every thread; None or a foreign tag asks the system.

    Returns the code of the language chosen.
    """
    _active.catalog = load(_resolved(code))
    return _active.catalog.code


def language() -> str:
    """Return the code of the language spoken now: `zh_CN`, `zh_TW` or `en`."""
    return _current().code


@contextmanager
def using(code: str) -> Iterator[None]:
    """Speak `code` inside the block, in this thread only."""
    chosen = _resolved(code)
    token = _borrowed.set(_current() if chosen == language() else load(chosen))
    try:
        yield
    finally:
        _borrowed.reset(token)


def _resolved(code: str | None) -> str:
    return (match(code) if code else None) or system_language()


def gettext(message: str) -> str:
    """Return a message in the person's language; call it as `_` with a literal."""
    return _current().gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a message for `count`; fill `%(count)s` yourself."""
    return _current().ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Return a message that means different things in different places; `context` says which."""
    return _current().pgettext(context, message)


def npgettext(context: str, singular: str, plural: str, count: int) -> str:
    """Return the form of a message for `count`, as meant in `context`."""
    return _current().npgettext(context, singular, plural, count)


def mark(message: str) -> str:
    """Return the literal unchanged: it is only collected for translation, `translate` looks it up later."""
    return message


def translate(message: str) -> str:
    """Return a text that was collected elsewhere (by `mark`, or as an error's sentence), translated."""
    return _current().gettext(message)


def message_of(error: WorldError) -> str:
    """Return the sentence of a world's error in the person's language, its fields filled in."""
    text = translate(error.template)
    if not error.values:
        return text
    return text % {name: _field(value) for name, value in error.values.items()}


def _field(value: object) -> object:
    return message_of(value) if isinstance(value, WorldError) else value


def load(code: str, root: Path | None = None) -> Catalog:
    """Return the catalog of a language from `root` (the folder of catalogs); empty when there is none.

    A compiled `.mo` is used if it is not older than its `.po`; else the `.po` is compiled, and the result
    kept beside it where the folder lets us write.
    """
    folder = (root or paths.catalogs()) / code / "LC_MESSAGES"
    source, compiled = folder / f"{_DOMAIN}.po", folder / f"{_DOMAIN}.mo"
    content = _kept(source, compiled)
    if content is None and source.is_file():
        content = _compile(source, code)
        _keep(compiled, content)
    if content is None:
        return Catalog(code, _gettext.NullTranslations())
    return Catalog(code, _gettext.GNUTranslations(io.BytesIO(content)))


def _kept(source: Path, compiled: Path) -> bytes | None:
    try:
        if source.is_file() and compiled.stat().st_mtime_ns < source.stat().st_mtime_ns:
            return None
        return compiled.read_bytes()
    except OSError:
        return None


def _compile(source: Path, code: str) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    target = io.BytesIO()
    with source.open("rb") as lines:
        messages = read_po(lines, locale=code)
    messages.creation_date = datetime.fromtimestamp(0, UTC)  # else now: the same source gives the same file
    write_mo(target, messages, use_fuzzy=False)
    return target.getvalue()


def _keep(compiled: Path, content: bytes) -> None:
    with suppress(OSError):
        handle, name = tempfile.mkstemp(dir=compiled.parent, prefix=".mo-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(compiled)
        except OSError:
            Path(name).unlink(missing_ok=True)
