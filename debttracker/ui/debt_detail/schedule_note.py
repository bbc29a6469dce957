"""What was changed in a debt and what is planned, said above its schedule."""

from debttracker.l10n import _, formats
from debttracker.services.views import DebtDetail
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.record_lines import change_line


def schedule_note(ctx: UiContext, detail: DebtDetail) -> str:
    """Return the changes of a debt and its planned payments, a line each; empty when there are none."""
    currency = detail.row.balance.currency
    lines = []
    for change in sorted(detail.row.debt.changes, key=lambda change: change.date):
        day, text = change_line(change, lambda minor: ctx.money(minor, currency))
        lines.append(_("Changed on %(date)s: %(change)s") % {"date": day, "change": text})
    planned = [payment for payment in detail.payments if payment.scheduled]
    for payment in sorted(planned, key=lambda payment: payment.paid_on):
        fields = {
            "date": formats.date_short(payment.paid_on),
            "amount": ctx.money(payment.amount, currency),
        }
        lines.append(_("Planned for %(date)s: %(amount)s") % fields)
    return "\n".join(lines)
