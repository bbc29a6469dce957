"""A finding explained as plain text, the same for papers, the command line and the clipboard."""

from collections.abc import Iterator

from debttracker.l10n import _, formats, ngettext
from debttracker.services.views import ContactRow, FindingCard


def explanation_lines(card: FindingCard) -> Iterator[str]:
    """Yield what the card of a finding says, a paragraph a line, without the person's own notes."""
    yield card.title
    yield from card.words.split("\n")
    if card.asks:
        yield _("What the norm asks: %(asks)s") % {"asks": card.asks}
    yield card.force_line
    for sentence in card.basis:
        yield _("Rests on: %(reason)s") % {"reason": sentence}
    yield from _counted(card)
    for question in card.missing:
        yield _("Not known: %(question)s") % {"question": question}
    yield from card.would_change
    if card.can_do:
        yield _("What you can do: %(steps)s") % {"steps": card.can_do}
    if card.link:
        yield _("Source: %(link)s") % {"link": card.link}


def _counted(card: FindingCard) -> Iterator[str]:
    if card.counted:
        number = len(card.counted)
        yield ngettext("%(count)s contact counted", "%(count)s contacts counted", number) % {"count": number}
        for row in card.counted:
            yield f"- {_line(row)}"
    if card.left_out:
        number = len(card.left_out)
        title = ngettext("%(count)s contact left out", "%(count)s contacts left out", number)
        yield title % {"count": number}
        for one in card.left_out:
            fields = {"contact": _line(one.row), "reason": one.reason}
            yield "- " + _("%(contact)s: %(reason)s") % fields


def _line(row: ContactRow) -> str:
    when = formats.datetime_short(row.local_at) if row.local_at else _("Time not known")
    return " · ".join(part for part in (" ".join(when.split()), row.who) if part)
