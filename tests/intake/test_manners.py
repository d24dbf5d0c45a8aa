"""Manners: one request at a time to a host, pauses, rest, and the rules of robots.txt."""

from __future__ import annotations

import threading
import time

import pytest

from reportedly.intake.robots import Robots, Rules, read_rules
from reportedly.intake.turns import BusyError, Turns


def test_one_at_a_time() -> None:
    """Of many threads that ask one host no two are inside at once; another host is asked meanwhile."""
    turns, inside, most, other = Turns(0.0), [0], [0], threading.Event()

    def ask() -> None:
        with turns.turn("a.example", 5):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.01)
            inside[0] -= 1

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for t in threads:
        t.start()
    with turns.turn("b.example", 0.001):
        other.set()
    for t in threads:
        t.join()
    assert most == [1] and other.is_set()


def test_pauses_and_rest() -> None:
    """Between two requests lies the pause, or the site's own where it is longer; a host at rest is not waited for."""
    now = [100.0]
    turns = Turns(2.0, clock=lambda: now[0], sleep=lambda s: now.__setitem__(0, now[0] + s))
    with turns.turn("a.example", 9):
        now[0] += 1
    assert turns.wait("a.example") == 2.0 and turns.wait("b.example") == 0.0
    turns.pace("a.example", 7.0)
    with turns.turn("a.example", 9):
        assert now[0] == 103.0
    assert turns.wait("a.example") == 7.0
    turns.rest("a.example", 600)
    with pytest.raises(BusyError) as caught, turns.turn("a.example", 9):
        pass
    assert caught.value.seconds == 600
    turns.rest("a.example", 5)
    assert turns.wait("a.example") == 600


def test_a_turn_is_given_back_after_a_fault() -> None:
    """An exception inside a turn leaves the host free for the next one."""
    turns = Turns(0.0)
    with pytest.raises(ZeroDivisionError), turns.turn("a.example", 1):
        _ = 1 // 0
    with turns.turn("a.example", 0.001):
        pass


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: reportedly\nAllow: /", "/a", True),
        ("User-agent: REPORTEDLY\nDisallow: /private", "/private/x", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?y", True),
        ("User-agent: *\nDisallow: /a%3Cd", "/a<d", False),
        ("<html>no rules here</html>", "/a", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: other\nUser-agent: reportedly\nDisallow: /", "/a", False),
    ],
)
def test_rules(rules: str, path: str, allowed: bool) -> None:
    """Groups, the longest match, wildcards, percent signs and marks are read as RFC 9309 has them."""
    assert read_rules(rules.encode()).allow(f"https://a.example{path}", "reportedly") is allowed


def test_rules_of_any_bytes() -> None:
    """Bytes that are no text forbid nothing; a delay is obeyed up to a minute."""
    assert read_rules(b"\xff\x00\xfe" * 1000).allow("https://a.example/x", "reportedly")
    assert read_rules(b"User-agent: *\nCrawl-delay: 5").pause("reportedly") == 5
    assert read_rules(b"User-agent: *\nCrawl-delay: 86400").pause("reportedly") == 60
    assert read_rules(b"User-agent: *\nCrawl-delay: -5").pause("reportedly") == 0


def test_rules_that_could_not_be_had() -> None:
    """They forbid everything, and are asked for again sooner than rules that were read."""
    now = [0.0]
    robots = Robots(clock=lambda: now[0])
    robots.put("https://a.example", Rules(fault="it answered 503"))
    robots.put("https://b.example", read_rules(b""))
    held = robots.of("https://a.example")
    assert held is not None and not held.allow("https://a.example/", "reportedly")
    now[0] = 301
    assert robots.of("https://a.example") is None and robots.of("https://b.example") is not None
    assert robots.of("https://c.example") is None
