"""Evidence that is at hand but not saved yet."""

from dataclasses import dataclass

from debttracker.services.session import Attachment


@dataclass(frozen=True, slots=True)
class Kept:
    """A file to be attached and the SHA-256 of its bytes."""

    attachment: Attachment
    sha256: str
