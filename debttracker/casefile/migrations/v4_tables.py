"""What version 4 lays out otherwise than version 3. Frozen: never changed."""

from collections.abc import Mapping
from types import MappingProxyType

CHANGED: Mapping[str, str] = MappingProxyType({})

NEW: Mapping[str, str] = MappingProxyType(
    {
        "glance": """
CREATE TABLE glance ( entry INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, zone TEXT NOT
NULL, basis TEXT NOT NULL, counter INTEGER NOT NULL, content BLOB NOT NULL, CONSTRAINT uq_glance_day UNIQUE
(day) ) STRICT
""",
    }
)

INDEXES: Mapping[str, str] = MappingProxyType({})
