"""Keeps half-typed contacts, so that closing the form loses nothing.

While the program runs a draft is kept in memory with its evidence. The texts are kept in the settings too,
but only of a case whose file is not encrypted: the settings are not.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from debttracker.settings import SettingsError
from debttracker.ui.contact_form.kept import Kept
from debttracker.ui.context import UiContext

_PREFIX = "log_contact"


@dataclass(frozen=True, slots=True)
class Draft:
    """States of the editors by field, the evidence at hand, and the names of evidence that is not."""

    fields: dict[str, Any]
    kept: tuple[Kept, ...] = ()
    lost: tuple[str, ...] = ()


class DraftKeeper(QObject):
    """One per window, kept beside its context; asks for drafts by the path of the case."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._settings = ctx.settings
        self._drafts: dict[str, Draft] = {}

    @classmethod
    def of(cls, ctx: UiContext) -> "DraftKeeper":
        """Return the keeper of a window, made when first asked for."""
        found = next((child for child in ctx.children() if isinstance(child, cls)), None)
        return found or cls(ctx)

    def keep(self, path: str, draft: Draft, *, encrypted: bool) -> None:
        """Keep a draft of a case in place of the one before."""
        self._drafts[path] = draft
        names = [kept.attachment.name for kept in draft.kept]
        stored = None if encrypted else {"fields": draft.fields, "files": [*names, *draft.lost]}
        self._store(path, stored)

    def find(self, path: str) -> Draft | None:
        """Return the draft of a case, None when there is none."""
        if path in self._drafts:
            return self._drafts[path]
        stored = self._settings.draft(_name(path))
        fields = stored.get("fields") if stored else None
        if stored is None or not isinstance(fields, dict):
            return None
        files: Sequence[Any] = stored.get("files") or ()
        return Draft(dict(fields), lost=tuple(str(name) for name in files))

    def forget(self, path: str) -> None:
        """Drop the draft of a case, when it was saved or started afresh."""
        self._drafts.pop(path, None)
        self._store(path, None)

    def _store(self, path: str, stored: dict[str, Any] | None) -> None:
        if stored is not None or self._settings.draft(_name(path)) is not None:
            self._settings.set_draft(_name(path), stored)
            # The draft is in memory too, and the settings are saved again when the window closes.
            with suppress(SettingsError):
                self._settings.save()


def _name(path: str) -> str:
    return f"{_PREFIX}:{path}"
