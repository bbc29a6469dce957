"""What the forms for contacts need to know of the case."""

from dataclasses import dataclass

from debttracker.case import Case, CaseInfo
from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.debts.creditor import Creditor
from debttracker.services.records import Lookup
from debttracker.services.session import Session
from debttracker.services.views import FileState


@dataclass(frozen=True, slots=True)
class FormData:
    """The case as it stood when the form was opened; `debts` are pairs of id and name."""

    case: Case
    file: FileState
    debts: tuple[tuple[str, str], ...]

    @property
    def info(self) -> CaseInfo:
        """What the case is about."""
        return self.case.info

    def collector(self, key: str | None) -> Collector | None:
        """Return a collector by id."""
        return next((one for one in self.case.collectors if one.id == key), None)

    def creditor(self, key: str | None) -> Creditor | None:
        """Return a lender by id."""
        return next((one for one in self.case.creditors if one.id == key), None)

    def contact(self, key: str | None) -> Contact | None:
        """Return a contact by id."""
        return next((one for one in self.case.contacts if one.id == key), None)

    @property
    def collectors(self) -> list[tuple[str, str]]:
        """Collectors as pairs of id and name."""
        return [(one.id, self.collector_name(one)) for one in self.case.collectors]

    @property
    def creditors(self) -> list[tuple[str, str]]:
        """Lenders as pairs of id and name."""
        return [(one.id, one.name or one.id) for one in self.case.creditors]

    def collector_name(self, collector: Collector) -> str:
        """Return a collector's name with the lender it collects for."""
        name = collector.name or (collector.numbers[0] if collector.numbers else collector.id)
        creditor = self.creditor(collector.creditor)
        return f"{name} · {creditor.name or creditor.id}" if creditor else name


def read_form_data(session: Session) -> FormData:
    """Read what a form needs, in the thread of the case."""
    case = session.case
    look = Lookup(case)
    return FormData(case, session.state(), tuple((debt.id, look.debt_name(debt)) for debt in case.debts))
