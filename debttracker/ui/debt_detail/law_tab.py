"""What the tabs on the law share: a norm named, facts that are missing, doubts."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from debttracker.l10n import _, formats
from debttracker.services.money_law_views import NormText
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.fact_links import place_of
from debttracker.ui.debt_detail.scroll_tab import ScrollTab
from debttracker.ui.law_words import confidence_words, source_of
from debttracker.ui.widgets.finding_card import is_web_address, open_address


class LawTab(ScrollTab):
    """`fact_wanted` carries the name of a fact that the person wants to fill in."""

    fact_wanted = Signal(str)

    def __init__(self, ctx: UiContext, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._ctx = ctx

    def norm(self, text: NormText) -> None:
        """Say where a norm stands, how it binds and how well its text is known."""
        read = text.citation.read_on
        known = confidence_words(text.confidence)
        if read is not None:
            known += " " + _("Looked up on %(date)s.") % {"date": formats.date_short(read)}
        self.text(source_of(text), "secondary")
        self.text(known, "secondary")
        link = text.citation.link
        if link and is_web_address(link):
            self.link(_("Open the source in the browser"), lambda: open_address(link), icon="external-link")

    def missing(self, fields: Iterable[str], questions: Iterable[str]) -> None:
        """Ask for facts that are missing; one that a form has a field for is a link to it."""
        for field, question in zip(fields, questions, strict=True):
            if place_of(field) is None:
                self.text(question)
                continue
            self.link(
                question,
                partial(self.fact_wanted.emit, field),
                icon="pencil",
                name=_("Answer: %(question)s") % {"question": question},
                enabled=not self._ctx.read_only,
            )
