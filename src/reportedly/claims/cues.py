"""Cues: the words that say somebody said it, each with its frame, its source noun and its stance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportedly.claims.sources import subject_of
from reportedly.claims.tree import Tree
from reportedly.lexicon import table

# What is claimed or reported without anybody speaking: lives, seats, an address to report to.
_TAKEN = frozenset({"life", "victory", "seat", "title", "territory", "prize", "benefit", "asylum"})
# Words of a crowd, which the reporter heard: "The crowd chanted: …" is nobody's report.
CRIED = frozenset({"chant", "sing"})
_OBJECTS = ("dobj", "prep", "xcomp", "ccomp", "oprd", "acomp", "attr", "dative")
_NOMINATIVE = frozenset({"he", "she", "they", "it", "we", "i"})
_NO_SOURCE = frozenset({"there", "it"})
# "quoted Y as …": how a quoted source says it.
QUOTED_AS = frozenset(
    "saying telling stating denying claiming confirming warning adding admitting insisting arguing alleging acknowledging announcing "
    "declaring reporting rejecting".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: tokens ``first``..``last`` around the key token, the frame of its content, its source's head noun.

    ``source`` is None for passives without an agent and hearsay. ``hearer`` is whom it was told. ``quoter`` is who
    relays the source ("X quoted Y as saying": the source is Y, the quoter X). ``act`` says that the saying itself is
    the act (demand, refuse, praise), so that the content is its object and no report of something that happened.
    """

    key: int
    first: int
    last: int
    frame: str
    stance: str
    source: int | None
    hearer: int | None = None
    quoter: int | None = None
    act: bool = False


@lru_cache(maxsize=1)
def _verbs() -> dict[str, tuple[str, str]]:
    out: dict[str, tuple[str, str]] = {}
    for row in table("cue_verbs"):
        out.setdefault(row["lemma"], (row["frame"], row["stance"]))
    return out


def frame_of(lemma: str) -> str:
    """The frame of a cue verb, or "" for any other word."""
    return _verbs().get(lemma, ("", ""))[0]


def stance_of_verb(lemma: str) -> str:
    """The stance that a cue verb gives its claim; "stated" for any other word."""
    return _verbs().get(lemma, ("", "stated"))[1]


def takes(tree: Tree, i: int) -> bool:
    """Whether a verb takes something that nobody says: "claimed nine lives", "reported to the police"."""
    return any(tree.tokens[c].lemma in _TAKEN for c in tree.kids(i, "dobj"))


def find_cues(tree: Tree) -> Iterator[Cue]:
    """Every cue of the report in the order of the text."""
    for i, token in enumerate(tree.tokens):
        cue: Cue | None = None
        if token.lemma in {"according", "accord"} and token.tag in {"VBG", "IN"}:
            cue = _according(tree, i)
        elif token.pos == "VERB" and token.lemma in _verbs():
            cue = _verb(tree, i)
        if cue:
            yield cue


def _according(tree: Tree, i: int) -> Cue | None:
    if i + 2 >= len(tree.tokens) or tree.tokens[i + 1].text.lower() != "to":
        return None
    noun = tree.child(i + 1, "pobj")
    if noun is None or noun <= i:
        noun = next(
            (j for j in range(i + 2, min(i + 8, len(tree.tokens))) if tree.tokens[j].pos in {"NOUN", "PROPN", "PRON"}),
            None,
        )
        while noun is not None and noun + 1 < len(tree.tokens) and tree.tokens[noun + 1].pos in {"NOUN", "PROPN"}:
            noun += 1
    if noun is None or tree.tokens[noun].lemma in {"plan", "rule", "schedule"}:
        return None
    return Cue(i, i, i + 1, "according", "stated", noun)


def _verb(tree: Tree, i: int) -> Cue | None:
    token = tree.tokens[i]
    frame, stance = _verbs()[token.lemma]
    if token.dep in {"amod", "compound"} or (token.tag == "VB" and _under_no_voice(tree, i)):
        return None
    if tree.child(i, "auxpass") is not None or (token.tag == "VBN" and token.dep == "acl" and misread(tree, i) is None):
        return _passive(tree, i, frame, stance)
    if takes(tree, i):
        return None
    if token.lemma in {"cite", "quote"} and token.tag == "VBG":
        return None  # a relay of the cue it hangs on
    if (
        token.tag == "VBG"
        and i > 0
        and tree.tokens[i - 1].text.lower() == "as"
        and token.lemma in {"say", "tell", "state"}
    ):
        return None  # "quoted X as saying": the cue is "quoted"
    if frame in {"object", "report", "think"} and not tree.kids(i, *_OBJECTS, "ccomp", "nsubj"):
        return None
    if frame == "think" and not tree.kids(i, "ccomp"):
        return None
    source = _source(tree, i)
    quoted = _quoted(tree, i) if token.lemma in {"cite", "quote", "report"} else None
    if quoted is not None:
        return Cue(i, *_extent(tree, i), frame="say", stance=_stance_as(tree, i), source=quoted, quoter=source)
    if source is None or source == i:
        return None
    first, last = _extent(tree, i)
    act = frame == "object" and stance == "stated" and tree.child(i, "ccomp") is None
    return Cue(i, first, last, frame, stance, source, hearer=_hearer(tree, i, frame), act=act)


def _source(tree: Tree, i: int) -> int | None:
    """The source of an active verb: its subject, or the noun right beside it where the parse has none."""
    near = misread(tree, i)
    if near is not None:
        return near
    found = subject_of(tree, i)
    if found is not None and tree.tokens[found].text.lower() in _NO_SOURCE and tree.tokens[found].dep == "expl":
        return None
    if found is not None and found < i and _clause_between(tree, found, i):
        found = None
    if found is None:
        low, high = tree.bounds(i)
        before = i - 1
        while before > low and tree.tokens[before].pos in {"ADV", "AUX"}:
            before -= 1
        if (
            before >= low
            and (tree.tokens[before].pos in {"NOUN", "PROPN"} or tree.tokens[before].text.lower() in _NOMINATIVE)
            and tree.tokens[i].tag in {"VBD", "VBZ", "VBP"}
        ):
            return before
        if i < high and tree.tokens[i + 1].pos == "PROPN" and tree.tokens[i].tag in {"VBD", "VBZ"}:
            after = i + 1
            while after < high and tree.tokens[after + 1].pos == "PROPN":
                after += 1
            return after
    return found


def _clause_between(tree: Tree, subject: int, verb: int) -> bool:
    """Whether another clause stands between a subject and its verb: a missing comma misled the parser.

    Only where a noun or pronoun stands right before the verb that could be the true subject; relative clauses,
    which hang on the subject, are no such clause.
    """
    before = verb - 1
    while before > subject and tree.tokens[before].pos in {"ADV", "AUX"}:
        before -= 1
    near = tree.tokens[before]
    if before <= subject or not (near.pos in {"NOUN", "PROPN"} or near.text.lower() in _NOMINATIVE):
        return False
    return any(
        tree.tokens[j].tag in {"VBD", "VBZ", "VBP"}
        and tree.tokens[j].dep not in {"aux", "auxpass", "relcl"}
        and not _in_relative(tree, j, subject)
        for j in range(subject + 1, before)
    )


def _in_relative(tree: Tree, i: int, subject: int) -> bool:
    while i != subject and tree.tokens[i].head != i:
        if tree.tokens[i].dep in {"relcl", "acl", "appos"}:
            return True
        i = tree.tokens[i].head
    return False


def _under_no_voice(tree: Tree, i: int) -> bool:
    """An infinitive or modal that reports nothing said: "refused to say", "would tell"."""
    head = tree.tokens[tree.tokens[i].head]
    return tree.child(i, "aux") is None and head.lemma in {"help", "let", "make", "have"}


def _extent(tree: Tree, i: int) -> tuple[int, int]:
    """The cue's own words: auxiliaries and adverbs right before the verb, a particle right after it."""
    first, last = i, i
    for _ in range(4):
        before = first - 1
        if (
            before >= 0
            and tree.tokens[before].head == i
            and tree.tokens[before].dep in {"aux", "auxpass", "neg", "advmod"}
        ):
            first = before
        else:
            break
    low, high = tree.bounds(i)
    if last < high and tree.tokens[last + 1].dep == "prt" and tree.tokens[last + 1].head == i:
        last += 1
    return max(first, low), last


def _hearer(tree: Tree, i: int, frame: str) -> int | None:
    """Whom it was told: the object of tell-verbs, the noun of "to" or "with" beside a say-verb."""
    if frame == "tell":
        found = tree.child(i, "dobj", "dative", "iobj")
        if found is not None and tree.tokens[found].text.lower() != "to":
            return found
        _low, high = tree.bounds(i)
        after = i + 1
        last = None
        while after <= high and tree.tokens[after].pos in {"DET", "PROPN", "NOUN", "ADJ", "PRON"}:
            last = after
            after += 1
        return last
    for prep in tree.kids(i, "prep", "dative"):
        if tree.tokens[prep].lemma in {"to", "with"}:
            noun = tree.child(prep, "pobj")
            if noun is not None:
                return noun
    return None


def _quoted(tree: Tree, i: int) -> int | None:
    """The source in "quoted Y as saying": the object of the verb, where "as" or a "saying" follows."""
    _low, high = tree.bounds(i)
    for j in range(i + 1, min(high, i + 26)):
        if tree.tokens[j].text.lower() == "as" and j < high and tree.tokens[j + 1].text.lower() in QUOTED_AS:
            noun = tree.child(i, "dobj")
            return noun if noun is not None and i < noun < j else j - 1
    return None


def _stance_as(tree: Tree, i: int) -> str:
    """The stance of what somebody is quoted as saying: denied in "quoted Y as denying that"."""
    high = tree.bounds(i)[1]
    for j in range(i + 1, min(high, i + 26)):
        if tree.tokens[j].text.lower() == "as" and tree.tokens[j + 1].text.lower() in QUOTED_AS:
            return stance_of_verb(tree.tokens[j + 1].lemma)
    return "stated"


_FINAL = frozenset("say tell add report announce state confirm note claim explain warn mention".split())


def misread(tree: Tree, i: int) -> int | None:
    """The source right before a cue that the parser hung on it as a modifier, for want of a comma; None elsewhere.

    "… 30 km north of the city a military source told SANA on Friday.": the cue comes last but for an adjunct, a noun or
    pronoun stands before it, and a finite verb before that.
    """
    token = tree.tokens[i]
    if (
        token.lemma not in _FINAL
        or token.tag not in {"VBD", "VBN", "VBZ"}
        or token.dep not in {"relcl", "acl", "advcl"}
    ):
        return None
    low, high = tree.bounds(i)
    before = i - 1
    while before > low and tree.tokens[before].pos in {"ADV", "AUX"}:
        before -= 1
    noun = tree.tokens[before]
    spoken = token.lemma in {"say", "add", "note"} or (
        token.lemma == "tell" and i < high and tree.tokens[i + 1].pos in {"PROPN", "NOUN", "DET"}
    )
    if (
        not (noun.pos in {"NOUN", "PROPN"} or (noun.text.lower() in _NOMINATIVE and spoken))
        or tree.child(i, "agent") is not None
    ):
        return None
    rest = tree.tokens[i + 1 : high + 1]
    plain = len(rest) <= 14 and not any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in rest)
    told = any(t.tag in {"VBD", "VBZ", "VBP"} for t in tree.tokens[low:before])
    pictured = token.lemma == "add" and not plain and tree.tokens[i].tag == "VBN"
    return before if told and (plain or pictured) and before - low >= 4 else None


def _said_by(tree: Tree, i: int) -> int | None:
    """The quoter in "was quoted as saying by Y" and "was quoted as telling Y"."""
    high = tree.bounds(i)[1]
    for j in range(i + 1, min(high, i + 14)):
        word = tree.tokens[j].text.lower()
        if word in {"by", "telling"}:
            noun = tree.child(j, "pobj", "dobj", "dative")
            return noun if noun is not None and noun > j else None
    return None


def _passive(tree: Tree, i: int, frame: str, stance: str) -> Cue | None:
    """Passives: "was quoted as saying (by Y)", "was accused of", "is believed to", "reported by X"."""
    token = tree.tokens[i]
    first, last = _extent(tree, i)
    agent = tree.child(i, "agent")
    by = tree.child(agent, "pobj") if agent is not None else None
    subject = tree.child(i, "nsubjpass")
    if token.lemma in {"quote", "cite"} and subject is not None:
        return Cue(
            i, first, last, "say", _stance_as(tree, i), subject, quoter=by if by is not None else _said_by(tree, i)
        )
    if token.lemma == "tell" and subject is not None:
        return None
    if by is not None:
        # "was asked by reporters if …", "was urged by the council to …": as in the active, saying it is the act
        return Cue(i, first, last, "passive", stance, by, act=frame == "object" and stance == "stated")
    hearsay = (
        token.lemma in {"believe", "say", "think", "report", "suspect", "claim"}
        and tree.child(i, "xcomp", "ccomp", "oprd") is not None
    )
    if frame == "accuse" or token.lemma == "allege" or hearsay:
        return Cue(i, first, last, "passive", "alleged", None)
    return None
