"""Times: expressions found and valued, and the day of each act."""

from reportedly.resolve.times.anchor import no_day, resolve_time, tagged, undated
from reportedly.resolve.times.tagger import tag_times
from reportedly.resolve.times.timex import Timex

__all__ = ["Timex", "no_day", "resolve_time", "tag_times", "tagged", "undated"]
