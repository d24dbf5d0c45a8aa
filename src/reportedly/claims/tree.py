"""The parse of a report seen as trees: children and subtrees of its tokens, by index."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportedly.records import Doc, Name, Span, Token

_BACK = 200  # names before a word among which a person is looked for
_WINDOW = 200  # tokens; keeps the cost linear where a page has no end marks (the longest real sentences have 130)


def bare(name: str) -> str:
    """A person's name without a possessive's s and without an acronym that a missing comma left at its end."""
    words = name.removesuffix("'s").removesuffix("’s").split()
    return " ".join(words[:-1] if len(words) > 2 and len(words[-1]) > 2 and words[-1].isupper() else words)


def last_words(name: str) -> tuple[str, ...]:
    """The surname of a person, with and without an Arabic article ("al-Dale", "Dale")."""
    last = name.rsplit(" ", 1)[-1]
    bare_last = last.split("-", 1)[1] if last.lower().startswith(("al-", "el-", "ul-")) else ""
    return (last, bare_last) if bare_last else (last,)


class Tree:
    """Children and subtree edges of every token of a Doc; all indexes are into ``doc.tokens``."""

    __slots__ = (
        "_called",
        "_name_starts",
        "_places",
        "_sentence_starts",
        "_spots",
        "_uses",
        "children",
        "doc",
        "left",
        "right",
        "text",
        "tokens",
    )

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._spots: dict[str, list[int]] = {}
        self._places: dict[str, list[int]] = {}
        self._name_starts = [n.span.start for n in doc.names]
        self._sentence_starts = [x.span.start for x in doc.sentences]
        self._uses: dict[str, list[int]] = {}
        self._called: dict[str, list[tuple[int, str]]] = {}
        for name in doc.names:
            if name.label == "PERSON":
                words = bare(name.span.of(doc.text))
                for last in last_words(words):
                    self._called.setdefault(last, []).append((name.span.start, words))
        self.text = doc.text
        self.tokens: tuple[Token, ...] = doc.tokens
        count = len(doc.tokens)
        self.children: list[list[int]] = [[] for _ in range(count)]
        self.left = list(range(count))
        self.right = list(range(count))
        for i, token in enumerate(doc.tokens):
            self._places.setdefault(token.lemma, []).append(i)
            if token.head != i:
                self.children[token.head].append(i)
        for i in self._upward(count):
            head = doc.tokens[i].head
            self.left[head] = min(self.left[head], self.left[i])
            self.right[head] = max(self.right[head], self.right[i])

    def _upward(self, count: int) -> list[int]:
        """Every token after all that hang on it; the roots, which pass nothing on, come last."""
        order: list[int] = []
        todo = [i for i in range(count) if self.tokens[i].head == i]
        while todo:
            i = todo.pop()
            order.append(i)
            todo.extend(self.children[i])
        order.reverse()
        return order

    def among(self, name: str, lemmas: frozenset[str], low: int, high: int) -> list[int]:
        """The tokens from ``low`` up to, not with, ``high`` whose lemma is in ``lemmas``, a list known by its ``name``."""
        if name not in self._spots:
            self._spots[name] = sorted(i for lemma in lemmas & self._places.keys() for i in self._places[lemma])
        spots = self._spots[name]
        return spots[bisect_left(spots, low) : bisect_left(spots, high)]

    def name_at(self, offset: int) -> Name | None:
        """The name that covers the character at ``offset``, or None; names do not overlap."""
        i = bisect_right(self._name_starts, offset) - 1
        name = self.doc.names[i] if i >= 0 else None
        return name if name is not None and offset < name.span.end else None

    def tied(self, i: int, j: int) -> bool:
        """Whether a hyphen without white space ties tokens ``i`` and ``j`` ("al", "-", "Dale")."""
        a, b = self.tokens[i], self.tokens[j]
        return a.end == b.start and "-" in {a.text, b.text}

    def names_in(self, span: Span) -> list[Name]:
        """The names that lie in ``span``, in order."""
        low, high = bisect_left(self._name_starts, span.start), bisect_left(self._name_starts, span.end)
        return [n for n in self.doc.names[low:high] if span.covers(n.span)]

    def uses(self, lemma: str, before: int, most: int) -> list[int]:
        """The last ``most`` tokens before ``before`` with this lemma, in order."""
        if not self._uses:
            for i, token in enumerate(self.tokens):
                self._uses.setdefault(token.lemma.lower(), []).append(i)
        found = self._uses.get(lemma, [])
        high = bisect_left(found, before)
        return found[max(0, high - most) : high]

    def sentence_of(self, offset: int) -> int:
        """The sentence that holds the character at ``offset``: the last that starts at or before it (0 where none does)."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def people(self, last: str, before: int) -> str:
        """The latest name of several words, of a person named before ``before``, that ends in the word ``last``; or ""."""
        called = self._called.get(last, [])
        high = bisect_left(called, (before, ""))
        near = reversed(called[max(0, high - _BACK) : high])
        return next((words for start, words in near if " " in words and start + len(words) < before), "")

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of ``i`` with one of these dependencies."""
        return next((c for c in self.children[i] if self.tokens[c].dep in deps), None)

    def kids(self, i: int, *deps: str) -> list[int]:
        """All children of ``i`` with one of these dependencies, in order."""
        return [c for c in self.children[i] if self.tokens[c].dep in deps]

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens ``first`` to ``last``, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def bounds(self, i: int) -> tuple[int, int]:
        """First and last token of the sentence of token ``i``, both included, no farther than ``_WINDOW`` tokens away."""
        sentence = self.doc.sentences[self.tokens[i].sent]
        return max(sentence.first, i - _WINDOW), min(sentence.last - 1, i + _WINDOW)

    def under(self, i: int, top: int) -> bool:
        """Whether token ``i`` hangs on ``top`` (or is it)."""
        while i != top and self.tokens[i].head != i:
            i = self.tokens[i].head
        return i == top
