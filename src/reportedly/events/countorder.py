"""What became of counted people by the order of the words, where the parse does not tell."""

from __future__ import annotations

import re

from reportedly.events.countverbs import Kind, verb_kind
from reportedly.events.countwords import ACTS, NOT_PEOPLE, NOUNS, OBJECT, STATES
from reportedly.events.tree import OBJECTS, Tree

_STOPS = frozenset(
    {",", ";", ":", "and", "who", "which", "that", "in", "by", "after", "when", "as", "—", "–", "with", "said", "("}
)
_BACK_STOPS = frozenset({",", ";", ":", ".", "and", "of", "in", "at", "("})
_LISTED = frozenset({"CD", "IN", "NNP", ",", "CC", "JJR", "RB", "DT"})
_NAMING = frozenset({"DT", "CD", "JJ", "JJR", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$", "CC", "RB", "HYPH"})
_LEAD = (
    r"(?: (?:more|others?|people|persons|men|women|children|civilians|soldiers|of them|members?))?"
    r"(?: (?:are|is|were|was|have been|had been|has been|remain|remained|lay|lie))?(?: (?:still|later|reportedly|now))? "
)
_OBJECT = r" (?:\d|an? |the |at least |more than |up to |some |(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens)\b)"
_PHRASES = tuple(
    (kind, re.compile(_LEAD + rf"(?:{words})\b(?!{_OBJECT})", re.IGNORECASE))
    for kind, words in (
        (
            "casualties",
            r"(?:(?!and |or |left )[\w'’-]+ ){0,4}(?:dead|killed) (?:or|and) (?:wounded|injured|hurt)(?! \d)",
        ),
        (
            "killed",
            (
                "shot dead|shot and killed|(?:stabbed|beaten|burned|burnt|hacked|crushed|trampled|bludgeoned|clubbed) to death|gunned down|"
                "(?:of (?:them|whom) )?fatally|burned alive|(?:[\\w-]+ ){0,3}(?:lost|lose|losing) their lives|(?:feared|presumed|confirmed|reported|pronounced|found|believed) dead"
            ),
        ),
        (
            "injured",
            (
                "(?:seriously|critically|badly|gravely|severely|slightly|lightly) (?:hurt|injured|wounded)|"
                r"in (?:the )?(?:hospital|intensive care)|in (?:critical|serious|grave) condition|in need of (?:surgery|treatment)|fighting for (?:breath|air|(?:his|her|their) (?:life|lives))|with (?:[\w-]+ ){0,3}(?:burns|wounds|injuries|fractures|cuts|bruises)"
            ),
        ),
        (
            "arrested",
            "in (?:police )?custody|behind bars|under arrest|taken into custody|in detention|rounded up|locked up|held for questioning",
        ),
        (
            "missing",
            "unaccounted for|(?:feared|reported|gone|listed|presumed|believed|registered|declared)(?: as)? missing|not heard from|nowhere to be found",
        ),
        ("displaced", "(?:made|left|rendered) homeless|forced to flee|driven from their homes|forced from their homes"),
        ("participants", "on (?:hunger )?strike|on the (?:streets|march|picket line)"),
    )
)


_STRONG = re.compile(r" strong\b", re.IGNORECASE)
_COST = re.compile(r"\bcost(?:s|ing)? $", re.IGNORECASE)
_LIVES = re.compile(r"(?: [\w'’-]+){0,4} (?:their|his|her) (?:lives|life)\b", re.IGNORECASE)


def by_phrase(text: str, end: int) -> str | None:
    """The kind of set words right after the number: "two shot dead", "12 still unaccounted for"."""
    found = next((kind for kind, pattern in _PHRASES if pattern.match(text, end)), None)
    if found is None and _STRONG.match(text, end):
        return "participants"
    return found


def by_cost(text: str, start: int, end: int) -> bool:
    """Whether the words around the quantity are "cost three shepherds their lives"."""
    return _COST.search(text, max(0, start - 10), start) is not None and _LIVES.match(text, end) is not None


def beside(tree: Tree, at: int, last: int) -> Kind | None:
    """The state right after the number's last token: "6 killed 22 injured", "115 wounded", not "12 wounded soldiers marched"."""
    k = at + 1
    if k < last and tree.lemma(k) in {"more", "other", "others"}:
        k += 1
    if k >= last or (text := tree.token(k).text.lower()) not in STATES:
        return None
    if (
        k + 1 < last
        and tree.token(k + 1).tag in {"NNS", "NN", "NNP", "NNPS", "JJ"}
        and tree.token(k).dep == "amod"
        and tree.head(k) > k
    ):
        return None
    if k + 2 < last and tree.token(k + 1).text.lower() in {"and", "or"}:
        other = STATES.get(tree.token(k + 2).text.lower())
        if {STATES[text], other} == {"killed", "injured"}:
            return "casualties", k
    return STATES[text], k


def by_next_verb(tree: Tree, noun: int, at: int, last: int) -> Kind | None:
    """The first verb after the noun phrase that has no subject of its own: "a deputy and his guard were beaten to death"."""
    at = max(at, noun)
    start = at + 1
    if start < last and tree.token(start).text == ",":
        start = next((k + 1 for k in range(start + 2, min(last, start + 12)) if tree.token(k).text == ","), start)
    aside = start > at + 1  # "5,000 migrants, the bulk of them Eritreans, were expelled"
    for k in range(start, min(last, start + 14)):
        token = tree.token(k)
        if not tree.is_verb(k):
            loose = (
                token.tag in _NAMING
                or token.text in {",", "of"}
                or token.dep in {"quantmod", "nummod"}
                or token.tag == "PRP"
            )
            if not loose:
                return None
            continue
        verb = tree.head(k) if token.dep in {"aux", "auxpass"} else k
        subjects = tree.children(verb, "nsubj", "nsubjpass")
        joined = any(tree.token(j).tag == "CC" for j in range(at + 1, k))
        if (
            any(not (noun < s < k and (joined or (aside and s < start))) for s in subjects)
            or verb < k
            or token.tag in {"VBG", "VB"}
        ):
            return None
        passive = bool(tree.children(verb, "auxpass")) or (
            tree.token(verb).tag == "VBN" and tree.lemma(verb) in OBJECT and not tree.children(verb, *OBJECTS)
        )
        kind = verb_kind(tree, verb, of_object=passive, who=noun)
        return (kind, verb) if kind else None
    return None


def by_colon(tree: Tree, at: int, first: int) -> Kind | None:
    """The kind of the noun before a colon that a list of numbers follows: "arrests followed: 40 on Monday, 52 on Tuesday"."""
    k = at - 1
    while k > first and at - k < 16 and (tree.token(k).tag in _LISTED or tree.token(k).dep in {"quantmod", "advmod"}):
        k -= 1
    if tree.token(k).text not in {":", "—", "–"}:
        return None
    for j in range(k - 1, max(first, k - 12) - 1, -1):
        kind = NOUNS.get(tree.lemma(j)) if tree.lemma(j) not in ACTS else None
        if kind and tree.token(j).dep != "compound":
            return kind, j
    return None


def _acts(tree: Tree, verb: int, noun: int) -> bool:
    """Whether the verb has an object, or the counted people as its doer: "nine soldiers killed 20 rebels"."""
    if tree.children(verb, "auxpass", "nsubjpass"):
        return False
    reduced = tree.token(verb).tag == "VBN" and not tree.children(verb, "aux")
    return bool(tree.children(verb, *OBJECTS)) or (noun in tree.children(verb, "nsubj") and not reduced)


def by_words_after(tree: Tree, noun: int, at: int, last: int) -> Kind | None:
    """The next word of harm within eight words and without a stop: "12 others wounded"."""
    for k in range(at + 1, min(last, at + 9)):
        text, lemma = tree.token(k).text.lower(), tree.lemma(k)
        if text in _STOPS or lemma in NOT_PEOPLE:
            return None
        if tree.is_verb(k) and _acts(tree, k, noun):
            return None
        if text in STATES and tree.token(k).dep == "amod" and tree.head(k) > k and tree.head(k) != noun:
            return None
        if text in STATES and text != "held":
            return STATES[text], k
        if tree.token(k).tag == "VBN" and (kind := verb_kind(tree, k, of_object=True, who=noun)) is not None:
            return kind, k
        if lemma == "death" and tree.lemma(k - 1) == "to":
            return None
        if lemma in NOUNS and lemma not in ACTS and lemma != "victim" and tree.token(k).dep != "compound":
            return NOUNS[lemma], k
    return None


def by_words_before(tree: Tree, noun: int, start: int, first: int) -> Kind | None:
    """A word of harm right before the quantity: "killing 16", "death toll of 40", "leaving dead 12"."""
    for k in range(start - 1, max(first, start - 5) - 1, -1):
        token = tree.token(k)
        if token.text.lower() in _BACK_STOPS:
            return None
        if tree.lemma(k) == "toll":
            return "killed", k
        if token.tag in {"VBG", "VBD", "VB", "VBZ", "VBN"} and (kind := verb_kind(tree, k, of_object=True, who=noun)):
            return kind, k
    return None
