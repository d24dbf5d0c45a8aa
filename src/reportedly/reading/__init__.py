"""Reading: line roles, sentences, tokens, parse and names of a report, all as offsets; the text is never changed."""

from reportedly.reading.parse import read_reports

__all__ = ["read_reports"]
