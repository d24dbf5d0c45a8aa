"""A small store with everything that a page may show: two outlets that tell one act, another act, and a report full of scripts."""

from __future__ import annotations

from dataclasses import replace

from reportedly.linking import link
from reportedly.records import Attribution, Coded, CopyEdge, Evidence, Line, Party, Source, Span
from reportedly.store import open_store
from tests.store.made import CODER, TEXT, capture, coded, record, report, span

EVIL = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
SOURCE = f"The ministry of {EVIL}"
# A report whose id ends like the address of a download, with a byline, a carriage return and letters beyond the first plane.
ODD = "week/7 one.json"
ODD_TEXT = f"By Sami Odd\r\n\r\n{TEXT} 😀 The end."
VICTIM = "Amal Haddad"


def evil() -> Coded:
    """A report with scripts in its title, byline, outlet, place, party, source and text."""
    of = replace(report("r2", f"{TEXT}\n{EVIL}", EVIL), title=EVIL, byline=EVIL, url="javascript:window.ran=1")
    told = record(of)
    places = tuple(replace(p, name=EVIL, text=EVIL, city="", lat=10.0, lon=9.0) for p in told.places)
    who = tuple(replace(p, name=EVIL, text=EVIL) for p in told.actor)
    says = tuple(replace(a, chain=tuple(replace(s, name=SOURCE, text=EVIL) for s in a.chain)) for a in told.attribution)
    return Coded(of, (), (), (replace(told, places=places, actor=who, attribution=says, issues=(EVIL,)),))


def odd() -> Coded:
    """The odd report: its record's words stand after its byline."""
    of = report(ODD, ODD_TEXT, "Radio Gafsa")
    at = ODD_TEXT.index(TEXT)
    made = record(of, "odd-1")
    words = tuple(Evidence(e.start + at, e.end + at, e.quote) for e in made.evidence)
    figures = tuple(replace(f, min=5, max=5, span=Span(f.span.start + at, f.span.end + at)) for f in made.figures)
    lines = (Line(Span(0, 11), "byline", "Sami Odd"), Line(Span(at, len(ODD_TEXT)), "body"))
    says = tuple(
        replace(a, chain=tuple(replace(s, name="Gafsa Prefecture") for s in a.chain)) for a in made.attribution
    )
    return Coded(of, lines, (), (replace(made, evidence=words, figures=figures, attribution=says),))


def private() -> Coded:
    """A report that names a private person in its title and text, its record in a party and a witness."""
    text = f"Police killed {VICTIM} in Gafsa on Monday, the Basin Hospital said. {VICTIM} told us so."
    of = replace(report("r4", text, "Radio Sfax"), title=f"{VICTIM} is dead", published="2023-05-02")
    at = text.index(VICTIM)
    victim = Party(VICTIM, VICTIM, "TUN", ("CVL",), private=True, span=Span(at, at + len(VICTIM)))
    witness = Source(VICTIM, VICTIM, "witness", Span(at, at + len(VICTIM)))
    says = Attribution((witness,), "told", "stated", span("said", text))
    given = Source("Amal", "nurse Amal", "unnamed", Span(at, at + 4))
    beside = Attribution((given,), "told", "stated", span("told", text))
    words = (Evidence(0, 34, text[:34]),)
    made = replace(
        record(report()), id="e-r4", report_id="r4", published=of.published, title=of.title, outlet=of.outlet
    )
    when = replace(made.time, start="2023-05-01", end="2023-05-01") if made.time else None
    told = replace(made, recipient=(victim,), attribution=(says, beside), evidence=words, time=when, confidence=0.3)
    return Coded(of, (), (), (told,))


def filled(where: str) -> None:
    """Write the store."""
    pieces = (coded(), evil(), odd(), private())
    with open_store(where) as store:
        for piece in pieces:
            store.add(piece, coder=CODER, capture=capture())
        made = link([r for p in pieces for r in p.records], [p.report for p in pieces])
        edges = (*made.copies, CopyEdge("r1", "r2", "identical", 1.0))
        assert store.put_linked(replace(made, copies=tuple(dict.fromkeys(edges))), store.generation()[0])
