"""The table of payments tells what is particular about one."""

from datetime import date

from debttracker.debts.payment import Payment
from debttracker.debts.vocabulary import PaymentKind
from debttracker.ui.context import UiContext
from debttracker.ui.models.schedule_model import payment_columns


def shown(ctx: UiContext, payment: Payment) -> tuple[list[str], str]:
    columns = {column.key: column for column in payment_columns(ctx, "CNY")}
    chips, detail = columns["state"].chips, columns["note"].detail
    assert chips is not None
    assert detail is not None
    return [text for text, _tone, _icon in chips(payment)], detail(payment)


def test_an_ordinary_payment_says_nothing_more(ctx: UiContext) -> None:
    assert shown(ctx, Payment("p", "d", date(2026, 11, 1), 5)) == ([], "")


def test_planned_given_back_taken_back_and_booked(ctx: UiContext) -> None:
    payment = Payment(
        "p", "d", date(2026, 11, 1), 500, PaymentKind.REFUND, scheduled=True, reversed_on=date(2026, 11, 3),
        booked_principal=400, booked_fees=100,
    )  # fmt: skip
    chips, detail = shown(ctx, payment)
    assert chips == ["Planned", "The lender gave it back", "Taken back on Nov 3, 2026"]
    assert detail == "Principal: ¥4.00 · Fees: ¥1.00"


def test_hidden_amounts_stay_hidden(ctx: UiContext) -> None:
    ctx.amounts_hidden = True
    assert "4.00" not in shown(ctx, Payment("p", "d", date(2026, 11, 1), 500, booked_principal=400))[1]
