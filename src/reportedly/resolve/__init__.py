"""Words to values: where, when and who exactly, offline and with how exact each is."""

from reportedly.resolve.assemble import resolve_mentions

__all__ = ["resolve_mentions"]
