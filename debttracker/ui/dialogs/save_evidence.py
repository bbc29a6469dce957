"""Saves a copy of a piece of evidence where the person chooses."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QSaveFile
from PySide6.QtWidgets import QFileDialog, QWidget

from debttracker.errors import WorldError
from debttracker.l10n import _
from debttracker.ui.context import UiContext


def save_evidence(ctx: UiContext, owner: QWidget, sha256: str, name: str) -> None:
    """Ask where to, then write the copy in the case's thread."""
    chosen, _filter = QFileDialog.getSaveFileName(owner, _("Save a copy"), safe_name(name))
    if chosen:
        ctx.tasks.read(
            owner,
            lambda session: write_copy(session.evidence(sha256), sha256, Path(chosen)),
            lambda _path: ctx.notify(_("A copy was saved.")),
        )


def safe_name(name: str) -> str:
    """Return a name without folders, for the name comes from outside."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].strip()
    return last if last.strip(".") else "evidence"


def write_copy(content: bytes, sha256: str, path: Path) -> Path:
    """Write the bytes, all of them or none. Raises WorldError when that fails or the hash does not fit."""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise WorldError("this piece of evidence is damaged: its hash does not fit; no copy was written")
    file = QSaveFile(str(path))
    opened = file.open(QSaveFile.OpenModeFlag.WriteOnly)
    if not (opened and file.write(content) == len(content) and file.commit()):
        reason = file.errorString()
        file.cancelWriting()
        raise WorldError("the copy could not be written to %(path)s: %(reason)s", path=path, reason=reason)
    return path
