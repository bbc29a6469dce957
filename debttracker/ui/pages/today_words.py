"""The sentences of the page Today."""

from debttracker.debts.balance import DueItem, DueState, Parts
from debttracker.l10n import _, formats, ngettext
from debttracker.services.views import ContactRow, NextStep, Question, QuestionKind, StepKind, TodayView
from debttracker.ui import words
from debttracker.ui.contact_form.field_questions import field_question
from debttracker.ui.glance import Money
from debttracker.ui.term_fields import field_label


def step_words(money: Money, step: NextStep) -> tuple[str, str, str]:
    """Return the next step: one sentence, why, and the text of its button (empty for none)."""
    fields = {
        "name": step.name or "",
        "day": formats.day_month(step.due) if step.due else "",
        "amount": money(step.amount, step.currency) if step.amount is not None and step.currency else "",
        "days": formats.days(step.days or 0),
    }
    if step.kind in {StepKind.PAY_MINIMUM, StepKind.PAY_INSTALMENT}:
        return _pay_words(step, fields)
    if step.kind is StepKind.PAY_BEFORE_COST:
        known = _("Pay what was due on %(name)s by %(day)s: %(amount)s")
        return (
            (known if step.amount is not None else _("Pay what was due on %(name)s by %(day)s")) % fields,
            _("Until then it costs nothing more: the days of grace end that day."),
            _("Record a payment"),
        )
    if step.kind is StepKind.MEET_DEADLINE:
        known = _("By %(day)s: %(name)s, %(amount)s")
        return (
            (known if step.amount is not None else _("By %(day)s: %(name)s")) % fields,
            _("This day stands in the calendar with the others."),
            _("Open the debt") if step.debt else "",
        )
    if step.kind is StepKind.TALK_ABOUT_OVERDUE:
        known = _("Talk to %(name)s about the %(amount)s that is overdue")
        return (
            (known if step.amount is not None else _("Talk to %(name)s about what is overdue")) % fields,
            _("Overdue for %(days)s. Ask in writing for a plan that can be kept.") % fields,
            _("Open the debt"),
        )
    if step.kind is StepKind.ENTER_STATEMENT:
        return (
            _("Enter the latest statement of %(name)s") % fields,
            _("Then the figures here are those of the bank."),
            _("Open the debt"),
        )
    if step.kind is StepKind.ANSWER_QUESTION:
        return (
            _("Answer the questions below"),
            _("With them, what was logged can be judged."),
            _("Open"),
        )
    if step.kind is StepKind.ENTER_FIRST_DEBT:
        return (
            _("Enter one debt"),
            _("Name and kind are enough to begin; the rest can follow."),
            _("Enter a debt"),
        )
    return _("Nothing falls due in the next 14 days"), _("You can rest from this for today."), ""


def _pay_words(step: NextStep, fields: dict[str, str]) -> tuple[str, str, str]:
    minimum = step.kind is StepKind.PAY_MINIMUM
    if fields["amount"]:
        sentence = (
            _("Pay the minimum of %(name)s by %(day)s: %(amount)s")
            if minimum
            else _("Pay the instalment of %(name)s by %(day)s: %(amount)s")
        )
    else:
        sentence = (
            _("Pay the minimum of %(name)s by %(day)s")
            if minimum
            else _("Pay the instalment of %(name)s by %(day)s")
        )
    return sentence % fields, _("Paid on time, it adds no overdue cost."), _("Record a payment")


def overdue_words(view: TodayView) -> str:
    """Return how many debts are overdue, and for how long."""
    if not view.debts_overdue:
        return _("No debt is overdue")
    count = ngettext("%(count)s debt", "%(count)s debts", view.debts_overdue) % {"count": view.debts_overdue}
    return _("%(count)s · longest %(days)s (%(bucket)s)") % {
        "count": count,
        "days": formats.days(view.longest_days),
        "bucket": view.longest_bucket,
    }


def owed_words(money: Money, view: TodayView) -> str:
    """Return the number of debts, and what is owed in other currencies."""
    parts = [ngettext("%(count)s debt", "%(count)s debts", view.debts) % {"count": view.debts}]
    parts += [money(owed.total, currency) for currency, owed in view.other_currencies]
    return " · ".join(parts)


def parts_words(money: Money, parts: Parts, currency: str) -> str:
    """Return an amount by part, parts of nothing left out."""
    named = (
        (_("principal %(amount)s"), parts.principal),
        (_("interest %(amount)s"), parts.interest),
        (_("penalty %(amount)s"), parts.penalty),
        (_("fees %(amount)s"), parts.fees),
    )
    return " · ".join(text % {"amount": money(amount, currency)} for text, amount in named if amount)


def due_words(item: DueItem, name: str) -> str:
    """Return whose due it is and what."""
    what = words.due_item_name(item)
    if item.state is DueState.PARTLY_PAID:
        what = _("%(what)s (rest)") % {"what": what}
    return f"{name} · {what}"


def contact_words(row: ContactRow) -> str:
    """Return who, how, and what came of it."""
    contact = row.contact
    parts = [
        row.who or _("Not known who"),
        words.channel_name(contact.channel) if contact.channel else "",
        words.outcome_name(contact.outcome) if contact.outcome else "",
    ]
    return " · ".join(part for part in parts if part)


def question_words(question: Question) -> tuple[str, str, str]:
    """Return what is asked, what depends on it, and the text of its button."""
    name = question.name or ""
    if question.kind is QuestionKind.MISSING_FACT:
        when = formats.datetime_short(question.at) if question.at else ""
        subjects = formats.listing([words.subject_name(subject) for subject in question.subjects])
        return (
            _missing_fact(question.field or "", when),
            _("Then it can be judged: %(subjects)s") % {"subjects": subjects} if subjects else "",
            _("Fill in"),
        )
    if question.kind is QuestionKind.UNKNOWN_NUMBER:
        why = ngettext("%(count)s contact from it", "%(count)s contacts from it", question.count)
        return (
            _("Who is behind the number %(number)s?") % {"number": name},
            why % {"count": question.count},
            _("Say who"),
        )
    if question.kind is QuestionKind.STATEMENT_DUE:
        return (
            _("A statement of %(name)s is not entered yet") % {"name": name},
            _("The figures may differ from those of the bank until then."),
            _("Enter it"),
        )
    return (
        _("Terms of %(name)s are missing: %(term)s")
        % {"name": name, "term": field_label(question.field or "")},
        _("Until then its figures are the least that is owed."),
        _("Fill in"),
    )


def _missing_fact(field: str, when: str) -> str:
    asked = field_question(field) or _("A fact is missing")
    return _("%(when)s: %(question)s") % {"when": when, "question": asked} if when else asked
