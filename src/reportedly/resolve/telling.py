"""How an act is told: the signs that part the news of a report from its background, by the words in which both are told.

Verb form, what stands over the act, the other words of its clause and sentence, whether the title and the first lines tell it too. Names carry
no weight: only words in small letters do.
"""

from __future__ import annotations

from reportedly.records import Doc, Mention, Span, Token
from reportedly.resolve.standing import Signs
from reportedly.resolve.times.grammar import above, head_of, tense
from reportedly.resolve.times.pick import sentence_index

# The weight of one word among the signs of an act. Days right by folds of the corrected reports with 1, .4, .3 and .2: .733, .738, .738, .735.
WORD = 0.4
HEAD = 400  # code points that tell what a report is about
STEM = 5  # letters by which a word is known again
_PERFECT = {"has": "has", "have": "has", "'ve": "has", "’ve": "has", "had": "had", "'d": "had", "’d": "had"}
_FORMS = frozenset("is are was were been being be will would to".split())
_AUXILIARIES = frozenset({"aux", "auxpass"})
_REACH = 6  # tokens before a verb in which its auxiliaries stand


def telling(doc: Doc, mention: Mention) -> Signs:
    """The signs of one act, by name; 1 or ``WORD`` each."""
    at = head_of(doc, mention.trigger)
    if at < 0:
        return {}
    token = doc.tokens[at]
    out: Signs = {f"form {_form(doc, at)}": 1.0, f"dep {token.dep}": 1.0}
    out |= _over(doc, at) | _words(doc, mention) | _known(doc, mention, token)
    return {k: v for k, v in out.items() if v}


def _form(doc: Doc, at: int) -> str:
    """The form of a verb with its auxiliaries, or the number of a noun."""
    token = doc.tokens[at]
    if token.pos in {"NOUN", "PROPN", "ADJ"}:
        return "plural noun" if token.tag in {"NNS", "NNPS"} else "noun"
    before = doc.tokens[max(0, at - _REACH) : at]
    helping = [t.text.lower() for t in before if t.head == at and t.dep in _AUXILIARIES]
    perfect = next((_PERFECT[h] for h in helping if h in _PERFECT), "")
    return " ".join(filter(None, (token.tag, perfect, next((h for h in helping if h in _FORMS), ""))))


def _over(doc: Doc, at: int) -> Signs:
    """The nearest verb over the act and its tense."""
    for head in list(above(doc, at))[1:4]:
        token = doc.tokens[head]
        if token.pos in {"VERB", "AUX"}:
            how = tense(doc, Span(token.start, token.end)) or "none"
            return {f"over {token.lemma.lower()}": 1.0, f"over tense {how}": 1.0}
    return {"over none": 1.0}


def _words(doc: Doc, mention: Mention) -> Signs:
    """The words of the clause and of the rest of its sentence."""
    here = sentence_index(doc, mention.clause.start)
    if here is None:
        return {}
    sentence, clause = doc.sentences[here], mention.clause
    small = (t for t in doc.tokens[sentence.first : sentence.last] if t.text[:1].islower())
    return {f"{'in' if clause.start <= t.start < clause.end else 'by'} {t.lemma.lower()}": WORD for t in small}


def _known(doc: Doc, mention: Mention, token: Token) -> Signs:
    """Whether the title or the first lines tell the act or its actor too."""
    title, head, stem = doc.report.title.lower(), doc.text[:HEAD].lower(), token.lemma.lower()[:STEM]
    actors = [words[-1].lower() for p in mention.actor if (words := p.span.of(doc.text).split())]
    return {
        "titled": float(bool(stem) and stem in title),
        "told in head": float(bool(stem) and mention.trigger.start > HEAD and stem in head),
        "actor in head": float(any(a in head for a in actors)),
        "actor in title": float(any(a in title for a in actors)),
    }
