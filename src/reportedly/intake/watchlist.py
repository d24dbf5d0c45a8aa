"""The list of feeds to watch: a TOML file, checked key by key, so that a slip of the pen is told and not guessed at."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reportedly.errors import ReportedlyError
from reportedly.limits import limit

_KEYS = {"contact": str, "every": (str, int), "feed": list}
_FEED_KEYS = {"url": str, "outlet": str, "every": (str, int), "allow": list, "text": str}
_TEXTS = ("auto", "entry", "page")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_LENGTH = re.compile(r"([0-9]{1,6})\s?([smhd])")
_EVERY = 300
_CONTACT = re.compile(r"(?:https?://|mailto:)?[\x21-\x7e]{3,200}")


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed. ``every`` is the time between two polls in seconds.

    ``outlet`` is who publishes it ("": the feed and its pages say). ``allow`` are the names of hosts that may have a
    private address. ``text`` is where a report's words are: the entry, the page that it links to, or as it looks (auto).
    """

    url: str
    outlet: str = ""
    every: int = _EVERY
    allow: frozenset[str] = frozenset()
    text: str = "auto"


@dataclass(frozen=True, slots=True)
class Watchlist:
    """The feeds in the order of the file, and how servers can reach who polls them."""

    feeds: tuple[Feed, ...]
    contact: str


def read_watchlist(path: str | Path) -> Watchlist:
    """The list in a TOML file.

    Raises ReportedlyError R503 where the file cannot be read or a key or value is none, naming it.
    """
    try:
        given = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise ReportedlyError("R503", f"{path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReportedlyError("R503", f"{path}: {error}") from error
    _check_keys(given, _KEYS, str(path))
    contact = str(given.get("contact", ""))
    if not _CONTACT.fullmatch(contact) or not ("@" in contact or "://" in contact):
        raise ReportedlyError(
            "R503", f"{path}: 'contact' must be a mail address or a page of yours; servers are told it"
        )
    every = _seconds(given["every"], f"{path}: every") if "every" in given else max(_EVERY, limit("feed_every_seconds"))
    feeds = tuple(_feed(x, every, f"{path}: feed {n}") for n, x in enumerate(given.get("feed", ()), 1))
    if not feeds:
        raise ReportedlyError("R503", f"{path}: no [[feed]]")
    urls = [f.url for f in feeds]
    if twice := next((u for n, u in enumerate(urls) if u in urls[:n]), ""):
        raise ReportedlyError("R503", f"{path}: the feed {twice!r} stands there twice")
    return Watchlist(feeds, contact)


def _feed(given: object, every: int, where: str) -> Feed:
    if not isinstance(given, dict):
        raise ReportedlyError("R503", f"{where} must be a table: [[feed]]")
    _check_keys(given, _FEED_KEYS, where)
    if not _is_web(url := str(given.get("url", ""))):
        raise ReportedlyError("R503", f"{where}: 'url' must be an http or https address, not {url!r}")
    if (text := str(given.get("text", "auto"))) not in _TEXTS:
        raise ReportedlyError("R503", f"{where}: 'text' must be one of {', '.join(_TEXTS)}, not {text!r}")
    if "every" in given:
        every = _seconds(given["every"], f"{where}: every")
    allow = frozenset(_host(x, where) for x in given.get("allow", ()))
    return Feed(url, str(given.get("outlet", "")).strip(), every, allow, text)


def _check_keys(given: dict[str, Any], known: dict[str, Any], where: str) -> None:
    for key, value in given.items():
        if key not in known:
            raise ReportedlyError("R503", f"{where}: unknown key {key!r}; there are {', '.join(known)}")
        if not isinstance(value, known[key]) or isinstance(value, bool):
            raise ReportedlyError("R503", f"{where}: {key!r} has the wrong type ({type(value).__name__})")


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def _seconds(given: str | int, where: str) -> int:
    """A length of time: seconds as a number, or "90s", "15m", "2h", "1d"."""
    found = _LENGTH.fullmatch(given.strip()) if isinstance(given, str) else None
    if isinstance(given, str) and not found:
        raise ReportedlyError("R503", f'{where} must be a length of time such as "15m", not {given!r}')
    seconds = int(found[1]) * _UNITS[found[2]] if found else int(given)
    if not limit("feed_every_seconds") <= seconds <= 31 * 86_400:
        raise ReportedlyError("R503", f"{where} must be from {limit('feed_every_seconds')} s to 31 days, not {given!r}")
    return seconds


def _host(given: object, where: str) -> str:
    name = str(given).strip().lower().rstrip(".")
    if not isinstance(given, str) or not re.fullmatch(r"[a-z0-9_.:-]+", name):
        raise ReportedlyError(
            "R503", f"{where}: 'allow' must hold names of hosts, without scheme or port, not {given!r}"
        )
    return name
