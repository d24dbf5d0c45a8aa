"""Time expressions: extent, type and value."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve.times import tag_times

# 2031-03-12 is a Wednesday.
CASES = [
    ("Police fired on the crowd on Tuesday.", "Tuesday", "DATE", "2031-03-11"),
    ("The march on Wednesday was calm.", "Wednesday", "DATE", "2031-03-12"),
    ("The council will meet on Friday.", "Friday", "DATE", "2031-03-14"),
    ("Shops burned on Saturday evening.", "Saturday evening", "TIME", "2031-03-08TEV"),
    ("He was held last Thursday.", "last Thursday", "DATE", "2031-03-06"),
    ("The truce begins next Monday.", "next Monday", "DATE", "2031-03-17"),
    ("They met on 4 March 2031.", "4 March 2031", "DATE", "2031-03-04"),
    ("They met on March 4, 2031.", "March 4, 2031", "DATE", "2031-03-04"),
    ("They met on the 4th of March 2031.", "the 4th of March 2031", "DATE", "2031-03-04"),
    ("Issued 2031-02-28 in Sfax.", "2031-02-28", "DATE", "2031-02-28"),
    ("09-03-2031 Sfax. The port was closed.", "09-03-2031", "DATE", "2031-03-09"),
    ("The strike of Feb. 20 went on.", "Feb. 20", "DATE", "2031-02-20"),
    ("The base was taken on December 15.", "December 15", "DATE", "2030-12-15"),
    ("The siege began in January 2029.", "January 2029", "DATE", "2029-01"),
    ("Fighting began in late 2028.", "late 2028", "DATE", "2028"),
    ("The accord of 1994 has failed.", "1994", "DATE", "1994"),
    ("Fear as in the 1990s is back.", "the 1990s", "DATE", "199"),
    ("Two men died yesterday.", "yesterday", "DATE", "2031-03-11"),
    ("Two men died yesterday morning.", "yesterday morning", "TIME", "2031-03-11TMO"),
    ("The curfew starts tonight.", "tonight", "TIME", "2031-03-12TNI"),
    ("Shells fell overnight.", "overnight", "TIME", "2031-03-11TNI"),
    ("Prices doubled last month.", "last month", "DATE", "2031-02"),
    ("A vote is due next year.", "next year", "DATE", "2032"),
    ("He resigned earlier this week.", "earlier this week", "DATE", "2031-W11"),
    ("The bombing two weeks ago shook Gafsa.", "two weeks ago", "DATE", "2031-W09"),
    ("Three days ago the bridge fell.", "Three days ago", "DATE", "2031-03-09"),
    ("The dam broke ten years ago.", "ten years ago", "DATE", "2021"),
    ("In the past 24 hours five died.", "the past 24 hours", "DURATION", "PT24H"),
    ("The truce held for three months.", "three months", "DURATION", "P3M"),
    ("A two-week truce failed.", "two-week", "DURATION", "P2W"),
    ("They waited several years.", "several years", "DURATION", "PXY"),
    ("They march every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
    ("They march every day.", "every day", "SET", "P1D"),
    ("Patrols are now rare.", "now", "DATE", "PRESENT_REF"),
    ("The port recently reopened.", "recently", "DATE", "PAST_REF"),
    ("Calm will return soon.", "soon", "DATE", "FUTURE_REF"),
    ("The clashes of last summer are not forgotten.", "last summer", "DATE", "2030-SU"),
    ("A fort of the 19th century burned.", "the 19th century", "DATE", "18"),
    ("In the third quarter of 2030 work stopped.", "the third quarter of 2030", "DATE", "2030-Q3"),
    ("Weekend raids left ruins.", "Weekend", "DATE", "2031-W10-WE"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), CASES, ids=[c[1] for c in CASES])
def test_values(text: str, words: str, kind: str, value: str) -> None:
    """An expression of a day's news has the extent, type and value that TimeML gives it."""
    found = {t.span.of(text): t for t in tag_times(text, "2031-03-12")}
    assert words in found, sorted(found)
    assert (found[words].type, found[words].value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "Some 2000 people came.",
        "The 1500-strong unit left.",
        "It cost $1999 to mend.",
        "Call 555-1987 for help.",
        "They may march again.",
        "Flight 20:2 is no time here.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    """Counts, prices, numbers and the verbs may and march are no dates."""
    assert [t.span.of(text) for t in tag_times(text, "2031-03-12") if t.start] == []


def test_a_history_counts_from_its_own_years() -> None:
    """In a text that tells of years long past a bare month belongs to the year last named."""
    text = "In 1931 war came. In 1932 it spread; 1933, 1934, 1935 and 1936 were worse. In 1937, after a lull, the army moved in July."
    july = next(t for t in tag_times(text, "2031-03-12") if t.span.of(text) == "July")
    assert july.value == "1937-07"


def test_no_publication_date_is_never_today() -> None:
    """Without a publication date a weekday or "yesterday" has no days."""
    assert all(t.start is None for t in tag_times("It burned on Friday and yesterday, in May.", ""))


@given(
    st.text(alphabet="0123456789/-: .,'MayFridyeston", max_size=120),
    st.sampled_from(["", "2031-03-12", "20199-01-01", "0001-01-01", "9999-12-31"]),
)
def test_any_text_is_tagged(text: str, published: str) -> None:
    """No text and no publication statement stops the tagger; spans are in order and do not overlap."""
    found = tag_times(text, published)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def test_time_grows_with_the_text_only() -> None:
    """Four times the text has four times the expressions, none lost to a limit."""
    text = "On Tuesday two men died; on 4 March 2031 three. "
    assert len(tag_times(text * 400, "2031-03-12")) == 4 * len(tag_times(text * 100, "2031-03-12"))
