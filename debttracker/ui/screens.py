"""Draws every page and dialog of the window to PNG, without a display.

A new page is drawn by itself; a new dialog needs one line in `_dialogs`.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from debttracker.settings import RecentFile, Settings, keys

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from debttracker.services.session import Session
    from debttracker.ui.context import UiContext
    from debttracker.ui.desk import Desk
    from debttracker.ui.main_window import MainWindow

TABS = ("schedule", "steps", "claims", "limits", "payments", "terms", "contacts")
"""The tabs of a debt, for the names of their pictures."""

Draw = Callable[["QWidget", str], Path]
"""Makes a picture of a widget, by its name."""
Make = Callable[["UiContext", "QWidget", "Session"], "QDialog"]


def draw_screens(
    make_session: "Callable[[], Session]",
    folder: Path,
    *,
    desk: "Desk",
    theme: str = "light",
    size: tuple[int, int] = (1280, 800),
    scale: float = 1.0,
    draw: Draw | None = None,
) -> tuple[Path, ...]:
    """Draw the window into a folder and return the pictures, in the language spoken now.

    `size` is in logical pixels, `scale` is the device pixel ratio. Raises OSError when a picture cannot be
    written. The platform of Qt is the one without a display. `draw` does something else with each.
    """
    import os

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from debttracker.ui.app import make_application

    app = make_application(scale)
    from debttracker.ui.bus import Bus
    from debttracker.ui.context import UiContext
    from debttracker.ui.main_window import MainWindow
    from debttracker.ui.tasks import Tasks
    from debttracker.ui.theme.theme import Theme

    folder.mkdir(parents=True, exist_ok=True)
    chosen = Theme(theme)
    chosen.apply(app)
    session = make_session()
    bus = Bus()
    tasks = Tasks(bus, inline=True)
    tasks.session = session
    ctx = UiContext(tasks, bus, chosen, Settings(folder / "settings.json"), desk.clock)
    window = MainWindow(ctx)
    try:
        window.resize(*size)
        return tuple(_draw_all(window, ctx, session, draw or partial(_draw, folder), desk))
    finally:
        window.hide()
        tasks.stop()
        session.close()
        window.deleteLater()


def _draw_all(
    window: "MainWindow", ctx: "UiContext", session: "Session", draw: Draw, desk: "Desk"
) -> Iterator[Path]:
    window.show()
    yield draw(window, "start-first")
    path = session.state().path
    ctx.settings.set(keys.RECENT, (RecentFile(path, session.case.info.name, ctx.clock()),))
    window.start_page.show_recent()
    yield draw(window, "start")
    window.show_case()
    view = window.case_view
    if view is None:
        raise RuntimeError("the case is not shown")
    for name in view.page_names:
        view.show_page(name)
        yield draw(window, f"page-{name}")
    yield from _draw_charts(window, session, draw)
    yield from _draw_records(window, session, draw)
    view.show_page("today")
    yield from _draw_search(window, session, draw)
    ctx.amounts_hidden = True
    yield draw(window, "page-today-hidden")
    ctx.amounts_hidden = False
    for name, make in (_dialogs(desk) | _dialogs_of_debts(session) | _dialogs_of_contacts(session)).items():
        dialog = make(ctx, window, session)
        size = dialog.size()
        dialog.show()
        # The platform without a display has a screen of 800x800 and cuts to it; a dialog may also have grown.
        dialog.resize(size.expandedTo(dialog.size()))
        yield draw(dialog, f"dialog-{name}")
        dialog.hide()
        dialog.deleteLater()


def _draw_search(window: "MainWindow", session: "Session", draw: Draw) -> Iterator[Path]:
    """Draw what the search finds for the beginning of a lender's name."""
    view = window.case_view
    name = next((creditor.name for creditor in session.case.creditors if creditor.name), None)
    if view is None or name is None:
        return
    view.top_bar.search.look_for(name[:2])
    yield draw(window, "search")
    view.top_bar.search.leave()


def _draw_charts(window: "MainWindow", session: "Session", draw: Draw) -> Iterator[Path]:
    """Draw each tab of the page Charts but the first, which the page itself shows; and of one debt."""
    from debttracker.ui.pages.charts_page import ChartsPage
    from debttracker.ui.widgets.chart_tab import DebtChoice

    view = window.case_view
    page = view.page("charts") if view is not None else None
    if view is None or not isinstance(page, ChartsPage):
        return
    view.show_page("charts")
    for place in range(1, page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        tab = page.charts[place]
        yield draw(window, f"page-charts-{tab.file_name}")
        stops = tab.canvas.drawn.stops if tab.canvas.drawn is not None else ()
        if stops:
            tab.canvas.tell(len(stops) // 2)
            yield draw(window, f"page-charts-{tab.file_name}-readout")
        choice = getattr(tab, "debt", None)
        if isinstance(choice, DebtChoice) and session.case.debts:
            choice.set_value(session.case.debts[0].id)
            yield draw(window, f"page-charts-{tab.file_name}-chosen")
            choice.set_value(None)
    page.tabs.setCurrentIndex(0)


def _draw_records(window: "MainWindow", session: "Session", draw: Draw) -> Iterator[Path]:
    view = window.case_view
    if view is None:
        return
    case = session.case
    if case.debts:
        view.show_debt(case.debts[0].id)
        yield draw(window, "page-debts-chosen")
        yield from _draw_debts(window, session, draw)
    flagged = [row.contact.id for row in session.today_view().week if row.flags]
    chosen = flagged or [contact.id for contact in case.contacts]
    if chosen:
        view.show_contact(chosen[0])
        yield draw(window, "page-contacts-chosen")
    counted = max(case.contacts, key=lambda contact: _counted(session, contact.id), default=None)
    if counted is not None and _counted(session, counted.id):
        view.show_contact(counted.id)
        yield draw(window, "page-contacts-counted")
    yield from _draw_findings(window, draw)


def _draw_findings(window: "MainWindow", draw: Draw) -> Iterator[Path]:
    """Draw the findings: all that are judged, those lacking a fact too and one chosen, and none."""
    from debttracker.norms.vocabulary import FindingState
    from debttracker.ui.pages.contacts_page import ContactsPage
    from debttracker.ui.widgets.board_filters import EVERYTHING

    view = window.case_view
    page = view.page("contacts") if view is not None else None
    if view is None or not isinstance(page, ContactsPage):
        return
    view.show_page("contacts")
    page.show_findings()
    yield draw(window, "page-contacts-findings")
    page.board.filters.verdict.set_value(EVERYTHING)
    page.board.table.selectRow(0)
    yield draw(window, "page-contacts-findings-all")
    page.show_findings(FindingState.USED)
    yield draw(window, "page-contacts-findings-used")
    page.board.filters.clear()
    page.views.show_tab(0)


def _counted(session: "Session", contact: str) -> int:
    """The most contacts that a finding on a contact counts."""
    return max((len(card.counted) for card in session.contact(contact).cards), default=0)


def _draw_debts(window: "MainWindow", session: "Session", draw: Draw) -> Iterator[Path]:
    """Draw every tab of the first card and of the first loan, and the claims of the first debt with some."""
    view = window.case_view
    if view is None:
        return
    page: Any = view.page("debts")
    debts = session.case.debts
    chosen = {
        "card": next((debt for debt in debts if debt.kind.is_card), None),
        "loan": next((debt for debt in debts if not debt.kind.is_card), None),
        "claimed": next((debt for debt in debts if debt.claims), None),
        "changed": next((debt for debt in debts if debt.changes), None),
    }
    for name, debt in chosen.items():
        if debt is None:
            continue
        view.show_debt(debt.id)
        for place, tab in enumerate(TABS):
            page.detail.tabs.show_tab(place)
            yield draw(window, f"page-debts-{name}-{tab}")
        page.detail.tabs.show_tab(0)


def settle() -> None:
    """Let what is shown find its place and be painted."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    QApplication.processEvents()


def _draw(folder: Path, widget: "QWidget", name: str) -> Path:
    settle()
    path = folder / f"{name}.png"
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} cannot be written")
    return path


def _dialogs(desk: "Desk") -> dict[str, Make]:
    """Return how each dialog is made: by name, from context, window and session."""
    from debttracker.errors import CannotOpenError
    from debttracker.services.norms_news import NormsNews
    from debttracker.ui.desk import ImportPreview
    from debttracker.ui.dialogs import debt_dialog, payment_dialog
    from debttracker.ui.dialogs.about_dialog import AboutDialog
    from debttracker.ui.dialogs.case_dialog import CaseDialog
    from debttracker.ui.dialogs.collector_dialog import CollectorDialog
    from debttracker.ui.dialogs.crash_dialog import CrashDialog
    from debttracker.ui.dialogs.creditor_dialog import CreditorDialog
    from debttracker.ui.dialogs.export_dialog import ExportDialog
    from debttracker.ui.dialogs.guide_dialog import GuideDialog
    from debttracker.ui.dialogs.help_lines_dialog import HelpLinesDialog
    from debttracker.ui.dialogs.history_dialog import HistoryDialog
    from debttracker.ui.dialogs.import_dialog import ImportDialog
    from debttracker.ui.dialogs.log_contact_dialog import LogContactDialog
    from debttracker.ui.dialogs.new_case_dialog import NewCaseDialog
    from debttracker.ui.dialogs.norms_dialog import NormsDialog
    from debttracker.ui.dialogs.norms_news_dialog import NormsNewsDialog
    from debttracker.ui.dialogs.passphrase_dialog import PassphraseDialog
    from debttracker.ui.dialogs.problem_dialog import ProblemDialog
    from debttracker.ui.dialogs.reminders_dialog import RemindersDialog
    from debttracker.ui.dialogs.settings_dialog import SettingsDialog
    from debttracker.ui.files import read_export_warnings

    def problem() -> CannotOpenError:
        return CannotOpenError("%(file)s: the file cannot be read (%(reason)s)", file="a.debts", reason="…")

    def log_number(ctx: "UiContext", window: "QWidget", _session: "Session") -> LogContactDialog:
        made = LogContactDialog(ctx, window)
        made.form.who.number.editor.set_raw("95001234")
        return made

    return {
        "new-case": lambda _ctx, window, session: NewCaseDialog(
            session.case.info.jurisdiction, Path("/cases"), window
        ),
        "passphrase": lambda _ctx, window, _session: PassphraseDialog("a.debts", "", window),
        "problem": lambda _ctx, window, _session: ProblemDialog(problem(), parent=window),
        "crash": lambda _ctx, window, _session: CrashDialog("…", "debttracker.log", window),
        "import": lambda _ctx, window, _session: ImportDialog([ImportPreview("a.json", 12, 9, 3)], window),
        "export": lambda _ctx, window, session: ExportDialog(read_export_warnings(session), window),
        "history": lambda ctx, window, _session: HistoryDialog(ctx, window),
        "reminders": lambda ctx, window, _session: RemindersDialog(ctx, window),
        "guide": lambda _ctx, window, _session: GuideDialog("contacts", window),
        "help-lines": lambda _ctx, window, session: HelpLinesDialog(session.case.info.jurisdiction, window),
        "settings": lambda ctx, window, _session: SettingsDialog(ctx, desk.config_folder, window),
        "case": lambda ctx, window, session: CaseDialog(ctx, session.case.info, window),
        "norms": lambda ctx, window, _session: NormsDialog(ctx, desk, window),
        "norms-news": lambda ctx, window, session: NormsNewsDialog(
            ctx, session.norms_news() or NormsNews(ctx.clock(), ()), window
        ),
        "about": lambda _ctx, window, _session: AboutDialog(window),
        "log-contact": lambda ctx, window, _session: LogContactDialog(ctx, window),
        "log-contact-number": log_number,
        "collector": lambda ctx, window, _session: CollectorDialog(ctx, parent=window),
        "creditor": lambda ctx, window, _session: CreditorDialog(ctx, None, window),
        "debt": lambda ctx, window, session: debt_dialog.DebtDialog(
            ctx, debt_dialog.read_basis(session, None), window
        ),
        "payment": lambda ctx, window, session: payment_dialog.PaymentDialog(
            ctx, payment_dialog.read_basis(session, None), parent=window
        ),
    }


def _dialogs_of_debts(session: "Session") -> dict[str, Make]:
    """Return the dialogs of the first card and of the first loan of the case, as far as there are any."""
    from debttracker.ui.dialogs import debt_dialog, payment_dialog, statement_dialog

    def first(*, card: bool) -> str | None:
        return next((debt.id for debt in session.case.debts if debt.kind.is_card == card), None)

    def form_of(debt: str) -> Make:
        return lambda ctx, window, session: debt_dialog.DebtDialog(
            ctx, debt_dialog.read_basis(session, debt), window
        )

    def statement_of(debt: str) -> Make:
        return lambda ctx, window, session: statement_dialog.StatementDialog(
            ctx, statement_dialog.read_basis(session, debt), window
        )

    def payment_of(debt: str) -> Make:
        return lambda ctx, window, session: payment_dialog.PaymentDialog(
            ctx, payment_dialog.read_basis(session, None), debt, window
        )

    card, loan = first(card=True), first(card=False)
    found: dict[str, Make] = {}
    if card is not None:
        found |= {"debt-card": form_of(card), "statement": statement_of(card)}
    if loan is not None:
        found |= {"debt-loan": form_of(loan), "payment-loan": payment_of(loan)}
    return found


def _dialogs_of_contacts(session: "Session") -> dict[str, Make]:
    """Return the dialog of the first contact of the case, if there is one."""
    from debttracker.ui.dialogs.contact_editor_dialog import ContactEditorDialog

    if not session.case.contacts:
        return {}
    first = session.case.contacts[0].id
    return {"contact": lambda ctx, window, _session: ContactEditorDialog(ctx, first, "number_kind", window)}
