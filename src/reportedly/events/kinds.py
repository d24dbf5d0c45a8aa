"""What kind of thing a noun names, as far as telling who acts on whom needs it."""

from __future__ import annotations

from functools import lru_cache

from reportedly.events.tree import Tree
from reportedly.lexicon import table

_ARMED = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "SPY", "CRM"})
_STATE = frozenset({"GOV", "LEG", "JUD", "PTY", "IGO", "NGO", "ELI"})
_PRONOUNS = frozenset(
    "he she they it we i you who that which him her them us me himself herself themselves itself those these".split()
)
_TARGETS = frozenset(
    "building house home hospital school market convoy post checkpoint base camp station mosque church embassy office "
    "headquarters position site vehicle bus car truck village town city area district neighbourhood neighborhood compound "
    "warehouse facility bridge road street airport barracks shop hideout target plane helicopter tank ship boat pipeline "
    "statue monument property depot outpost territory installation infrastructure bakery clinic shelter tower hotel".split()
)
_FORCES = frozenset(
    "force troop army soldier fighter militant rebel insurgent police gunman militia militiaman regime jet warplane gunship "
    "aircraft helicopter plane coalition alliance air_force navy brigade battalion unit terrorist jihadist extremist "
    "officer trooper guard separatist commander bomber attacker assailant sniper guerrilla mercenary paramilitary tank side "
    "division regiment squad drone artillery".split()
)
_PEOPLE = frozenset(
    "person people civilian man woman child boy girl resident villager protester protestor demonstrator student worker "
    "journalist family victim family passenger shopper worshipper refugee citizen youth crowd marcher activist evacuee "
    "bystander patient mourner pilgrim inhabitant baby other million thousand hundred dozen local employee someone everyone anyone somebody teenager girl schoolgirl mother father".split()
)
_BODIES = frozenset(
    "government minister president state administration parliament council court opposition party official authority leader "
    "union ministry group organization organisation movement country nation community envoy ambassador spokesman "
    "spokeswoman lawmaker senator governor mayor republican democrat company bank agency commission committee faction "
    "cleric king prince emir chancellor secretary regime critic campaigner".split()
)


@lru_cache(maxsize=1)
def _agents() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    sectors: dict[str, tuple[str, ...]] = {}
    private = set()
    for row in table("agents"):
        sectors[row["word"].lower()] = tuple(row["sectors"].split())
        if row["private"] == "yes":
            private.add(row["word"].lower())
    return sectors, frozenset(private)


def is_private(tree: Tree, i: int) -> bool:
    """Whether the noun ``i`` names people who are told by their role: victims, residents, protesters, detainees."""
    word = tree.token(i).text.lower()
    private = _agents()[1]
    return word in private or tree.lemma(i) in private or tree.lemma(i) in _PEOPLE


def kind_of(tree: Tree, i: int | None, labels: dict[int, str]) -> str:
    """The kind of ``i``: armed, people, body, person, group, place, target, pronoun, other; "none" without a noun.

    ``labels`` gives the entity label of every token that stands in a name.
    """
    if i is None:
        return "none"
    token, lemma = tree.token(i), tree.lemma(i)
    if token.pos == "PRON" or lemma in _PRONOUNS:
        return "pronoun"
    if lemma in _FORCES:
        return "armed"
    if lemma in _PEOPLE:
        return "people"
    if lemma in _BODIES:
        return "body"
    if lemma in _TARGETS:
        return "target"
    return _by_sector(tree, i) or _by_label(labels.get(i, ""), token.pos)


def _by_sector(tree: Tree, i: int) -> str:
    sectors = _agents()[0]
    codes = sectors.get(tree.token(i).text.lower()) or sectors.get(tree.lemma(i)) or ()
    if not codes:
        return ""
    if _ARMED.intersection(codes):
        return "armed"
    return "body" if _STATE.intersection(codes) else "people"


def has_sector(tree: Tree, i: int, sectors: frozenset[str]) -> bool:
    """Whether the noun ``i`` names a kind of people of one of these sectors."""
    known = _agents()[0]
    return bool(sectors.intersection(known.get(tree.token(i).text.lower()) or known.get(tree.lemma(i)) or ()))


def _by_label(label: str, pos: str) -> str:
    if label in {"GPE", "LOC", "FAC"}:
        return "place" if label != "GPE" else "country"
    if label == "PERSON":
        return "person"
    if label in {"ORG", "NORP"}:
        return "group"
    if pos == "NUM" or label in {"CARDINAL", "QUANTITY"}:
        return "number"
    return "name" if pos == "PROPN" else "other"


def labels_of(tree: Tree) -> dict[int, str]:
    """The entity label of every token that stands in a name."""
    out: dict[int, str] = {}
    names = sorted(tree.doc.names, key=lambda n: n.span)
    at = 0
    for name in names:
        while at < len(tree.tokens) and tree.tokens[at].start < name.span.start:
            at += 1
        k = at
        while k < len(tree.tokens) and tree.tokens[k].end <= name.span.end:
            out[k] = name.label
            k += 1
    return out


def is_party(kind: str) -> bool:
    """Whether something of this kind can act or be acted on as a party."""
    return kind in {"armed", "people", "body", "person", "group", "country", "pronoun", "name", "number"}


def is_actor_noun(tree: Tree, i: int) -> bool:
    """Whether the noun ``i`` is a doer by its own meaning though it also tells of an act: warplane, protester, bomber."""
    return tree.lemma(i) in _FORCES | _PEOPLE
