"""Claims of invented paragraphs: who is said to say what, through whom, and with what distance."""

from collections.abc import Sequence

import pytest

from reportedly.claims import find_claims
from reportedly.reading import read_reports
from reportedly.records import Claim, Doc, Report, Source
from tests.claims.paragraphs import PARAGRAPHS


def _read(text: str, outlet: str = "Delta Wire") -> Doc:
    return next(read_reports([Report("r", text, "", outlet=outlet)]))


def _covering(doc: Doc, claims: Sequence[Claim], words: str) -> Claim | None:
    """The claim with the shortest content that covers ``words``."""
    start = doc.text.index(words)
    end = start + len(words)
    found = [
        (s.end - s.start, i, c) for i, c in enumerate(claims) for s in c.content if s.start <= start and end <= s.end
    ]
    return min(found)[2] if found else None


def _is(source: Source, name: str) -> bool:
    return name.lower() in source.name.lower() or name.lower() in source.text.lower()


@pytest.mark.parametrize(("outlet", "text", "expected"), PARAGRAPHS, ids=[t[:50] for _, t, _ in PARAGRAPHS])
def test_paragraph(outlet: str, text: str, expected: list[tuple[str, list[str], str]]) -> None:
    """Every coded proposition has its chain, nearest voice first, and its stance."""
    doc = _read(text, outlet)
    claims = find_claims(doc)
    for words, chain, stance in expected:
        claim = _covering(doc, claims, words)
        got = [s.name for s in claim.chain] if claim else []
        assert len(got) == len(chain), (words, got)
        assert claim is None or all(_is(s, n) for s, n in zip(claim.chain, chain, strict=True)), (words, got)
        assert (claim.stance if claim else "stated") == stance, words


def test_there_are_enough_paragraphs() -> None:
    """The set is large enough to mean something."""
    assert len(PARAGRAPHS) >= 60


def test_spans_quote_the_text() -> None:
    """Sources, cues and contents lie in the text; a source's words are the text at its span; no content is empty."""
    for outlet, text, _ in PARAGRAPHS:
        for claim in find_claims(_read(text, outlet)):
            for source in claim.chain:
                assert source.span.of(text) == source.text
                assert source.name
                assert source.kind in {"outlet", "agency", "official", "organisation", "witness", "document", "unnamed"}
            assert claim.content
            assert all(s.start < s.end <= len(text) for s in claim.content)
            assert claim.stance in {"stated", "alleged", "confirmed", "denied"}
            assert claim.kind in {"direct", "indirect", "mixed", "reach", "act"}


def test_a_demand_is_an_act() -> None:
    """Where saying is the act itself, the claim says so, so that its object is not taken for a report."""
    claims = find_claims(_read("Marchers demanded the release of two students."))
    assert [c.kind for c in claims] == ["act"]


def test_kinds_of_speech() -> None:
    """Quoted words give direct speech, quoted and own words mixed speech, own words indirect speech."""
    kinds = {
        "“They burned the whole school,” a teacher said.": "direct",
        "A teacher said the men “burned the whole school” on Friday.": "mixed",
        "A teacher said the men burned the school on Friday.": "indirect",
    }
    for text, kind in kinds.items():
        assert [c.kind for c in find_claims(_read(text))] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The interior ministry said ten people were held.", "official"),
        ("A military source said ten people were held.", "official"),
        ("Activists said ten people were held.", "witness"),
        ("AFP said ten people were held.", "agency"),
        ("State television said ten people were held.", "outlet"),
        ("Human Rights Watch said ten people were held.", "organisation"),
        ("A report said ten people were held.", "document"),
        ("Sources said ten people were held.", "unnamed"),
    ],
)
def test_kind_of_source(text: str, kind: str) -> None:
    """Each kind of source of the codebook is told by its words."""
    assert [s.kind for c in find_claims(_read(text)) for s in c.chain] == [kind]


def test_empty_reports() -> None:
    """A report of nothing, or of marks alone, gives no claim and no error."""
    for text in ("", "\n\n", "“”", '"' * 50, "« » „“"):
        assert find_claims(_read(text)) == ()
