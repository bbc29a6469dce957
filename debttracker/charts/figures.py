"""The builders of all charts: plain rows in, a drawn figure out. Importing this module imports matplotlib."""

from debttracker.charts.drawing import Drawn
from debttracker.charts.due_timeline import due_timeline
from debttracker.charts.growth import growth
from debttracker.charts.hours import hours
from debttracker.charts.rolling import rolling
from debttracker.charts.style import Style

__all__ = ["Drawn", "Style", "due_timeline", "growth", "hours", "rolling"]
