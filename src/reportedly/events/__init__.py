"""Events: what happened. Type, mode, roles, figures, modality, where and when of every act, as words of the report."""

from reportedly.events.mentions import find_mentions

__all__ = ["find_mentions"]
