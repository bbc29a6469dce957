"""A field for a whole number within bounds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from debttracker.errors import InputError
from debttracker.ui.contact_form.typed import plain
from debttracker.ui.widgets.value_editor import ParsedLine


class WholeField(ParsedLine):
    """A whole number from `least` to `most`; empty is not known. `号`, `日`, `期` and the like may follow."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(lambda text: read_whole(text, least, most), str, None, parent)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.line.setMaxLength(20)


def read_whole(text: str, least: int, most: int) -> int:
    """Read a whole number. Raises InputError for anything else and for one out of bounds."""
    typed = plain(text).rstrip("号號日天期个個次周週月").strip()
    typed = typed.removesuffix("days").removesuffix("day").strip()
    if not typed.isascii() or not typed.isdigit() or len(typed) > 9:
        raise InputError('"%(text)s" is not a whole number', text=text.strip())
    found = int(typed)
    if not least <= found <= most:
        raise InputError(
            '"%(text)s" must be from %(least)s to %(most)s', text=text.strip(), least=least, most=most
        )
    return found
