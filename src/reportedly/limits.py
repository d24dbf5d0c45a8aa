"""Every ceiling in force, in one table. ``reportedly limits`` prints it; docs/limits.md is generated from it.

A limit may be changed for one run by an environment variable, ``REPORTEDLY_`` and its name in capitals.
"""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """One ceiling: its default value, its unit, and why it is there."""

    name: str
    default: int
    unit: str
    reason: str

    @property
    def variable(self) -> str:
        """The environment variable that changes it."""
        return "REPORTEDLY_" + self.name.upper()

    @property
    def value(self) -> int:
        """The value in force; a variable that is no whole number above 0 is passed over."""
        given = os.environ.get(self.variable, "")
        return int(given) if given.isdecimal() and int(given) > 0 else self.default


LIMITS = (
    Limit("file_bytes", 64 * 2**20, "bytes", "a page, text or feed larger than this is no report"),
    Limit("line_bytes", 8 * 2**20, "bytes", "a JSONL line longer than this is refused, read past in bounded memory"),
    Limit("record_bytes", 16 * 2**20, "bytes", "an archive record's body"),
    Limit("page_elements", 50_000, "elements", "a page of more is no article; 105,000 took 8 s to extract"),
    Limit("page_depth", 250, "nested elements", "deeper ones are raised to this depth: extractors recurse"),
    Limit("text_chars", 200_000, "characters", "text coded per report; the parse's memory grows with it"),
    Limit("paragraph_chars", 20_000, "characters", "a paragraph parsed as one piece"),
    Limit("extract_seconds", 5, "processor seconds", "to extract one page in a worker; real pages take .03"),
    Limit(
        "extract_bytes",
        768 * 2**20,
        "bytes",
        "address space that one page may add to a worker; real ones add less than 100 MB",
    ),
    Limit("fetch_bytes", 8 * 2**20, "bytes", "an answer from the network, as it comes and unpacked"),
    Limit("fetch_connect_seconds", 10, "seconds", "to find a host's address and to connect, each"),
    Limit("fetch_read_seconds", 15, "seconds", "without a byte from a server"),
    Limit("fetch_seconds", 45, "seconds", "a whole request; a server that drips bytes ends here"),
    Limit("fetch_redirects", 5, "redirects", "followed from one address (RFC 9309 asks for five)"),
    Limit("fetch_hosts", 8, "hosts", "asked at the same time; each has one request at a time"),
    Limit("fetch_tries", 5, "tries", "an article's page is asked for before it is given up"),
    Limit("host_delay_seconds", 1, "seconds", "between two requests to one host, unless its robots.txt asks for more"),
    Limit("host_rest_seconds", 86_400, "seconds", "the longest that a host's Retry-After is obeyed"),
    Limit("robots_bytes", 500 * 2**10, "bytes", "of a robots.txt that are read (RFC 9309, section 2.5)"),
    Limit("robots_seconds", 86_400, "seconds", "a robots.txt is believed (RFC 9309, section 2.4)"),
    Limit("feed_entries", 1_000, "entries", "of one feed, the first; a feed of 100,000 costs a minute to parse"),
    Limit("feed_every_seconds", 60, "seconds", "the least time between two polls of a feed"),
    Limit("feed_backoff_seconds", 86_400, "seconds", "the longest time between two tries of a feed that fails"),
    Limit("link_seconds", 20, "seconds", "what was read waits to be linked while more comes"),
    Limit("batch_reports", 8, "reports", "parsed together; memory grows with the batch (.5 GB at 16, 2.3 GB at 256)"),
    Limit(
        "parsed_paragraphs",
        1_000,
        "paragraphs",
        "whose parse is kept, so that copies are not parsed again; .02 MB each",
    ),
    Limit("retold_reports", 64, "reports", "whose stages' results are kept for copies with the same text; .3 MB each"),
    Limit("worker_reports", 2_000, "reports", "coded by one worker before it is replaced"),
    Limit("shard_reports", 1_000, "reports", "given to Spark as one shard; a shard is done or not done"),
    Limit("shard_bytes", 256 * 2**20, "bytes", "pages given to Spark as one shard"),
    Limit("request_bytes", 64 * 2**10, "bytes", "a request's body; decisions are short"),
    Limit("query_seconds", 10, "seconds", "time that the store may take for one page of the review app"),
    Limit("page_rows", 100, "rows", "a table of the review app; the rest is on the next page"),
    Limit(
        "count_rows",
        100_000,
        "rows",
        "events that a page counts, and numbers of its timeline; more are told as at least so many",
    ),
    Limit("map_places", 2_000, "places", "places on the map of the review app, those with most events first"),
    Limit("event_records", 500, "records", "records of one event that its page reads, those first published first"),
    Limit("first_year", 1900, "year", "a date of publication before this is none"),
    Limit("last_year", 2100, "year", "a date of publication after this is none"),
)
_BY_NAME = {x.name: x for x in LIMITS}


def limit(name: str) -> int:
    """The value in force of the limit ``name``.

    Raises KeyError for a name that is not in the table.
    """
    return _BY_NAME[name].value
