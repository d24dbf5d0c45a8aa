"""Words to values: where, when and who exactly, offline and with how exact each is."""

from reportedly.resolve.assemble import resolve_mentions, retell
from reportedly.resolve.dictionary import dictionary_faults
from reportedly.resolve.gazetteer_added import add as add_places
from reportedly.resolve.places import find_places, place_names

__all__ = ["add_places", "dictionary_faults", "find_places", "place_names", "resolve_mentions", "retell"]
