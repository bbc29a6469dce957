"""Makes the simulation importable under importlib's import mode."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
