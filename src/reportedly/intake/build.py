"""A report from clean text and what its source states of it; faults of a part are refused and the report kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly import errors
from reportedly.intake import dates as dating
from reportedly.intake.captures import report_id
from reportedly.intake.languages import language_of
from reportedly.intake.outlets import outlet_of
from reportedly.records import Capture, Refusal, Report, StatedDate, Taken

# A day found in prose or an address states nothing of itself; one that no calendar has is simply not believed.
_INFERRED = frozenset({"url", "htmldate", "header", "dateline"})
# What publishing systems write where no date was set (.NET, Go and Java null dates): it states nothing.
_UNSET = ("0000-00-00", "0001-01-01")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a source states of a report. ``dates`` are (method, words as stated); empty strings are unknown."""

    id: str = ""
    url: str = ""
    outlet: str = ""
    title: str = ""
    byline: str = ""
    language: str = ""
    dates: tuple[tuple[str, str], ...] = ()
    extra: str = "{}"


@dataclass(frozen=True, slots=True)
class Fault:
    """A part that could not be used: the code of ``errors``, its detail, and the offset (None: the capture's)."""

    code: str
    detail: str = ""
    offset: int | None = None


def build(text: str, stated: Stated, capture: Capture, faults: Sequence[Fault] = ()) -> Taken:
    """The report with all that is stated of it; every fault gives a refusal that names the report."""
    kept, bad = _dates(stated.dates)
    report = Report(
        id=stated.id or report_id(text, stated.url),
        text=text,
        sha256=capture.sha256,
        outlet=stated.outlet or outlet_of(stated.url),
        url=stated.url,
        title=stated.title,
        byline=stated.byline,
        published=kept[0].value if kept else "",
        dates=kept,
        language=stated.language or language_of(text),
        source=capture.source,
        extra=stated.extra,
    )
    refusals = tuple(_refused(x, capture, report.id) for x in (*faults, *bad))
    return Taken(capture, (report,), refusals)


def refused(code: str, capture: Capture, detail: str = "", offset: int | None = None) -> Taken:
    """A capture that gave no report, and why."""
    return Taken(capture, (), (_refused(Fault(code, detail, offset), capture, ""),))


def _refused(fault: Fault, capture: Capture, report: str) -> Refusal:
    offset = capture.offset if fault.offset is None else fault.offset
    return errors.refusal(fault.code, capture.source, offset, fault.detail, sha256=capture.sha256, report_id=report)


def _dates(stated: Sequence[tuple[str, str]]) -> tuple[tuple[StatedDate, ...], list[Fault]]:
    good, bad = [], []
    for method, words in stated:
        read = dating.read_date(words)
        if read.value:
            good.append(StatedDate(read.value, method))
        elif method == "given" or (read.bad and method not in _INFERRED and not words.strip().startswith(_UNSET)):
            fault = Fault("R107", f"{words.strip()[:80]!r} ({method})")
            if fault not in bad:
                bad.append(fault)
    return dating.in_order(good), bad
