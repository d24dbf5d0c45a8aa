"""Linking: which records tell of one event, who copied or relayed whom, and how many voices stand behind each value."""

from __future__ import annotations

from reportedly.linking.copies import find_copies
from reportedly.linking.linker import link

__all__ = ["find_copies", "link"]
