"""What sites ask of programs in their robots.txt (RFC 9309); protego reads the rules, this keeps them by site."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from reportedly.limits import limit

# A site's Crawl-delay is obeyed up to this; one of an hour would keep an article from the desk for days.
_LONGEST_PAUSE = 60.0
# After so many seconds a robots.txt that could not be had is asked for again.
_AGAIN = 300.0


@dataclass(frozen=True, slots=True)
class Rules:
    """A site's rules. ``fault`` says why they could not be had: then nothing may be fetched (RFC 9309, 2.3.1.4)."""

    parsed: Protego | None = None
    fault: str = ""

    def allow(self, url: str, agent: str) -> bool:
        """Whether a program of that name may fetch ``url``."""
        return not self.fault and (self.parsed is None or bool(self.parsed.can_fetch(url, agent)))

    def pause(self, agent: str) -> float:
        """The seconds between two requests that the site asks for, 0 where it asks for none."""
        asked = self.parsed.crawl_delay(agent) if self.parsed else None
        return min(float(asked), _LONGEST_PAUSE) if asked and asked > 0 else 0.0


def read_rules(content: bytes) -> Rules:
    """The rules in a robots.txt, whatever it holds: lines that are none are passed over, as the RFC has it."""
    text = content[: limit("robots_bytes")].decode("utf-8", "replace").removeprefix("\ufeff")
    try:
        return Rules(Protego.parse(text))
    except (ValueError, RecursionError) as error:
        return Rules(fault=f"it cannot be read ({type(error).__name__})")


class Robots:
    """The rules by site (scheme, host and port), kept for as long as they are believed."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._held: dict[str, tuple[float, Rules]] = {}
        self._guard = threading.Lock()

    def of(self, site: str) -> Rules | None:
        """The rules of a site, None where they have to be fetched."""
        with self._guard:
            until, rules = self._held.get(site, (0.0, None))
        return rules if rules is not None and self._clock() < until else None

    def put(self, site: str, rules: Rules) -> None:
        """Keep the rules of a site."""
        until = self._clock() + (_AGAIN if rules.fault else limit("robots_seconds"))
        with self._guard:
            self._held[site] = (until, rules)
