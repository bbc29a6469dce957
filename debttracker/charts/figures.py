"""The builders of all charts: plain rows in, a drawn figure out. Importing this module imports matplotlib."""

from debttracker.charts.claims import claims
from debttracker.charts.claims_beside import claims_beside
from debttracker.charts.cost_split import cost_split
from debttracker.charts.drawing import Drawn
from debttracker.charts.due_timeline import due_timeline
from debttracker.charts.growth import growth
from debttracker.charts.hours import hours
from debttracker.charts.rolling import rolling
from debttracker.charts.schedule_bars import schedule_bars
from debttracker.charts.strain import strain
from debttracker.charts.style import Style

__all__ = [
    "Drawn",
    "Style",
    "claims",
    "claims_beside",
    "cost_split",
    "due_timeline",
    "growth",
    "hours",
    "rolling",
    "schedule_bars",
    "strain",
]
