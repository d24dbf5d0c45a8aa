"""Attributed words and source-cue-content triples, as the gold's ``score_attribution.py`` measures them on PolNeAR."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
_PIECE = re.compile(r"\w+|[.,:]\d+")
_WEAK = frozenset(
    "a an the of in on at by for from to and or with that this these those who which his her their its our my s".split()
)
# Forms of reporting words: a gold attribution is reportive when its cue holds one of them (the shared scorer's list).
REPORTIVE = frozenset(
    "said say says saying tell tells telling told announce announces announced announcing add adds added adding report reports "
    "reported reporting reportedly according accordance claim claims claimed claiming state states stated stating statement write "
    "writes wrote written writing tweet tweets tweeted tweeting post posts posted posting deny denies denied denying denial confirm "
    "confirms confirmed confirming acknowledge acknowledges acknowledged acknowledging admit admits admitted admitting allege alleges "
    "alleged alleging allegedly allegation allegations accuse accuses accused accusing accusation accusations argue argues argued "
    "arguing assert asserts asserted asserting explain explains explained explaining note notes noted noting insist insists insisted "
    "insisting maintain maintains maintained warn warns warned warning describe describes described describing declare declares "
    "declared declaring estimate estimates estimated estimating estimation disclose discloses disclosed reveal reveals revealed "
    "revealing testify testifies testified testimony comment commented comments reply replies replied respond responds responded "
    "response quote quotes quoted quoting cite cites cited citing mention mentions mentioned mentioning remark remarks remarked recount "
    "recounts recounted recall recalls recalled relate observed observes point points pointed conclude concludes concluded found finds "
    "show shows showed showing indicate indicates indicated indicating suggest suggests suggested suggesting charge charged charges "
    "contend contends contended concede concedes conceded inform informed informs urge urges urged urging ask asks asked asking call "
    "calls called calling demand demands demanded vow vows vowed promise promised promises condemn condemns condemned criticize "
    "criticizes criticized blast blasted slam slammed blame blames blamed speak speaks spoke speaking talk talks talked talking continue "
    "continued continued continues caption reads read predict predicts predicted stress stressed emphasize emphasized emphasizes "
    "reiterate reiterated repeat repeated dismiss dismissed dismisses reject rejected rejects dispute disputed disputes refuse refused "
    "decline declined declines news word words testimony document documents data poll survey".split()
)
KINDS = ("direct", "mixed", "indirect", "unbalanced")
ROLES = ("source", "cue", "content")


@dataclass(slots=True)
class _Item:
    """One attribution as sets of word offsets."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kinds: tuple[str, ...] = ()


@dataclass(slots=True)
class _Tally:
    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    gold: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def f1(self, key: str) -> float:
        """F1 of what was counted under ``key``."""
        p = self.right[key] / self.found[key] if self.found[key] else 0.0
        r = self.right[key] / self.gold[key] if self.gold[key] else 0.0
        return 2 * p * r / (p + r) if p + r else 0.0

    def recall(self, key: str) -> float:
        """Share of what the gold holds under ``key`` that was found."""
        return self.right[key] / self.gold[key] if self.gold[key] else 0.0


def _words(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Runs of word characters with their offsets; figures keep their points, commas and colons ("1,200.5")."""
    out: list[tuple[int, str]] = []
    for piece in _PIECE.finditer(text, start, end):
        if piece.group()[0] not in ".,:":
            out.append((piece.start(), piece.group()))
        elif out and out[-1][0] + len(out[-1][1]) == piece.start():
            out[-1] = (out[-1][0], out[-1][1] + piece.group())
        else:
            out.append((piece.start() + 1, piece.group()[1:]))
    return out


class _Page:
    """A document's words by the offset of their first character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: dict[int, str] = {}

    def offsets(self, spans: Iterable[Sequence[Any]]) -> frozenset[int]:
        """The words inside spans, by the offset of their first character."""
        out = set()
        for start, end, *_ in spans:
            for at, word in _words(self.text, max(0, start), max(0, end)):
                out.add(at)
                self.words[at] = word.lower()
        return frozenset(out)

    def item(self, row: Row) -> _Item:
        """One attribution of the file as sets of words; ``kinds`` are its own and, for uneven marks, ``unbalanced``."""
        kind = row.get("type", "indirect")
        uneven = kind == "direct" and any(self._uneven(s[0]) for s in row["content"])
        source, cue, content = (self.offsets(row[role]) for role in ROLES)
        return _Item(source, cue, content, (kind, "unbalanced") if uneven else (kind,))

    def _uneven(self, at: int) -> bool:
        """Whether the line around ``at`` opens more or fewer quotations than it closes."""
        start, end = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
        line = self.text[start : end if end >= 0 else len(self.text)]
        return line.count('"') % 2 == 1 or line.count("“") != line.count("”")

    def reportive(self, item: _Item) -> bool:
        """Whether the cue holds a reporting word."""
        return any(self.words[t] in REPORTIVE for t in item.cue)

    def agree(self, a: frozenset[int], b: frozenset[int]) -> bool:
        """Whether two sources agree: a strong word shared, at least half of the shorter one."""
        if not a or not b:
            return not a and not b
        both = a & b
        strong = any(self.words[t] not in _WEAK for t in both)
        return (strong or len(a) == len(b) == len(both)) and 2 * len(both) >= min(len(a), len(b))


def _iou(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


def _union(items: Iterable[_Item], role: str) -> frozenset[int]:
    return frozenset(t for item in items for t in getattr(item, role))


def _pairs(gold: list[_Item], found: list[_Item]) -> dict[int, int]:
    """Gold to predicted attributions one to one, most shared cue words first, then the likest content."""
    ranked = []
    for i, g in enumerate(gold):
        for j, p in enumerate(found):
            shared = len(g.cue & p.cue)
            like = len(g.content & p.content) / len(g.content | p.content) if g.content | p.content else 0.0
            if shared or ((not g.cue or not p.cue) and g.content & p.content and like >= 0.5):
                ranked.append((-shared, -like, i, j))
    mate: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in sorted(ranked):
        if i not in mate and j not in used:
            mate[i] = j
            used.add(j)
    return mate


def _attributed(
    page: _Page, gold: list[_Item], found: list[_Item], dead: frozenset[int], aside: frozenset[int]
) -> tuple[int, int, int]:
    """Right, predicted and gold counts of sourced content words."""
    told: dict[int, list[_Item]] = defaultdict(list)
    said: dict[int, list[_Item]] = defaultdict(list)
    for g in (x for x in gold if x.source):
        for t in g.content - dead:
            told[t].append(g)
    for p in (x for x in found if x.source):
        for t in p.content - dead:
            if t not in aside or t in told:
                said[t].append(p)
    right = sum(any(page.agree(g.source, p.source) for g in told[t] for p in said[t]) for t in said if t in told)
    return right, len(said), len(told)


def _document(tally: _Tally, gold: Row, found: Row, *, reportive: bool) -> None:
    page = _Page(gold["text"])
    dead = page.offsets(gold.get("ignore", []))
    items = [x for x in map(page.item, gold["attributions"]) if x.content and not (x.cue and x.cue <= dead)]
    kept = [x for x in items if not reportive or not x.cue or page.reportive(x)]
    others = [x for x in items if not any(x is k for k in kept)]
    predicted = [x for x in map(page.item, found.get("attributions", [])) if x.content or x.cue]
    off, on = _union(others, "cue"), _union(kept, "cue")
    predicted = [p for p in predicted if not (p.cue and p.cue <= dead) and not (p.cue & off and not p.cue & on)]
    if reportive:
        predicted = [p for p in predicted if not p.cue or p.cue & on or page.reportive(p)]
    mate = _pairs(kept, predicted)
    triple = sum(
        page.agree(kept[i].source, predicted[j].source) and _iou(kept[i].content, predicted[j].content) >= 0.5
        for i, j in mate.items()
    )
    counts = {
        "triple": (triple, len(predicted), len(kept)),
        "attributed": _attributed(page, kept, predicted, dead, _union(others, "content")),
    }
    for key, (right, said, wanted) in counts.items():
        tally.right[key] += right
        tally.found[key] += said
        tally.gold[key] += wanted
    for item in kept:
        hits = _heard(page, item, predicted)
        for kind in item.kinds if item.source else ():
            tally.right[kind] += hits
            tally.gold[kind] += len(item.content)


def _heard(page: _Page, gold: _Item, found: list[_Item]) -> int:
    """How many of an attribution's words are given to its source by any predicted one."""
    own = [p.content for p in found if p.source and page.agree(gold.source, p.source)]
    return len(gold.content & frozenset().union(*own))


def score_attribution(gold: Sequence[Row], found: Mapping[str, Row]) -> dict[str, float]:
    """F1 of attributed words and of triples, over all gold attributions and over the reportive ones.

    ``recall_KIND`` is the share of the attributed words of reportive attributions by kind: direct, mixed, indirect, and
    unbalanced (direct, in a line that opens more or fewer quotations than it closes).
    """
    out = {}
    for subset in ("all", "reportive"):
        tally = _Tally()
        for row in gold:
            _document(tally, row, found.get(row["id"], {}), reportive=subset == "reportive")
        out[f"attributed_{subset}"] = tally.f1("attributed")
        out[f"triple_{subset}"] = tally.f1("triple")
    out |= {f"recall_{kind}": tally.recall(kind) for kind in KINDS if tally.gold[kind]}
    return out
