"""Who did it to whom: the head nouns of actors and recipients of a trigger, read from the parse."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.events.kinds import is_actor_noun, is_party, kind_of
from reportedly.events.tree import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Tree
from reportedly.events.triggers import Trigger

LIGHT = frozenset(
    "carry conduct launch stage mount hold make take give do have begin start continue resume commit wage face perform "
    "organize organise lead order see wage pay issue impose unleash suffer undertake execute declare announce reach sign "
    "open engage join attend raise renew step escalate plan prepare resort call end halt receive come use deploy maintain "
    "intensify orchestrate perpetrate participate spark draw bring inflict involve attempt try provide".split()
)
_OBJECT_CONTROL = frozenset(
    "urge ask order force tell call allow persuade warn want let make press help invite encourage compel instruct permit "
    "lead cause enable require see leave".split()
)
# "accused the army of shelling", "kept them from marching", "arrested him for filming": whoever suffers the first act does the second.
_OBJECT_GERUND = frozenset({"of", "for", "from", "into"})
_ON = frozenset({"on", "against", "at", "upon", "to", "into", "with", "toward", "towards", "over", "for", "from", "in"})
_VIOLENT_ON = frozenset({"on", "against", "at", "upon", "toward", "towards", "into", "of"})
_NOUN_OF = frozenset({"of", "on", "against", "at", "upon", "to", "toward", "towards", "for"})
_DOERS = frozenset({"by", "from"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})
_OWN = frozenset(
    {"operation", "offensive", "advance", "campaign", "siege"}
)  # "operations of the army": the doers follow "of"

_SEATS = frozenset({"city", "town", "district", "school", "hospital", "embassy", "office", "headquarters"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Token numbers of the head nouns of each side, left to right."""

    actor: tuple[int, ...] = ()
    recipient: tuple[int, ...] = ()


class RoleReader:
    """Reads roles off one tree. ``nominals`` are the tokens that are noun triggers (an attack is no party)."""

    def __init__(self, tree: Tree, labels: dict[int, str], nominals: frozenset[int]) -> None:
        self.tree = tree
        self.labels = labels
        self.nominals = nominals

    def read(self, trigger: Trigger) -> Roles:
        """The parties of ``trigger``."""
        roles = self._verb(trigger.at, trigger) if trigger.row.verb else self._noun(trigger)
        return self._sorted_out(trigger, roles)

    def kind(self, i: int | None) -> str:
        """The kind of noun that ``i`` is."""
        return kind_of(self.tree, i, self.labels)

    # ------------------------------------------------------------ verbs

    def subject(self, v: int, depth: int = 0) -> tuple[list[int], bool]:
        """The subject heads of the verb ``v`` and whether they are what it happens to (a passive)."""
        tree = self.tree
        passive = tree.is_passive(v)
        own = tree.children(v, *SUBJECTS, *PASSIVE_SUBJECTS)
        if own:
            return self._expand(own[0], v), passive or self._shares_passive(v, tree.head(v))
        token, up = tree.token(v), tree.head(v)
        if depth > 4 or up == v:
            return [], passive
        if token.dep == "acl":
            return ([up] if tree.token(up).pos != "VERB" else []), passive
        if token.dep == "amod":
            return ([up], True) if token.tag == "VBN" else ([up], False)
        if token.dep in {"xcomp", "ccomp", "advcl", "conj", "pcomp", "dep", "parataxis", "oprd"}:
            heads = self._controlled(v, up, depth)
            return heads, passive or self._shares_passive(v, up)
        return [], passive

    def _shares_passive(self, v: int, up: int) -> bool:
        """Such as "was seized and shot", "were reported killed": a participle without an auxiliary of its own."""
        tree = self.tree
        if (
            tree.token(v).tag not in {"VBN", "VBD"}
            or tree.children(v, "aux", "auxpass", *OBJECTS)
            or not tree.is_verb(up)
        ):
            return False
        return tree.is_passive(up) and tree.token(v).dep in {"conj", "xcomp", "oprd", "ccomp"}

    def _controlled(self, v: int, up: int, depth: int) -> list[int]:
        tree = self.tree
        if tree.token(v).dep == "pcomp":
            preposition, up = tree.lemma(up), tree.head(up)
            if preposition in _OBJECT_GERUND:
                near = tree.token(up).dep in OBJECTS and is_party(self.kind(up))
                objects = tree.children(up, *OBJECTS) if tree.is_verb(up) else [up] if near else []
                if objects:
                    return self._expand(objects[0], tree.head(v))
        if not tree.is_verb(up):
            return self._by_noun(up) if tree.token(up).pos == "NOUN" else []
        if tree.token(v).dep in {"xcomp", "ccomp"} and tree.lemma(up) in _OBJECT_CONTROL:
            objects = tree.children(up, *OBJECTS)
            if objects:
                return self._expand(objects[0], up)
        heads, passive = self.subject(up, depth + 1)
        if passive and tree.token(v).dep == "advcl" and tree.children(up, "agent"):
            return self._agents(up)
        return heads

    def _by_noun(self, i: int) -> list[int]:
        poss = self.tree.children(i, "poss")
        return poss[:1]

    def _expand(self, i: int, verb: int) -> list[int]:
        """Relative pronouns become their nouns, coordinated nouns all their members, "dozens of people" stays whole."""
        tree = self.tree
        if tree.lemma(i) in _RELATIVE and tree.token(verb).dep == "relcl":
            i = tree.head(verb)
        return tree.conjuncts(i)

    def _agents(self, v: int) -> list[int]:
        out: list[int] = []
        for k in self.tree.preposition_objects(v, frozenset({"by"})):
            out.extend(self.tree.conjuncts(k))
        return [k for k in out if not self.tree.is_verb(k)]

    def _objects(self, v: int, trigger: Trigger) -> list[int]:
        tree = self.tree
        own = tree.children(v, *OBJECTS, "dative")
        heads = [x for k in own for x in tree.conjuncts(k) if tree.token(k).pos != "ADP"]
        inside = [k for k in heads if trigger.first < k <= trigger.last]
        heads = [k for k in heads if k not in inside]
        if heads and any(is_party(self.kind(k)) or self.kind(k) == "target" for k in heads):
            return heads
        places = [
            v,
            *inside,
            *[k for k in tree.kids[v] if tree.token(k).dep in {"prt", "advmod", "prep"} and k <= trigger.last],
        ]
        out = list(heads)
        for at in places:
            for k in tree.preposition_objects(at, _ON):
                out.extend(x for x in tree.conjuncts(k) if not trigger.first < x <= trigger.last)
        return out

    def _verb(self, v: int, trigger: Trigger) -> Roles:
        subjects, passive = self.subject(v)
        objects = self._objects(v, trigger)
        if trigger.row.roles == "s" and not passive:
            return Roles((), tuple(subjects))
        if passive:
            return Roles(tuple(self._agents(v)), tuple(subjects))
        if not objects and self.tree.token(v).dep == "relcl":
            objects = self._relative_object(v)
        return Roles(tuple(subjects), tuple(objects))

    def _relative_object(self, v: int) -> list[int]:
        up = self.tree.head(v)
        subject = self.tree.children(v, *SUBJECTS)
        return [up] if subject and self.tree.lemma(subject[0]) not in _RELATIVE else []

    # ------------------------------------------------------------ nouns

    def _noun(self, trigger: Trigger) -> Roles:
        tree, n = self.tree, trigger.at
        if is_actor_noun(tree, n):
            return self._doer_noun(n)
        between = [x for k in tree.preposition_objects(n, frozenset({"between"})) for x in tree.conjuncts(k)]
        up = self._governor(n)
        if not between and up is not None and trigger.row.roles == "nw":
            between = [x for k in tree.preposition_objects(up, frozenset({"between"})) for x in tree.conjuncts(k)]
        if between:
            return Roles(tuple(between))
        actors = self.doers_of(n)
        recipients = [x for k in tree.preposition_objects(n, _NOUN_OF) for x in tree.conjuncts(k)]
        withs = [x for k in tree.preposition_objects(n, frozenset({"with"})) for x in tree.conjuncts(k)]
        if trigger.row.roles == "nw":
            recipients = withs or [k for k in recipients if is_party(self.kind(k))]
        if not actors and up is not None:
            actors = self._from_light_verb(n, up)
        if trigger.row.type == "PROTEST":
            actors = actors or [k for k in recipients if is_party(self.kind(k))]
            recipients = [k for k in recipients if k not in actors]
        recipients = recipients or self._victims_of_governor(n)
        return Roles(tuple(actors), tuple(recipients))

    def _doer_noun(self, n: int) -> Roles:
        """Such as "warplanes struck a market", "protesters blocked roads": the noun itself acts, on its verb's object."""
        tree = self.tree
        up = self._governor(n)
        if up is None or tree.token(n).dep not in SUBJECTS or tree.is_passive(up):
            return Roles((n,))
        return Roles((n,), tuple(x for k in tree.children(up, *OBJECTS) for x in tree.conjuncts(k)))

    def doers_of(self, n: int) -> list[int]:
        """The parties that a noun names as its doers: "Russian strikes", "the army's raid", "an attack by rebels"."""
        tree = self.tree
        by = [x for k in tree.preposition_objects(n, _DOERS) for x in tree.conjuncts(k) if self._can_act(x)]
        if by:
            return by
        poss = [k for k in tree.children(n, "poss") if self._can_act(k)]
        if poss:
            return [x for k in poss for x in tree.conjuncts(k)]
        made = [k for k in tree.children(n, "acl") if tree.token(k).tag == "VBN"]
        agents = [x for k in made for x in self._agents(k)]
        if agents:
            return agents
        near = [k for k in tree.children(n, "amod", "compound", "nmod", "nn") if self._can_act(k)]
        told = [k for k in near if tree.token(k).tag[:2] != "VB" and self._names_party(k)]
        of = [x for k in tree.preposition_objects(n, frozenset({"of"})) for x in tree.conjuncts(k)]
        return told[:1] or ([k for k in of if self.kind(k) == "armed"] if tree.lemma(n) in _OWN else [])

    def _names_party(self, k: int) -> bool:
        if self.tree.lemma(k) in {"suspected", "alleged", "deadly", "civilian", "military", "armed", "air"}:
            return False
        return self.labels.get(k) in {"NORP", "ORG"} or self.kind(k) in {"armed", "body", "people", "country"}

    def _can_act(self, i: int) -> bool:
        return i not in self.nominals and is_party(self.kind(i)) and self.kind(i) != "number"

    def _governor(self, n: int) -> int | None:
        """The verb whose object, subject or prepositional object is the noun ``n``."""
        tree = self.tree
        token = tree.token(n)
        up = tree.head(n)
        if token.dep == "conj":
            return self._governor(up) if up != n else None
        if token.dep == "pobj":
            up = tree.head(up)
        return up if up != n and tree.is_verb(up) else None

    def _from_light_verb(self, n: int, up: int) -> list[int]:
        tree = self.tree
        if tree.token(n).dep in SUBJECTS:
            return []
        subjects, passive = self.subject(up)
        if passive:
            agents = self._agents(up)
            return [k for k in agents if k != n and self._can_act(k)]
        if tree.lemma(up) in LIGHT:
            return [k for k in subjects if k != n and self._can_act(k)]
        return []

    def _victims_of_governor(self, n: int) -> list[int]:
        tree = self.tree
        up = self._governor(n)
        if up is None or tree.lemma(up) not in {
            "kill",
            "wound",
            "injure",
            "hit",
            "strike",
            "die",
            "target",
            "hurt",
            "maim",
            "destroy",
        }:
            return []
        if tree.token(n).dep in SUBJECTS:
            return [x for k in tree.children(up, *OBJECTS) for x in tree.conjuncts(k)]
        subjects, passive = self.subject(up)
        return subjects if passive or tree.lemma(up) == "die" else []

    # ------------------------------------------------------------ both

    def _sorted_out(self, trigger: Trigger, roles: Roles) -> Roles:
        """An attack is no actor, its doers are; a place is no recipient of violence; times and the like are no party."""
        actors: list[int] = []
        for k in roles.actor:
            if k in self.nominals:
                actors.extend(self.doers_of(k))
            elif self._can_act(k) or (trigger.row.verb and (self.kind(k) == "other" or self._is_seat(k))):
                actors.append(k)
        violent = trigger.row.type in {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"}
        recipients = [k for k in roles.recipient if self._fits(k, violent=violent) and k not in actors]
        if not recipients and not violent:
            recipients = [k for x in roles.recipient for k in self._holder(x) if k not in actors]
        if violent and trigger.row.type == "ASSAULT":
            actors = [k for k in actors if self.kind(k) != "other" or self.tree.token(k).tag in {"NNS", "NNP"}]
        return Roles(tuple(dict.fromkeys(actors)), tuple(dict.fromkeys(recipients)))

    def _is_seat(self, k: int) -> bool:
        """A place that stands for those who govern or run it: "the city banned the march"."""
        return self.tree.lemma(k) in _SEATS and self.tree.token(k).dep in SUBJECTS

    def _holder(self, k: int) -> list[int]:
        """Whose act or thing ``k`` is: who criticises "the cabinet's answer" criticises the cabinet."""
        tree = self.tree
        if tree.is_verb(k):
            return [x for x in tree.children(k, *SUBJECTS) if self._can_act(x)]
        held = [x for x in tree.children(k, "poss") if self._can_act(x)] or self.doers_of(k)
        of = [x for x in tree.preposition_objects(k, frozenset({"of"})) if self._can_act(x)]
        return held or of

    def _fits(self, k: int, *, violent: bool) -> bool:
        if self.labels.get(k) in {"DATE", "TIME", "MONEY", "PERCENT"} or self.tree.is_verb(k) or k in self.nominals:
            return False
        kind = self.kind(k)
        if violent and kind in {"country", "place"}:
            return False
        return is_party(kind) or kind == "target" or (kind == "other" and violent)
