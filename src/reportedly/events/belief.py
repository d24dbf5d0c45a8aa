"""How far what the network holds for an act is to be believed: weighed with its sentence and with how the rest of the report reads.

One token looks like an accusation in a column as in the news; that the report around it tells of few other acts, in the present, without
a "said" or a day, is what gives the column away. The network sees a paragraph, this the report. A logistic decider over signs
(``lexicon/belief_weights.tsv``, estimated by ``training/belief.py`` on reports that readers corrected) gives the chance that a reader
would call it an act.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.events.acts import Act
from reportedly.events.network import Seen
from reportedly.events.roles import Roles
from reportedly.events.sentences import Reading
from reportedly.events.signs import STANDING
from reportedly.lexicon import deciders
from reportedly.models.net import Floats

Signs = dict[str, float]
# From this chance on an act is given. Records dev (34 articles) F1 .721, .725, .708, .688 at .5, .55, .6, .65, and 18, 14, 10, 9 of the 114 passages
# that must not be coded; of what is possible in the corrected reports that the networks did not learn from .80, .82, .84, .86 are acts
# (by folds), restatements counted, and .87, .83, .78, .73 of those acts are kept.
BELIEVED = 0.6
_SURE = 0.999  # a chance is taken as no larger: the network's own are never certain
_PER = 1000  # words of a report to which its counts are set
_NEAR = 2  # sentences
_WORD = re.compile(r"[^\W_]+")
_I = frozenset("i me my we our us".split())
_SAYING = frozenset({"said", "told", "reported"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday".split())
_MODAL = frozenset("would could might may should must can if".split())


def believe(reading: Reading, seen: Seen, acts: Sequence[Act], rules: Sequence[Roles]) -> None:
    """Set the ``belief`` of each act; ``acts`` are all that the network holds possible in the report, ``rules`` who the parse says does them."""
    for act, signs in zip(acts, signs_of_acts(reading, seen, acts, rules), strict=True):
        act.belief = chance(signs)


def chance(signs: Mapping[str, float]) -> float:
    """How likely an act with these signs is one, 0..1."""
    return deciders.chance("belief_weights", signs)


def signs_of_acts(reading: Reading, seen: Seen, acts: Sequence[Act], rules: Sequence[Roles]) -> list[Signs]:
    """What speaks for and against each act."""
    unread = unread_words(reading)
    words = max(1, sum(t.text[:1].isalnum() for t in reading.tree.tokens) + len(unread)) / _PER
    whole = _of_report(reading, seen.signs, words, unread)
    share: dict[str, float] = defaultdict(float)
    for a in acts:
        share[a.type] += a.sure
    out = []
    for a, roles in zip(acts, rules, strict=True):
        own = _of_act(reading, a, roles)
        out.append(own | _of_sentence(reading, seen.signs, a) | _of_others(reading, acts, a, share, words) | whole)
    return out


def _of_act(reading: Reading, a: Act, roles: Roles) -> Signs:
    tree = reading.tree
    sure = min(_SURE, a.sure)
    sentence = reading.doc.sentences[tree.token(a.at).sent]
    bound = reading.bound(sentence.first, sentence.last)
    span = tree.span(a.first, a.last)
    return {
        "bias": 1.0,
        "network": math.log(sure / (1.0 - sure)),
        "tokens": float(len(a.members) - 1),
        "counts": float(any(a.first <= b.anchor <= a.last or b.anchor in a.members for b in bound)),
        "figure beside": float(bool(bound)),
        "actor": float(bool(roles.actor)),
        "recipient": float(bool(roles.recipient)),
        "I": float(any(tree.token(k).text.lower() in _I | {"you", "one"} for k in roles.actor)),
        "words": math.log(a.last - a.first + 1),
        "dated": float(bool(reading.where.times(a.at, span))),
        "placed": float(bool(reading.where.places(a.at, span, ()))),
    }


def _of_sentence(reading: Reading, signs: Floats, a: Act) -> Signs:
    at = reading.tree.token(a.at).sent
    sentence = reading.doc.sentences[at]
    out = {name: float(signs[a.at, STANDING[name]]) for name in ("depth", "old year", "question", "ago")}
    return out | {
        "down": reading.doc.number(at) / reading.doc.length,
        "sentence": math.log(sentence.last - sentence.first),
    }


def _of_others(reading: Reading, acts: Sequence[Act], a: Act, share: Mapping[str, float], words: float) -> Signs:
    """How many other acts are told, near it and in the report; ``share`` are the chances summed by type."""
    tree = reading.tree
    home = tree.token(a.at).sent
    near = math.fsum(b.sure for b in acts if 0 < abs(tree.token(b.at).sent - home) <= _NEAR)
    whole = math.fsum(share.values()) - a.sure
    return {
        "others near": math.log1p(near),
        "others": math.log1p(max(0.0, whole) / words),
        "others of its type": math.log1p(max(0.0, share[a.type] - a.sure) / words),
    }


def unread_words(reading: Reading) -> list[str]:
    """The words, in small letters, of what the screen left unread."""
    some = reading.doc.screened
    return [w.lower() for s in (some.unread if some else ()) for w in _WORD.findall(s.of(reading.doc.text))]


def _of_report(reading: Reading, signs: Floats, words: float, unread: Sequence[str]) -> Signs:
    """How the report reads, whatever its acts: counts to a thousand words, ``words`` being its length in thousands.

    Of what was not read only the words are known; its tenses are taken to be those of the rest.
    """
    share = words / max(words - len(unread) / _PER, 1 / _PER)
    sentences = [s for s in reading.doc.sentences if s.last > s.first]
    low = [*(t.text.lower() for t in reading.tree.tokens), *unread]
    tags = [t.tag for t in reading.tree.tokens]
    counts = {
        "saying": sum(w in _SAYING for w in low),
        "days": sum(w in _WEEKDAYS for w in low),
        "modals": sum(w in _MODAL for w in low),
        "past": share * tags.count("VBD"),
        "present": share * (tags.count("VBZ") + tags.count("VBP")),
        "figures": sum(len(reading.bound(s.first, s.last)) for s in sentences),
    }
    old = math.fsum(float(signs[s.first, STANDING["old year"]]) for s in sentences)
    return {f"report's {k}": math.log1p(n / words) for k, n in counts.items()} | {
        "report's old years": old / max(1, len(sentences)),
        "report's silence": len(reading.silent) / max(1, len(reading.doc.sentences)),
        "report's length": math.log(words),
    }
