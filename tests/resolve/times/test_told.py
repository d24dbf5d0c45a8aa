"""Days of acts that their own words do not give: told with the day of saying, carried, given elsewhere, counted from the beginning."""

from __future__ import annotations

import pytest

from reportedly.reading import read_reports
from reportedly.records import Doc, Mention, Report, Span, Time
from reportedly.resolve.times import resolve_time
from tests.resolve.times.marked import unmark

WED = "2031-03-12"
# Marked text, type, first and last day, precision.
CASES = [
    # the act's own time comes before that of telling it
    ("[The ministry said on Wednesday that jets had *struck* 40 sites over the past 24 hours].", "ASSAULT", "2031-03-11", WED, "week"),
    ("[A monitor said Wednesday that troops *retook* Tirin overnight].", "ASSAULT", "2031-03-11", WED, "week"),
    ("[A monitor said on Tuesday that troops *shelled* Tirin].", "ASSAULT", "2031-03-11", "2031-03-11", "day"),
    ("[Forty men were *detained*, a lawyer said Tuesday, the most in this decade].", "COERCE", "2031-03-11", "2031-03-11", "day"),
    # days to come
    ("The pair are to appear in court on Friday. [Their flats were *searched*].", "COERCE", WED, WED, "week"),
    ("[The *inquiry* into the raid widened with the army told to hand over papers by 20 March].", "ACCUSE", WED, WED, "week"),
    ("Union leaders met. [A page devoted to Friday's planned *protests* has 900 readers].", "PROTEST", "2031-03-14", "2031-03-14", "day"),
    # bounds of a stretch
    ("Eighty people have been killed since Friday. [Crowds *stormed* the port].", "ASSAULT", WED, WED, "week"),
    # counted from the beginning
    ("The president spoke Tuesday on the fifth day of [an *offensive* that has left dozens dead].", "ASSAULT", "2031-03-07", "2031-03-11", "day"),
    ("[Aid has been *blocked* from the district for a third day].", "COERCE", "2031-03-10", WED, "day"),
    ("[The valley has been *besieged* for two years].", "COERCE", "2029-03-12", WED, "year"),
    ("[Crowds *gathered* for a third day].", "PROTEST", WED, WED, "day"),
    # the day of an act of the same kind in the same sentence
    ("On Sunday the group claimed Friday's attacks on two farms. [Never were so many *killed*].", "ASSAULT", "2031-03-07", "2031-03-07", "day"),
    # statements
    ("Rebels burnt a depot on 3 March. [The union *condemned* the government].", "ACCUSE", WED, WED, "week"),
    ("Rebels burnt a depot on 3 March. [The army *shelled* a farm].", "ASSAULT", "2031-03-03", "2031-03-03", "day"),
    ("On 11 September 2001 towers fell. [Rebels *advance* across the valley].", "ASSAULT", WED, WED, "week"),
    ("Jets bombed Lodva on Monday. [The kingdom *backs* the government].", "SUPPORT", WED, WED, "week"),
    ("[The senator, a candidate of 2032, has *criticised* the police].", "ACCUSE", WED, WED, "week"),
    ("[Unions on Wednesday condemned weekend *raids* on two farms].", "ASSAULT", "2031-03-08", "2031-03-09", "week"),
    # titles break no distance
    ("[The strike came a day after Mr. Varga *warned* the rebels].", "THREATEN", "2031-03-11", "2031-03-11", "day"),
]  # fmt: skip


def _doc(marked: str) -> Doc:
    return next(iter(read_reports([Report("a", unmark(marked)[0], "", published=WED)])))


def _days(time: Time | None) -> tuple[str, str, str]:
    assert time is not None
    return time.start, time.end, time.precision


@pytest.mark.parametrize(("marked", "kind", "start", "end", "precision"), CASES, ids=[c[0][:48] for c in CASES])
def test_the_days_of_an_act(marked: str, kind: str, start: str, end: str, precision: str) -> None:
    """The act gets the days that a coder with the codebook gives it."""
    _, clause, trigger = unmark(marked)
    found = resolve_time(_doc(marked), Mention(kind, None, "actual", trigger, clause), WED)
    assert _days(found) == (start, end, precision)


def _mention(doc: Doc, clause: str, trigger: str, kind: str = "ASSAULT") -> Mention:
    start = doc.text.index(clause)
    at = doc.text.index(trigger, start)
    return Mention(kind, None, "actual", Span(at, at + len(trigger)), Span(start, start + len(clause)))


PAIRS = [
    # another telling of the same act, its noun with a day, a day within the act's own week; and none of these
    (
        "Gunmen have overrun the Karsa airbase in Tirin province, a monitor said. Gunmen overran the Karsa airbase in Tirin province on Monday.",
        ("Gunmen have overrun the Karsa airbase in Tirin province", "overrun"),
        "2031-03-10",
    ),
    (
        "The site said Wednesday that it had removed films of the rampage at a mosque. Crowds prayed for those hurt in the attack on Sunday.",
        ("films of the rampage at a mosque", "rampage"),
        "2031-03-09",
    ),
    (
        "General Anton Varga was murdered in Lodva last week. General Anton Varga was murdered in Lodva on Friday.",
        ("General Anton Varga was murdered in Lodva last week", "murdered"),
        "2031-03-07",
    ),
    (
        "Earlier this week gas killed ten civilians in Lodva town. Ten civilians were killed in Lodva town by shells on Wednesday.",
        ("Earlier this week gas killed ten civilians in Lodva town", "killed"),
        "2031-03-10",
    ),
    (
        "A bomb killed two guards on Monday. The blast tore the gate off. Friday's attack was in Lodva.",
        ("The blast tore the gate off", "blast"),
        "2031-03-10",
    ),
]


@pytest.mark.parametrize(("text", "act", "start"), PAIRS, ids=[p[1][0][:40] for p in PAIRS])
def test_a_deed_takes_the_day_of_its_other_telling(text: str, act: tuple[str, str], start: str) -> None:
    """Where its own words give no day, another telling does; a carried day of the same act stays."""
    doc = next(iter(read_reports([Report("a", text, "", published=WED)])))
    one = _mention(doc, *act)
    others = [
        _mention(doc, s.strip(), t) for s in text.split(". ")[1:] for t in ("overran", "murdered", "killed") if t in s
    ]
    others += [_mention(doc, "A bomb killed two guards on Monday", "killed")] if "two guards" in text else []
    found = resolve_time(doc, one, WED, [one, *others])
    assert found is not None
    assert found.start == start


def test_words_do_not_take_the_day_of_another_telling() -> None:
    """What is said has the day on which it is said."""
    text = "Unions warned the Karsa cabinet in Tirin of unrest. Unions warned the Karsa cabinet in Tirin of unrest on Monday."
    doc = next(iter(read_reports([Report("a", text, "", published=WED)])))
    first, second = text.split(". ")
    acts = [_mention(doc, first, "warned", "THREATEN"), _mention(doc, second, "warned", "THREATEN")]
    found = resolve_time(doc, acts[0], WED, acts)
    assert found is not None
    assert (found.start, found.precision) == (WED, "week")
