"""Coded messages, kept apart from logic. A code never changes its meaning; a retired code is never used again.

``R1xx`` input refused or partly refused, ``R2xx`` a stage could not finish a report, ``R3xx`` the installation,
``R4xx`` the store, ``R5xx`` usage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.records import Refusal


@dataclass(frozen=True, slots=True)
class Message:
    """What a code says: ``text`` may hold ``{detail}``; ``advice`` tells the user what to do."""

    code: str
    text: str
    advice: str


_TABLE = (
    Message("R101", "the file is empty", "check how it was saved; nothing was lost"),
    Message(
        "R102", "bytes that are no text in the stated encoding: {detail}", "save it as UTF-8, or state its real charset"
    ),
    Message("R103", "binary content where text was expected: {detail}", "give the page or text itself"),
    Message(
        "R104", "the archive ends in the middle of a record: {detail}", "fetch it again; the records before were read"
    ),
    Message("R105", "a line longer than {detail}", "split it, or raise the limit; it was not read"),
    Message("R106", "the line is no JSON object: {detail}", "correct the line; the others were read"),
    Message("R107", "a date that is none: {detail}", "correct the date; the report was read without it"),
    Message("R108", "no text of a report was found: {detail}", "check that the page holds an article"),
    Message("R109", "cannot be opened: {detail}", "check the path and its permissions"),
    Message("R110", "unknown kind of file: {detail}", "give HTML, text, JSONL, RSS/Atom, WARC or WACZ"),
    Message(
        "R111", "the feed cannot be read: {detail}", "check that it is RSS or Atom; entries before the fault were read"
    ),
    Message("R112", "larger than {detail}", "split it, or raise the limit; it was not read"),
    Message("R113", "the archive record cannot be read: {detail}", "fetch it again; the other records were read"),
    Message("R114", "the key 'text' or 'html' is missing or empty", "give every line a text; the others were read"),
    Message("R115", "took longer than {detail} to extract", "the page may be hostile; its bytes are kept"),
    Message("R116", "a key has the wrong type: {detail}", "correct the line; the others were read"),
    Message(
        "R117",
        "the id was given before with another text: {detail}",
        "give each report an id of its own; the first one is kept",
    ),
    Message("R118", "nested deeper than {detail}", "check the page; its words were read without the nesting"),
    Message(
        "R119", "the actor dictionary has a line that cannot be used: {detail}", "correct the line; the others are used"
    ),
    Message("R120", "needed more than {detail} of memory to extract", "the page may be hostile; its bytes are kept"),
    Message(
        "R121", "the extractor broke down on this page: {detail}", "report it with the capture; its bytes are kept"
    ),
    Message("R130", "no address that can be fetched: {detail}", "give an http or https address with a host name"),
    Message(
        "R131",
        "the address is private: {detail}",
        "if the host is your own, name it under 'allow' of the feed; nothing was sent to it",
    ),
    Message("R132", "the host name has no address: {detail}", "check the name; it is tried again later"),
    Message("R133", "no connection: {detail}", "it is tried again later"),
    Message("R134", "the certificate does not hold: {detail}", "tell the site's owner; nothing was read from it"),
    Message("R135", "took longer than {detail}", "it is tried again later; reportedly limits lists the times"),
    Message("R136", "the answer is larger than {detail}", "raise the limit if the site is known; nothing was kept"),
    Message("R137", "no proper HTTP answer: {detail}", "it is tried again later; tell the site's owner if it stays"),
    Message("R138", "a redirect that is not followed: {detail}", "give the feed's final address"),
    Message("R139", "the server answered {detail}", "it is tried again later; check the address if it stays"),
    Message("R140", "the host asks to be left alone for {detail}", "it is asked again after that time"),
    Message(
        "R141",
        "gone: the server answered {detail}",
        "check the address; a feed that is gone is polled again with --again",
    ),
    Message("R142", "robots.txt forbids it: {detail}", "ask the site's owner; nothing was fetched"),
    Message("R143", "robots.txt cannot be had: {detail}", "nothing is fetched from the host until it can; tried again"),
    Message("R144", "the answer cannot be unpacked: {detail}", "it is tried again later; tell the site's owner"),
    Message("R145", "no feed: {detail}", "give the address of the RSS or Atom feed itself"),
    Message("R146", "the feed has more than {detail}", "the first were taken; raise the limit to take more"),
    Message("R147", "an entry's link is no web address: {detail}", "tell the site's owner; the others were read"),
    Message(
        "R201", "a stage failed on this report: {detail}", "report it with the capture; the other reports were read"
    ),
    Message("R202", "not coded, the language is {detail}", "only English is coded so far; the report is kept"),
    Message("R203", "the text is longer than {detail}; the rest was not coded", "split the report"),
    Message(
        "R301", "the gazetteer is missing: {detail}", "run the command again with write access to the cache folder"
    ),
    Message("R302", "the language model is missing: {detail}", "install the package again"),
    Message("R303", "a data file does not match its manifest: {detail}", "install the package again"),
    Message("R304", "no table of places: {detail}", "give a GeoNames dump or a Who's On First table (CSV or SQLite)"),
    Message("R305", "the line is no place: {detail}", "correct the line; the others were taken"),
    Message("R306", "a package that this needs is not installed: {detail}", "install the extra that is named"),
    Message(
        "R307",
        "no Chromium to write the PDF with: {detail}",
        "install chromium or name its program in REPORTEDLY_CHROMIUM; or open the HTML page in any browser and print it",
    ),
    Message(
        "R308",
        "Chromium wrote no PDF: {detail}",
        "open the HTML page in any browser and print it; a sandbox that it cannot have is the usual cause",
    ),
    Message("R309", "Spark did not start: {detail}", "install Java 17 or later, and check --master"),
    Message("R310", "Spark could not finish a shard: {detail}", "run it again to go on; the shards before are kept"),
    Message("R401", "the store cannot be opened: {detail}", "check the path or the URL"),
    Message("R402", "the store was made by a newer version: {detail}", "upgrade reportedly"),
    Message("R403", "stored bytes no longer match their hash: {detail}", "restore the store from a copy"),
    Message("R404", "there is nothing to decide: {detail}", "reload the page: it may have changed since"),
    Message("R405", "the decision cannot be taken: {detail}", "correct it and decide again"),
    Message("R501", "{detail}", "see --help"),
    Message("R502", "cannot be written: {detail}", "check the path, its permissions and the space left"),
    Message("R503", "the list of feeds cannot be used: {detail}", "correct the file; docs/watch.md shows every key"),
)
MESSAGES: dict[str, Message] = {m.code: m for m in _TABLE}


class ReportedlyError(Exception):
    """An error with a code; its text says what is wrong and what to do."""

    def __init__(self, code: str, detail: str = "") -> None:
        message = MESSAGES[code]
        self.code = code
        self.detail = detail
        super().__init__(f"{code}: {message.text.format(detail=detail)} ({message.advice})")


def refusal(
    code: str, source: str, offset: int = 0, detail: str = "", *, sha256: str = "", report_id: str = ""
) -> Refusal:
    """The refusal for ``code`` at ``offset`` of ``source``.

    Raises KeyError for a code that is not in the table.
    """
    from reportedly.records import Refusal

    message = MESSAGES[code]
    return Refusal(code, source, offset, message.text.format(detail=detail), message.advice, sha256, report_id)
