"""Files, archives and standard input to reports: bytes kept untouched, clean text, what is stated of publication."""

from reportedly.intake.intake import take

__all__ = ["take"]
