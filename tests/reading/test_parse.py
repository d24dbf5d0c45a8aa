"""The parse: tokens, sentences and names as offsets into an unchanged text."""

from typing import Any

import pytest

from reportedly.reading import parse, read_reports
from reportedly.records import Doc, Report


def _read(text: str, title: str = "") -> Doc:
    return next(read_reports([Report("r", text, "", title=title)]))


TEXTS = (
    "Police in Basra fired on a crowd. Six people died, a medic said.",
    "BEIRUT (AP) — Shells fell on Homs on Friday.\n\nNobody was hurt, residents said. They had fled days before.",
    "ADVERTISEMENT\n\nThe army denied it. “We hit no market,” Gen. Omar Badran said.",
    "THE ARMY SHELLED THE PORT OF LATAKIA ON FRIDAY. TEN PEOPLE DIED.",
)


def test_every_token_is_the_text_at_its_offsets() -> None:
    """Tokens, sentences and names quote the text exactly; heads lie in the token's own sentence."""
    for doc in read_reports([Report(str(i), t, "") for i, t in enumerate(TEXTS)]):
        for token in doc.tokens:
            assert doc.text[token.start : token.end] == token.text
            own = doc.sentences[token.sent]
            assert own.first <= token.head < own.last
        for sentence in doc.sentences:
            assert sentence.span.start == doc.tokens[sentence.first].start
            assert sentence.span.end == doc.tokens[sentence.last - 1].end
        assert all(n.span.of(doc.text).strip() for n in doc.names)


def test_what_is_read_beside_a_report_does_not_change_it() -> None:
    """A report read alone, in another order, or among many gives the same Doc."""
    reports = [Report(str(i), t * (1 + i % 3), "") for i, t in enumerate(TEXTS * 6)]
    together = {d.report.id: d for d in read_reports(reports)}
    for report in reversed(reports):
        assert next(read_reports([report])) == together[report.id]


def test_furniture_is_not_parsed() -> None:
    """Sentences come from body, embed, caption and title lines only."""
    doc = _read(TEXTS[2])
    assert next(s.span.of(doc.text) for s in doc.sentences) == "The army denied it."


def test_sentences_never_cross_a_line() -> None:
    """A line break ends a sentence even without an end mark, and paragraphs are counted by lines of the text."""
    doc = _read("Shells fell on Homs on Friday and six people died\nThe army spoke of an accident.")
    assert [s.paragraph for s in doc.sentences] == [0, 1]


@pytest.mark.parametrize("text", [TEXTS[3], TEXTS[3].lower()])
def test_caseless_text(text: str) -> None:
    """Text in one case is parsed as if it were in ordinary case; the tokens keep the text's own letters."""
    doc = _read(text)
    assert len(doc.sentences) == 2
    shelled = next(t for t in doc.tokens if t.text.lower() == "shelled")
    assert (shelled.lemma, shelled.pos) == ("shell", "VERB")
    assert shelled.text in text


def test_lemmas_and_parts_of_speech() -> None:
    """Verbs and nouns have their lemma, auxiliaries are AUX, marks of a clause SCONJ."""
    doc = _read("He said that two women were being held because they had thrown stones.")
    got = {t.text: (t.lemma, t.pos) for t in doc.tokens}
    assert got["said"] == ("say", "VERB")
    assert got["women"] == ("woman", "NOUN")
    assert got["held"] == ("hold", "VERB")
    assert got["were"] == ("be", "AUX")
    assert got["had"] == ("have", "AUX")
    assert got["thrown"] == ("throw", "VERB")
    assert got["because"][1] == "SCONJ"


def test_a_very_long_paragraph_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paragraph above the limit is parsed in stretches; nothing of it is lost."""
    monkeypatch.setenv("REPORTEDLY_PARAGRAPH_CHARS", "200")
    text = "The army shelled the hill again and again on Friday. " * 20
    doc = _read(text.replace("again", "{}").format(*[f"again{i}" for i in range(40)]))
    assert sum(t.lemma == "shell" for t in doc.tokens) == 20


def test_empty_and_blank_texts() -> None:
    """A text of nothing gives a Doc of nothing."""
    for text in ("", "\n\n", "   "):
        doc = _read(text)
        assert (doc.tokens, doc.sentences, doc.names) == ((), (), ())


def test_a_run_of_marks_is_read_whole_and_in_pieces() -> None:
    """Ten thousand marks without a space lose no character; they are cut, because the tokenizer squares a run's length."""
    doc = _read("Shells fell. " + '"' * 10_000 + " Nobody came.")
    assert sum(t.text == '"' for t in doc.tokens) == 10_000
    assert max(s.last - s.first for s in doc.sentences) <= 70
    assert doc.tokens[-2].text == "came"


def test_long_addresses_are_no_runs_of_marks() -> None:
    """An address longer than the longest run stays one token."""
    address = "https://example.org/" + "a-b/" * 40
    assert address in {t.text for t in _read(f"The list is at {address} today.").tokens}


def test_a_paragraph_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy under another title and with other furniture has the first's parse, at its own offsets, and the same as if it came first."""
    wire = "Rebels shelled the harbour of Sarn on Tuesday.\n\nThe governor of Quillport condemned it, his office said."
    first = Report("a", f"{wire}\n\nShare this", "")
    copy = Report("b", f"By Anna Zimt\n\nMore below.\n\n{wire}", "")
    parse._known().clear()
    alone = next(read_reports([copy]))
    parse._known().clear()
    counted: list[str] = []
    plain = parse._set_sentences

    def counting(doc: Any, part: parse.Part) -> None:
        """Also write down what is parsed."""
        counted.append(part.words)
        plain(doc, part)

    monkeypatch.setattr(parse, "_set_sentences", counting)
    one, two = read_reports([first, copy])
    assert two == alone and len(counted) == len(set(counted)) == 3
    assert [t.text for t in one.tokens] == [copy.text[t.start : t.end] for t in two.tokens][3:]  # behind "More below."


def test_few_paragraphs_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The memory of parses is bounded, also where one report has more."""
    monkeypatch.setenv("REPORTEDLY_PARSED_PARAGRAPHS", "5")
    text = "\n\n".join(f"Unit {n} of the Sarn brigade moved north." for n in range(9))
    assert len(next(read_reports([Report("a", text, "")])).sentences) == 9
    assert len(parse._known()) == 5
