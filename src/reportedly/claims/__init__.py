"""Claims: who says it. Cues, sources, contents, relay chains and stance of a report that has been read."""

from reportedly.claims.find import find_claims

__all__ = ["find_claims"]
