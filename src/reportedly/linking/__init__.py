"""Linking: which records tell of one event, who copied or relayed whom, and how many voices stand behind each value."""

from __future__ import annotations

from reportedly.linking.alike import Leads
from reportedly.linking.copies import find_copies
from reportedly.linking.crises import StoryOf, crises
from reportedly.linking.daybook import TimelineDay, daybook
from reportedly.linking.episodes import bouts_of, episodes
from reportedly.linking.linker import assembled, link
from reportedly.linking.mentions import Naming, same_act
from reportedly.linking.relinking import relink
from reportedly.linking.rules import rules
from reportedly.linking.split import Links, Score, Told, links_in
from reportedly.linking.stories import Text, stories
from reportedly.linking.timeline import Entry, timeline

__all__ = [
    "Entry",
    "Leads",
    "Links",
    "Naming",
    "Score",
    "StoryOf",
    "Text",
    "TimelineDay",
    "Told",
    "assembled",
    "bouts_of",
    "crises",
    "daybook",
    "episodes",
    "find_copies",
    "link",
    "links_in",
    "relink",
    "rules",
    "same_act",
    "stories",
    "timeline",
]
