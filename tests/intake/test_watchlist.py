"""The list of feeds is checked key by key; what is wrong is told with the place and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import ReportedlyError
from reportedly.intake.watchlist import Feed, read_watchlist

CONTACT = 'contact = "desk@monitor.example"\n'
FEED = '[[feed]]\nurl = "https://ledger.example/rss"\n'


def _write(folder: Path, text: str) -> Path:
    (folder / "feeds.toml").write_text(text, encoding="utf-8")
    return folder / "feeds.toml"


def test_a_whole_list(tmp_path: Path) -> None:
    """Every key is read; lengths of time in words or seconds; names of hosts in lower case; the file's order kept."""
    text = (
        CONTACT
        + 'every = "10m"\n'
        + FEED
        + 'outlet = "The Sfax Ledger"\nevery = 90\nallow = ["LocalHost.", "10.0.0.7"]\n'
        'text = "entry"\n[[feed]]\nurl = "http://herald.example/atom"\n'
    )
    made = read_watchlist(_write(tmp_path, text))
    first = Feed("https://ledger.example/rss", "The Sfax Ledger", 90, frozenset({"localhost", "10.0.0.7"}), "entry")
    assert made.feeds == (first, Feed("http://herald.example/atom", every=600))
    assert made.contact == "desk@monitor.example"


def test_the_example_of_the_page(root: Path, tmp_path: Path) -> None:
    """The list that docs/watch.md shows can be used as it stands."""
    shown = (root / "docs" / "watch.md").read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    made = read_watchlist(_write(tmp_path, shown))
    assert [f.every for f in made.feeds] == [600, 90]
    assert made.feeds[1].allow == {"wire.newsroom.local"} and made.feeds[1].text == "entry"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FEED, "'contact' must be"),
        ('contact = "me"\n' + FEED, "'contact' must be"),
        ('contact = "a@b.example\\r\\nX-Evil: 1"\n' + FEED, "'contact' must be"),
        (CONTACT, r"no \[\[feed\]\]"),
        (CONTACT + "[[feed]]\n", "feed 1: 'url' must be"),
        (CONTACT + '[[feed]]\nurl = "file:///etc/passwd"\n', "feed 1: 'url' must be"),
        (CONTACT + '[[feed]]\nurl = "https://me:pw@ledger.example/"\n', "feed 1: 'url' must be"),
        (CONTACT + FEED + 'adress = "x"\n', "feed 1: unknown key 'adress'"),
        (CONTACT + "evry = 3\n" + FEED, "unknown key 'evry'"),
        (CONTACT + FEED + "outlet = 3\n", "'outlet' has the wrong type"),
        (CONTACT + FEED + "every = true\n", "'every' has the wrong type"),
        (CONTACT + FEED + 'every = "soon"\n', "length of time"),
        (CONTACT + FEED + "every = 1\n", "from 60 s to 31 days"),
        (CONTACT + FEED + 'every = "90d"\n', "from 60 s to 31 days"),
        (CONTACT + FEED + 'allow = ["http://x.example/"]\n', "names of hosts"),
        (CONTACT + FEED + "allow = [3]\n", "names of hosts"),
        (CONTACT + FEED + 'text = "both"\n', "'text' must be one of"),
        (CONTACT + FEED + FEED, "stands there twice"),
        (CONTACT + "feed = [3]\n", "must be a table"),
        (CONTACT + "[[feed\n", "feeds.toml"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, told: str) -> None:
    """Every fault is R503 with the file, the feed's number and the key."""
    with pytest.raises(ReportedlyError, match=told) as caught:
        read_watchlist(_write(tmp_path, text))
    assert caught.value.code == "R503"


def test_an_absent_file_is_told(tmp_path: Path) -> None:
    """A file that is not there, or is no text, is R503."""
    with pytest.raises(ReportedlyError, match=r"R503.*No such file"):
        read_watchlist(tmp_path / "none.toml")
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReportedlyError, match="R503"):
        read_watchlist(tmp_path / "x.toml")
