"""The tab of what contacts did to the person, with a way to those who help."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from debttracker.charts.style import Style
from debttracker.l10n import _, pgettext
from debttracker.services.views import StrainDay
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.chart_tab import ChartTab, horizon_choice
from debttracker.ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from debttracker.charts.drawing import Drawn


class StrainTab(ChartTab):
    """How hard contacts were, day by day, as it was noted."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, "strain")
        self.days = horizon_choice(90, back=True)
        self.add_choice(FieldRow(_("Time back"), self.days))
        self.days.changed.connect(self.refresh)
        self.help = button(_("Where to get help"), "link-button")
        self.help.clicked.connect(ctx.navigate.help_lines_wanted)
        self.layout().addWidget(self.help, 0, Qt.AlignmentFlag.AlignLeft)  # type: ignore[union-attr,call-arg]

    def title(self) -> str:
        """Return what stands on the tab."""
        return pgettext("chart", "Strain")

    def refresh(self) -> None:
        """Read the figures anew and draw them."""
        days = self.days.value()
        self._ctx.tasks.read(
            self,
            lambda session: (session.today, session.strain(session.today - timedelta(days), session.today)),
            self._show,
        )

    def _show(self, found: tuple[date, tuple[StrainDay, ...]]) -> None:
        today, noted = found
        first = today - timedelta(self.days.value())

        def build(style: Style) -> "Drawn":
            from debttracker.charts.figures import strain

            return strain(noted, style, first=first, today=today)

        self.show_chart(
            build, "CNY", _("What you noted yourself; it is no diagnosis, and no verdict looks at it.")
        )
