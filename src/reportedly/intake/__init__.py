"""Files, archives and standard input to reports: bytes kept untouched, clean text, what is stated of publication."""

from reportedly.intake.held import Extract, Page, Piece, extract
from reportedly.intake.intake import take

__all__ = ["Extract", "Page", "Piece", "extract", "take"]
