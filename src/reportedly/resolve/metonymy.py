"""Capitals that stand for the government in them: "strikes by Moscow", "talks between Washington and Tehran", "Damascus's allies"."""

from __future__ import annotations

import re
from bisect import bisect_left

from reportedly.records import Doc
from reportedly.resolve.countries import capitals, country_of
from reportedly.resolve.fold import fold
from reportedly.resolve.toponyms import Toponym

_REACH = 40  # code points
# what a town does that stands for nobody but itself
_UNDERGOES = frozenset(
    "see witness suffer experience remain fall erupt brace descend come host lie wake face endure".split()
)
_SPEAKERS = re.compile(
    r"\A(?:[’']s? )?\s*(?:said|says|accused|accuses|denied|denies|warned|warns|insisted|wants|wanted|believes|condemned|blamed|"
    r"rejected|announced|called|vowed|urged|agreed|has said|has accused|has denied|has called|had said|claims|claimed|and its)\b"
)
_BY = re.compile(r"\b(?:by|with both|against both) (?:both )?(?:(?P<other>[A-Z]\w+)(?:,| and) )?\Z")
_BETWEEN = re.compile(r"(?P<what>\w+) between (?:(?P<other>[A-Z]\w+) and )?\Z")
_AND = re.compile(r"\A and (?P<other>[A-Z]\w+)")
_WAYS = frozenset(
    "road roads highway flight flights route border pipeline train railway trip distance halfway way".split()
)
_DEALT_WITH = re.compile(
    r"\b(?:relations|ties|talks|negotiations|deal|agreement|accord|tensions?|alliance|standoff|pressure|sanctions|demands?|allegiance|aid|loyal|opposed|allied) "
    r"(?:with|on|against|from|to) \Z"
)
_URGED = re.compile(
    r"\b(?:accus|urg|press|blam|warn|ask|condemn|criticis|criticiz|back|support|persuad|pressur|convinc)(?:ed|es|ing|e|s)? \Z"
)
_OWN = re.compile(
    r"\A[’']s? (?:[a-z-]+ ){0,2}(?:government|regime|ally|allies|alliance|support|backing|decision|policy|policies|demands?|response|requests?|calls?|intervention|"
    r"claims?|position|stance|forces|troops|army|military|warplanes|jets|strikes|airstrikes|raids|bombing|campaign|offensive|foreign|nuclear|ambassador|envoy|relations|ties|"
    r"aggression|role|leaders?|leadership|interests|friends|rivals?|refusal|rejection|denial|efforts?|influence|proposals?|offer)\b"
)
_LED = re.compile(r"\A-(?:backed|led|allied|supported|funded|aligned|brokered|imposed|appointed|sponsored|trained)\b")


def stands_for(doc: Doc, toponym: Toponym) -> bool:
    """Whether a capital or country that says, accuses, denies or does anything stands for its government."""
    start, end = toponym.span
    after = doc.text[end : end + _REACH]
    if _SPEAKERS.match(after):
        return True
    return fold(toponym.name) in capitals() and (
        _acts(doc, toponym) or _is_party(doc.text[max(0, start - _REACH) : start], after)
    )


def _acts(doc: Doc, toponym: Toponym) -> bool:
    """Whether a name is the subject of a verb that governments do."""
    at = bisect_left(doc.tokens, toponym.span.end, key=lambda t: t.end)
    if at >= len(doc.tokens) or doc.tokens[at].dep != "nsubj":
        return False
    verb = doc.tokens[doc.tokens[at].head]
    return verb.pos == "VERB" and verb.lemma.lower() not in _UNDERGOES


def _is_party(before: str, after: str) -> bool:
    """Whether the words about a capital treat it as a party: by, between, against it; its troops; backed by it."""
    if _OWN.match(after) or _LED.match(after) or _DEALT_WITH.search(before) or _URGED.search(before):
        return True
    by = _BY.search(before)
    if by:
        return by["other"] is None or _is_state(by["other"])
    between, beside = _BETWEEN.search(before), _AND.match(after)
    if not between or between["what"].lower() in _WAYS:
        return False
    other = between["other"] or (beside["other"] if beside else "")
    return _is_state(other)


def _is_state(name: str) -> bool:
    return fold(name) in capitals() or bool(country_of(name))
