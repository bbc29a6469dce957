"""Evidence of a contact that is being written: dropped, pasted or chosen, each with its hash."""

import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from debttracker.errors import InputError, WorldError
from debttracker.l10n import _, message_of
from debttracker.services.session import Attachment
from debttracker.ui.contact_form.kept import Kept
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.labels import ElidedLabel, IconLabel, label

LARGEST = 100 * 1024 * 1024
"""Most bytes of one file; larger ones would make the case file unwieldy."""


class EvidenceBox(QFrame):
    """Takes files and pictures. Files are read at once, so that what is kept is what was there then."""

    changed = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.kept: list[Kept] = []
        self.setProperty("role", "drop-area")
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Evidence"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        self._list = QVBoxLayout()
        layout.addLayout(self._list)
        row = QHBoxLayout()
        row.addWidget(label(_("Drop screenshots, recordings or letters here."), "secondary", wrap=True), 1)
        self.paste_button = button(_("Paste"), "link-button", "copy", name=_("Paste evidence"))
        self.paste_button.clicked.connect(self.paste)
        self.add_button = button(_("Choose files…"), "link-button", "paperclip")
        self.add_button.clicked.connect(self._choose)
        row.addWidget(self.paste_button)
        row.addWidget(self.add_button)
        layout.addLayout(row)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        layout.addWidget(self.problem)

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The files to attach."""
        return tuple(kept.attachment for kept in self.kept)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Read files and keep them; what cannot be read is said here."""
        self._say("")
        for path in paths:
            self._ctx.tasks.run(self, partial(_read, path), self.add, self._failed)

    def add(self, attachment: Attachment) -> None:
        """Keep a file; the same bytes are kept once."""
        sha256 = hashlib.sha256(attachment.content).hexdigest()
        if any(kept.sha256 == sha256 for kept in self.kept):
            self._say(_("%(name)s is attached already.") % {"name": attachment.name})
            return
        self.kept.append(Kept(attachment, sha256))
        self._show()

    def set_kept(self, kept: Sequence[Kept]) -> None:
        """Take up files that were kept before."""
        self.kept = list(kept)
        self._show()

    def paste(self) -> None:
        """Keep what the clipboard holds."""
        if not self.take(QApplication.clipboard().mimeData()):
            self._say(_("The clipboard holds no picture and no file."))

    def take(self, mime: QMimeData) -> bool:
        """Keep the files or the picture of what was dropped or pasted; tells whether there were any."""
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.add_files(paths)
            return True
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            self.add(Attachment(self._picture_name(), _png(image)))
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and pictures."""
        mime = event.mimeData()
        if mime.hasImage() or any(url.isLocalFile() for url in mime.urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped."""
        if self.take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def _choose(self) -> None:
        names, _filter = QFileDialog.getOpenFileNames(self, _("Choose evidence"))
        self.add_files([Path(name) for name in names])

    def _picture_name(self) -> str:
        stamp = self._ctx.clock().astimezone().strftime("%Y-%m-%d-%H%M%S")
        return "-".join((_("picture"), f"{stamp}.png"))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        self._say(message_of(error))

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _remove(self, sha256: str) -> None:
        self.kept = [kept for kept in self.kept if kept.sha256 != sha256]
        self._show()

    def _show(self) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for kept in self.kept:
            self._list.addWidget(self._line(kept))
        self.changed.emit()

    def _line(self, kept: Kept) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel("paperclip", "ink2", 16))
        row.addWidget(ElidedLabel(kept.attachment.name), 1)
        hash_label = label(f"SHA-256 {kept.sha256[:12]}…", "secondary")
        hash_label.setToolTip(kept.sha256)
        row.addWidget(hash_label)
        name = _("Remove %(name)s") % {"name": kept.attachment.name}
        remove = button("", "quiet-button", "x", name=name)
        remove.setToolTip(name)
        remove.clicked.connect(lambda: self._remove(kept.sha256))
        row.addWidget(remove)
        return line


def _read(path: Path) -> Attachment:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise InputError("%(name)s is a folder; attach the files in it", name=path.name)
        if size > LARGEST:
            raise InputError("%(name)s is larger than 100 MB; it was not attached", name=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise InputError("%(name)s cannot be read; it was not attached", name=path.name) from error
    if not content:
        raise InputError("%(name)s is empty; it was not attached", name=path.name)
    return Attachment(path.name, content)


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image):
        raise RuntimeError(writer.errorString())
    buffer.close()
    return bytes(data.data())
