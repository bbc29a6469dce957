"""What the law says of a draft in a session of hand-made views: only what it was given."""
# ruff: noqa: ARG002 - the methods have the signatures of the law

from dataclasses import dataclass
from datetime import date
from typing import Any

from debttracker.debts.restart_warning import IntendedAct
from debttracker.services.draft_lines import RateLine
from debttracker.services.money_law_views import RestartWarningView


@dataclass
class FakeDraftLaw:
    """Answers with what it was given; the latest drafts are kept."""

    lines: tuple[RateLine, ...] = ()
    warnings: tuple[RestartWarningView, ...] = ()
    drafts: tuple[Any, ...] = ()

    def rate_lines(self, debt: str, on: date | None = None) -> tuple[RateLine, ...]:
        """Return the lines it was given."""
        return self.lines

    def restart_warnings(
        self, debt: str, act: IntendedAct, on: date | None = None
    ) -> tuple[RestartWarningView, ...]:
        """Return the warnings it was given."""
        return self.warnings
