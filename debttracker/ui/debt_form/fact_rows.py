"""What is asked of every debt beside its terms."""

from datetime import date

from debttracker.debts.vocabulary import CostItem, DebtPurpose
from debttracker.errors import InputError
from debttracker.l10n import _, pgettext
from debttracker.money.amount import is_currency
from debttracker.ui.debt_form.rows import HelpRow, short_text
from debttracker.ui.debt_words import cost_item_name, purpose_name
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.list_editor import WordsChoice
from debttracker.ui.widgets.value_editor import ChoiceBox, ParsedLine, TriState, plain_text


def fact_rows(currency: str, today: date) -> dict[str, FieldRow]:
    """Return the fields by the name of what they hold in the record; `currency` is the case's."""
    return {
        "name": HelpRow(
            _("What you call it"),
            ParsedLine(plain_text),
            _("Shown everywhere; leave it empty to use the lender."),
        ),
        "account_number": HelpRow(
            _("Account or card number"), ParsedLine(plain_text), _("The last four digits are enough.")
        ),
        "currency": HelpRow(
            _("Currency"),
            ParsedLine(read_currency),
            _("Only if it is not %(currency)s.") % {"currency": currency},
        ),
        "opened": FieldRow(pgettext("debt", "Begun on"), DateField(today=today)),
        "purpose": FieldRow(
            _("What the money was for"), ChoiceBox([(one, purpose_name(one)) for one in DebtPurpose])
        ),
        "online": FieldRow(_("Was it arranged online?"), TriState()),
        "jointly_signed": FieldRow(_("Did someone else sign, too?"), TriState()),
        "secured": FieldRow(_("Is there a pledge or a mortgage behind it?"), TriState()),
        "no_judgment": HelpRow(
            _("Is it certain that there is no judgment?"),
            TriState(),
            _("Judgments themselves are entered below."),
        ),
        "disclosed_costs": HelpRow(
            _("What was shown of the cost before signing"),
            WordsChoice([(one, cost_item_name(one)) for one in CostItem]),
            _("Tick what you were really shown. Nothing ticked means that you do not know."),
        ),
        "note": FieldRow(_("Note"), short_text()),
    }


def read_currency(text: str) -> str:
    """Read a currency's code. Raises InputError for what has not the form of one."""
    code = text.strip().upper()
    if not code.isascii() or not is_currency(code):
        raise InputError('"%(text)s" is not a currency; write its three letters, like CNY', text=text.strip())
    return code
