"""Editors of small records: what a consent covers, a window of the day, zones that are possible."""

from datetime import time

from PySide6.QtWidgets import QGridLayout, QWidget

from debttracker.contacts.contact import ConsentScope
from debttracker.contacts.notice import TimeWindow
from debttracker.contacts.vocabulary import Channel
from debttracker.errors import InputError
from debttracker.l10n import _
from debttracker.ui import record_words
from debttracker.ui.contact_form.clock_text import clock_text, parse_clock, parse_zone
from debttracker.ui.contact_words import choices
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.list_editor import LinesEditor
from debttracker.ui.widgets.value_editor import ChoiceBox, ParsedLine, ValueEditor


class _Parts(ValueEditor):
    """An editor made of others, each with its own label and message."""

    def __init__(self, parts: dict[str, tuple[str, ValueEditor]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self.parts: dict[str, FieldRow] = {}
        for place, (name, (title, editor)) in enumerate(parts.items()):
            row = FieldRow(title, editor)
            self.parts[name] = row
            grid.addWidget(row, place // 2, place % 2)
            editor.changed.connect(self.changed)
            editor.finished.connect(self.finished)

    def raw(self) -> dict[str, object]:
        """Return the states of the parts."""
        return {name: row.editor.raw() for name, row in self.parts.items()}

    def target(self) -> QWidget:
        """Return the first part's widget."""
        return next(iter(self.parts.values())).editor.target()


class ConsentScopeEditor(_Parts):
    """What a consent covers; an empty part is not limited by the consent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            {
                "channel": (
                    _("Only this way of contact"),
                    ChoiceBox(choices(Channel, record_words.channel_name), _("Any")),
                ),
                "hours_from": (_("From this time of day"), ParsedLine(parse_clock, clock_text)),
                "hours_until": (_("Until this time of day"), ParsedLine(parse_clock, clock_text)),
                "from_": (_("From this day"), DateField()),
                "until": (_("Until this day"), DateField()),
            },
            parent,
        )

    def value(self) -> ConsentScope | None:
        """Return the scope, None when no part of it is known."""
        scope = ConsentScope(**{name: row.editor.value() for name, row in self.parts.items()})
        return None if scope == ConsentScope() else scope

    def set_value(self, value: ConsentScope | None) -> None:
        """Show a scope."""
        for name, row in self.parts.items():
            row.editor.set_value(getattr(value or ConsentScope(), name))


class TimeWindowEditor(_Parts):
    """Two times of day; the second may lie after midnight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            {
                "from_": (_("From"), ParsedLine(parse_clock, clock_text)),
                "until": (_("Until"), ParsedLine(parse_clock, clock_text)),
            },
            parent,
        )

    def value(self) -> TimeWindow | None:
        """Return the window, None when it is not known. Raises InputError for half a window."""
        first: time | None = self.parts["from_"].editor.value()
        last: time | None = self.parts["until"].editor.value()
        if first is None and last is None:
            return None
        if first is None or last is None:
            raise InputError("enter both times of the window, or neither")
        return TimeWindow(first, last)

    def set_value(self, value: TimeWindow | None) -> None:
        """Show a window."""
        self.parts["from_"].editor.set_value(value.from_ if value else None)
        self.parts["until"].editor.set_value(value.until if value else None)


class ZonesEditor(LinesEditor):
    """Time zones, one a line; none is not known."""

    def value(self) -> tuple[str, ...] | None:
        """Return the zones. Raises InputError for one that does not exist."""
        texts = super().value() or ()
        return tuple(zone for text in texts if (zone := parse_zone(text))) or None
