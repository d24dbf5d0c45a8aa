"""What a protest is about: what is marched for or against, demanded, called for, or written on the signs.

The act has a *company*: its own word, the verb that carries it ("held a rally", "took to the streets"), those who take part,
and their other verbs. A cue ("against", "demanding", "to mark", "chanted") counts where it hangs on the company in the
parse, over places and days between them, and not on another act or other people.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from reportedly.events.tree import PASSIVE_SUBJECTS, SUBJECTS, Tree

_MOST = 4  # issues of one protest
_LONG = 8  # words of one issue; longer phrases are clauses, not issues
_SLOGAN = 10  # words of a slogan that is kept whole
_GAP = 6  # words between a verb of chanting and the slogan, or between two slogans
_REACH = 16  # words back from a cue to the act where the parse does not link them
_WIDE = 80  # words of a sentence that are looked at to either side of the act
_STEPS = 8  # steps up the parse from a cue to the act

_ACTS = frozenset(
    "protest demonstration rally march riot strike sit-in sit vigil unrest uprising revolt rebellion walkout walk boycott picket blockade parade "
    "gathering activism campaign movement disorder outcry anger outrage fury backlash dissent turmoil procession die-in encampment occupation "
    "agitation disturbance sit-ins protestation stoppage camp crowd event rioting violence action demo mobilization mobilisation counterprotest "
    "tension looting revolution demand call plea push".split()
)
_CROWD = frozenset(
    "protester protestor demonstrator marcher rioter activist striker crowd people thousand hundred dozen worker student resident supporter "
    "opponent group woman man mother teacher employee citizen youth member campaigner mourner million villager farmer driver doctor nurse lawyer "
    "journalist prisoner inmate detainee union refugee follower loyalist picket mob participant attendee organizer organiser leader miner fan "
    "parent child family player lawmaker counterprotester score backer critic islamist some other many several one they who those we that which "
    "opposition movement generation pupil counter-protester neighbor neighbour".split()
)
_SIDES = frozenset("supporter opponent loyalist backer critic foe advocate".split())
_CARRY = frozenset(
    "protest demonstrate rally march riot strike picket gather take hit hold stage join attend organize organise erupt begin come go turn "
    "assemble converge descend throng mass pour flood launch mount continue rage chant congregate meet crowd lead fill return camp sit kneel walk "
    "fight campaign mobilize mobilise agitate vent rail rise revolt pack parade clamor clamour stand show break spill swarm plan call speak rush "
    "swell sweep spread participate line shut blaze stretch reignite set clog block push press lobby grow draw arrive head do shout yell scream "
    "boycott carry wave brandish".split()
)
_STRONG = frozenset(
    "protest demonstrate rally march riot strike picket gather campaign agitate vent rail rage clamor clamour fight chant revolt assemble rise "
    "shout lobby push press mobilize mobilise demand vote speak petition".split()
)
_WANTED = frozenset(
    "demand denounce decry condemn oppose protest seek support urge reject advocate mark commemorate honor honour resist want deplore slam lament "
    "defend mourn remember champion back discuss welcome criticize criticise reclaim".split()
)
_CALLED = frozenset("call push press campaign ask appeal clamor clamour agitate lobby plead petition".split())
_SHOWN = frozenset("show express voice demonstrate vent declare air call draw raise bring".split())
_FELT = frozenset(
    "support solidarity anger outrage opposition discontent frustration displeasure disapproval attention awareness concern fury objection "
    "dissatisfaction sympathy dismay rejection grievance".split()
)
_AIMED = frozenset(
    "stop end prevent save oust topple overthrow reopen remove halt abolish defund ban restore free unseat repeal keep block force".split()
)
_TURNED = frozenset("direct aim focus centre center target directed aimed focused centered centred".split())
_MOODS = frozenset("angry furious upset outraged angered frustrated unhappy opposed supportive critical".split())
_THIN = frozenset(
    "street square embassy building headquarters office capital capitol city town center centre downtown campus park outside front house court "
    "courthouse hall ministry palace parliament state country world nation region station company consulate road highway university school area "
    "district province plaza steps site airport church mosque cathedral bridge mall side way traffic access entrance intersection".split()
)
_INSIDE = frozenset("change reform cut increase rise reduction role involvement decision delay loss freedom".split())
_UTTERED = frozenset("chant shout yell scream sing cry read say declare bear proclaim state".split())
_SIGNS = frozenset("sign banner placard poster slogan chant shirt t-shirt flag card message cardboard".split())
_CAUSED = frozenset("spark trigger prompt ignite fuel provoke inspire spur cause stir inflame lead set touch".split())
_SINCE = frozenset("after following since amid surrounding".split())
_REASONS = frozenset(
    "death killing shooting murder decision verdict election arrest acquittal ruling execution assassination removal ouster coup announcement "
    "video remark law bill strike indictment jury refusal beating assault crackdown cut rise increase hike".split()
)
_TIME = frozenset(
    "time day night week weekend month year hour minute morning evening afternoon decade moment monday tuesday wednesday thursday friday saturday "
    "sunday row while january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep "
    "oct nov dec jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. second period".split()
)
_EMPTY = frozenset(
    "people protester demonstrator issue thing way reason example instance part lot purpose sake background backdrop most them it him her us "
    "everyone home office work block mile kilometer wall will supporter member other another odds police officer army troop soldier force crowd "
    "fence window event incident holiday cause".split()
)
_PLAIN = frozenset(
    "mass street peaceful violent nonviolent large huge big small massive widespread nationwide nation wide national local daily nightly weekly "
    "recent ongoing new current latest similar major public popular political police student worker opposition government weekend evening night "
    "afternoon morning candlelight silent million noisy growing bloody deadly largest hunger general angry more other several subsequent "
    "organized so-called so called unauthorized spontaneous days weeks old campaign early late first second third annual fresh renewed continuing "
    "planned frequent two three some few many young fellow self mostly largely regular sometimes post unarmed leading right left wing led".split()
)
_TOPICS = frozenset(
    "rights pride climate austerity lockdown pay wage wages pension pensions abortion gun guns immigration tax fuel bread food election tuition "
    "democracy independence peace unity solidarity racism corruption reform ethnic sectarian secession environment environmental price prices "
    "race racial labor labour freedom lives matter".split()
)
_FROM = frozenset("in to of with for on".split())
_ON = frozenset("of to on for with over against by".split())
_LEAVE = frozenset("resign quit leave go".split())
_PHRASES = frozenset(  # the noun after "in"
    "support solidarity protest opposition favor favour defense defence memory honor honour response reaction commemoration celebration "
    "sympathy wake demand defiance remembrance anger outrage rejection pursuit objection".split()
)
_AFTER = frozenset("of for with to at against over about".split())  # what may follow that noun
_PAIRS = {"“": "”", '"': '"', "‘": "’", "``": "''", "'": "'"}
_QUOTES = dict.fromkeys(map(ord, '“”"'))
_CORE = frozenset("protest demonstration rally march riot strike sit-in unrest protester demonstrator marcher".split())
_NEXT = frozenset(
    "they protester protestor demonstrator marcher crowd rioter activist some other many striker worker student rally protest march demonstration "
    "organizer several hundred thousand dozen one".split()
)
_OF_PROTEST = _ACTS | _CROWD
_PASSED = _CARRY | _WANTED | _CALLED | _SHOWN  # verbs that a cue may hang on below the act's own
_LIGHT = _THIN | _TIME


def issues_of(tree: Tree, at: int) -> tuple[str, ...]:
    """What the protest told at token ``at`` is for or against, in the order of the text, in small letters.

    At most four issues of at most eight words (slogans ten), words of the report, from the act's sentence; where that is
    silent, from the next one if it goes on about the same people ("They demanded ..."), or from the one before if the act
    is spoken of as known ("the protest", "protesters"). () where nothing is told.
    """
    company = _company(tree, at)
    here = tree.sentence_tokens(at)
    found = dict(_told(tree, company, range(max(here.start, at - _WIDE), min(here.stop, at + _WIDE))))
    if not found and here.stop < len(tree.tokens):
        after = tree.sentence_tokens(here.stop)[:_WIDE]
        found = dict(_told(tree, _continued(tree, after), after))
    if not found and here.start > 0 and any(_known(tree, k) for k in company):
        before = tree.sentence_tokens(here.start - 1)[-_WIDE:]
        for k in [k for k in before if tree.lemma(k) in _CORE][:-4:-1]:
            found = found or dict(_told(tree, _company(tree, k), before))
    words = [found[k] for k in sorted(found) if found[k]]
    whole = [w for w in words if not any(w != x and f" {w} " in f" {x} " for x in words)]
    return tuple(dict.fromkeys(whole))[:_MOST]


def _known(tree: Tree, k: int) -> bool:
    """Whether the word speaks of an act or of people told before: "the protest", "protesters", "they", "Sunday's rally"."""
    lemma = tree.lemma(k)
    if lemma == "they":
        return True
    if lemma not in _CORE or tree.is_verb(k) or tree.children(k, "nummod"):
        return False
    marks = {tree.lemma(x) for x in tree.children(k, "amod", "det")}
    if lemma in _CROWD and tree.token(k).dep in SUBJECTS:
        return not marks & {"other", "some", "many"}
    return bool(marks & {"the", "this", "these", "those", "that"} or tree.children(k, "poss"))


# ------------------------------------------------------------ the act's company


def _crowd(tree: Tree, k: int) -> bool:
    """Whether the word names people who may march: a noun of the list, or a people ("Egyptians")."""
    return tree.lemma(k) in _CROWD or tree.token(k).tag == "NNPS"


def _company(tree: Tree, at: int) -> frozenset[int]:
    """The act's word, the verbs that carry it, and those who take part."""
    out = {at}
    verbs = []
    if tree.is_verb(at):
        verbs.append(at)
    else:
        head = tree.head(at)
        if tree.token(at).dep in {"compound", "amod", "nmod", "conj"} and tree.lemma(head) in _OF_PROTEST:
            out.add(head)
            at = head
        out.update(k for k in tree.conjuncts(at) if tree.lemma(k) in _ACTS)
        verbs.extend(_carrier(tree, at))
    for v in verbs:
        out.update(_verbs_around(tree, v))
    for v in [x for x in out if tree.is_verb(x)]:
        out.update(_taking_part(tree, v))
    return frozenset(out)


def _carrier(tree: Tree, at: int) -> Iterator[int]:
    """The verb whose subject is the people ``at``, or whose subject, object or occasion is the act ``at``."""
    person = _crowd(tree, at) and tree.lemma(at) not in _ACTS
    token = tree.token(at)
    up = tree.head(at)
    if token.dep == "pobj" and tree.lemma(up) in {"in", "at", "for", "to", "on", "during", "of", "with"}:
        up = tree.head(up)
        if not tree.is_verb(up) and tree.lemma(up) in _OF_PROTEST:
            up = tree.head(up)
    if not (tree.is_verb(up) or tree.lemma(up) in _TURNED) or up == at:
        return
    if token.dep in SUBJECTS if person else tree.lemma(up) in _CARRY | _TURNED:
        yield up


def _verbs_around(tree: Tree, v: int) -> Iterator[int]:
    """``v``, the verbs it depends on with the same people, and those joined to it."""
    yield v
    at = v
    for _ in range(3):
        up = tree.head(at)
        joined = tree.token(at).dep in {"conj", "xcomp"} or (tree.token(at).dep == "advcl" and tree.lemma(up) in _CARRY)
        if not joined or not tree.is_verb(up) or tree.children(at, *SUBJECTS, *PASSIVE_SUBJECTS):
            break
        yield up
        at = up
    last = v
    for _ in range(3):
        more = [k for k in tree.children(last, "conj") if tree.is_verb(k) and not tree.children(k, *SUBJECTS)]
        yield from more
        last = more[-1] if more else last


def _taking_part(tree: Tree, v: int) -> Iterator[int]:
    """Who takes part in the verb ``v``, and the acts it speaks of."""
    for k in tree.children(v, "nsubj", "nsubjpass"):
        if tree.lemma(k) in _OF_PROTEST or tree.token(k).pos in {"NOUN", "PROPN"}:
            yield k
            yield from (x for x in _of(tree, k) if tree.lemma(x) in _OF_PROTEST)
    if tree.token(v).dep in {"acl", "relcl"}:
        up = tree.head(v)
        yield up
        if tree.token(up).dep == "nsubj" and tree.lemma(tree.head(up)) in _CARRY:
            yield tree.head(up)
    for k in tree.kids[v]:
        if tree.token(k).dep == "dobj" and tree.lemma(k) in _ACTS:
            yield k
        if tree.token(k).dep == "prep" and tree.lemma(k) in {"in", "for", "on", "at", "to", "as"}:
            for x in tree.children(k, "pobj"):
                yield from (y for y in (x, *_of(tree, x)) if tree.lemma(y) in _ACTS)


def _of(tree: Tree, n: int) -> list[int]:
    return tree.preposition_objects(n, frozenset({"of"}))


def _continued(tree: Tree, sentence: range) -> frozenset[int]:
    """The company of a sentence that goes on about those who protest; empty where it speaks of something else."""
    for k in sentence[:12]:
        token, v = tree.token(k), tree.head(k)
        if token.pos == "SCONJ":
            break
        if token.dep != "nsubj" or tree.lemma(k) not in _NEXT or not tree.is_verb(v) or tree.token(v).dep == "advcl":
            continue
        marks = {tree.lemma(d) for d in tree.children(k, "det", "amod")}
        if (
            token.pos == "PRON"
            or marks & {"the", "some", "other"}
            or (_speaks(tree, v) and not any(tree.lemma(n) != "one" for n in tree.children(k, "nummod")))
        ):
            return _company(tree, v) | {k}
    return frozenset()


def _speaks(tree: Tree, v: int) -> bool:
    """Whether the verb itself tells what is wanted."""
    return tree.lemma(v) in (_WANTED | _CALLED | _UTTERED) - {"protest"} or any(
        tree.lemma(x) in _SIGNS for x in tree.children(v, "dobj")
    )


# ------------------------------------------------------------ what hangs on it


def _told(tree: Tree, company: frozenset[int], sentence: range) -> Iterator[tuple[int, str]]:
    """First token and words of every issue that the sentence tells of the company."""
    if not company:
        return
    for k in sorted(company):
        if tree.token(k).pos in {"NOUN", "PROPN"}:
            yield from _named(tree, k)
    for k in sentence:
        token = tree.token(k)
        if tree.is_verb(k):
            yield from _by_verb(tree, k, company, sentence)
        elif token.pos in {"ADP", "SCONJ", "PART", "ADV"} and (_hangs(tree, k, company) or _near(tree, k, company)):
            yield from _by_preposition(tree, k, _owner(tree, k, company))


def _hangs(tree: Tree, k: int, company: frozenset[int]) -> bool:
    """Whether ``k`` hangs on the company, with nothing but places, days and emptied nouns between."""
    at = k
    for _ in range(_STEPS):
        up = tree.head(at)
        if up in company:
            return tree.token(at).dep not in {"nsubj", "nsubjpass"}
        if up == at or (tree.is_verb(up) and tree.lemma(up) not in _PASSED):
            return False
        other = not tree.is_verb(up) and tree.lemma(up) in _OF_PROTEST
        if other and tree.token(up).dep not in {"conj", "appos", "compound"}:
            return False
        at = up
    return False


def _near(tree: Tree, k: int, company: frozenset[int]) -> bool:
    """Whether only places, days and light words stand between ``k``, no finite verb, and a word of the company before it."""
    if tree.is_verb(k) and tree.token(k).tag not in {"VBG", "VB", "VBN"}:
        return False
    for i in range(k - 1, max(-1, k - _REACH), -1):
        if i in company:
            return True
        token = tree.token(i)
        light = tree.is_verb(i) and token.tag in {"VBN", "VBG"} and tree.lemma(i) in _CARRY
        if token.pos in {"NOUN", "VERB", "AUX", "PRON", "CCONJ", "SCONJ"} and not light:
            if tree.lemma(i) not in _LIGHT and token.text.lower() not in {"and", "as"}:
                return False
        elif token.text in {"“", "”", '"', ".", ";", ":"}:
            return False
    return False


def _owner(tree: Tree, k: int, company: frozenset[int]) -> int:
    """The word that the preposition ``k`` belongs to, places and days between them passed over."""
    if k - 1 in company:
        return k - 1
    up = tree.head(k)
    for _ in range(4):
        if up in company or tree.lemma(up) not in _LIGHT:
            break
        up = tree.head(up) if tree.token(up).dep != "pobj" else tree.head(tree.head(up))
    return up


def _by_preposition(tree: Tree, k: int, up: int) -> Iterator[tuple[int, str]]:
    word = tree.lemma(k)
    objects = tree.children(k, "pobj", "pcomp")
    if _may(tree, word, up, direct=up in {k - 1, tree.head(k)}):
        narrow = word in _SINCE or (word == "at" and tree.lemma(up) not in _TURNED)
        for x in objects:
            if not narrow or tree.lemma(x) in _REASONS:
                yield from _things(tree, x, acts=word == "against" or narrow)
    elif word in _FROM:
        yield from _by_phrase(tree, objects)


def _may(tree: Tree, word: str, up: int, *, direct: bool) -> bool:
    """Whether the preposition can tell an issue where it belongs to ``up``; ``direct``: with nothing between."""
    above, verb = tree.lemma(up), tree.is_verb(up)
    taken = [x for p in (up, *tree.children(up, "prep")) for x in tree.children(p, "dobj", "pobj")] if verb else []
    streets = any(tree.lemma(x) == "street" for x in taken)
    if word == "against":
        return not verb or above in (_CARRY | _TURNED) - {"turn"}
    if word == "for":
        return above in _STRONG or streets if verb else above in _ACTS | _FELT | {"street"}
    if word in {"over", "about"}:
        return above in _CARRY | _TURNED if verb else above in _ACTS | _FELT | _MOODS or tree.token(up).pos == "PROPN"
    if above in _TURNED and word in {"on", "at"}:
        return True
    if word == "at":
        return above in {"protest", "anger", "outrage", "fury"}
    if word in {"with", "to"}:
        return above in _MOODS
    if word == "of":
        return above == "protest" and not verb and direct
    return word in _SINCE


def _by_phrase(tree: Tree, nouns: list[int]) -> Iterator[tuple[int, str]]:
    """The issues after "in support of", "in solidarity with", "in protest at" and their like."""
    for n in nouns:
        for p in sorted({*tree.children(n, "prep"), min(n + 1, len(tree.tokens) - 1)}):
            if tree.lemma(n) in _PHRASES and tree.lemma(p) in _AFTER:
                for x in tree.children(p, "pobj", "pcomp"):
                    yield from _things(tree, x, acts=True)


def _by_verb(tree: Tree, v: int, company: frozenset[int], sentence: range) -> Iterator[tuple[int, str]]:
    lemma = tree.lemma(v)
    if lemma in _CAUSED and (cause := _cause(tree, v, company)):
        for x in cause:
            yield from _things(tree, x, acts=True)
        return
    if v not in company and not (
        _own_people(tree, v, company) and (_hangs(tree, v, company) or _near(tree, v, company))
    ):
        return
    if lemma in _WANTED:
        yield from _demanded(tree, v)
    elif lemma in _CALLED:
        yield from _called(tree, v)
    elif lemma in {"surround", "follow"}:
        for x in tree.children(v, "dobj", "pobj"):
            if tree.lemma(x) in _REASONS:
                yield from _things(tree, x, acts=True)
    if lemma in _SHOWN:
        for n in (n for n in tree.children(v, "dobj") if tree.lemma(n) in _FELT):
            for x in (x for h in (n, v) for x in tree.preposition_objects(h, _AFTER)):
                yield from _things(tree, x, acts=True)
    if lemma in _AIMED and tree.children(v, "aux") and tree.token(v).tag == "VB":
        for x in tree.children(v, "dobj"):
            last = _edges(tree, x)[1]
            if _telling(tree, x, acts=False) and tree.lemma(x) not in _THIN and _size(tree, v, last) <= _LONG:
                yield v, _text(tree, v, last)
    if lemma in _UTTERED or any(tree.lemma(x) in _SIGNS for x in tree.children(v, "dobj")):
        yield from _slogans(tree, v, sentence)


def _own_people(tree: Tree, v: int, company: frozenset[int]) -> bool:
    """Whether the verb has no subject of its own, or one of those who protest."""
    subjects = tree.children(v, "nsubj", "nsubjpass")
    return all(s in company or _crowd(tree, s) for s in subjects)


def _cause(tree: Tree, v: int, company: frozenset[int]) -> list[int]:
    """What sparked the act: the subject of the verb, or its agent where the act was sparked."""
    ends = [*tree.children(v, "dobj"), *tree.preposition_objects(v, frozenset({"to", "off"}))]
    if any(x in company for n in ends for x in (n, *_of(tree, n))):
        above = tree.head(v) if tree.token(v).dep == "xcomp" else v
        return tree.children(v, "nsubj") or tree.children(above, "nsubj")
    subjects = tree.children(v, "nsubjpass")
    passive = tree.head(v) in company or any(x in company for n in subjects for x in (n, *_of(tree, n)))
    places = [v, *tree.children(v, "prt", "prep")] if passive else []
    return [x for h in places for x in tree.preposition_objects(h, frozenset({"by"}))]


def _demanded(tree: Tree, v: int) -> Iterator[tuple[int, str]]:
    things = [*tree.children(v, "dobj"), *([tree.head(v)] if tree.token(v).dep == "amod" else [])]
    for c in tree.children(v, "ccomp", "xcomp"):
        yield from _clause(tree, c, things[0] if len(things) == 1 and things[0] < c else None)
        things = [] if things and tree.children(c, "aux") else things
    for x in things:
        yield from _things(tree, x, acts=True)


def _called(tree: Tree, v: int) -> Iterator[tuple[int, str]]:
    for x in tree.preposition_objects(v, frozenset({"for", "against"})):
        yield from _things(tree, x, acts=False)
    whose = next(iter(tree.preposition_objects(v, frozenset({"on", "upon"}))), None)
    for c in tree.children(v, "xcomp", "advcl", "ccomp"):
        asked = whose is not None and any(tree.lemma(x) == "to" for x in tree.children(c, "aux"))
        if asked or any(tree.lemma(m) == "for" for m in tree.children(c, "mark")):
            yield from _clause(tree, c, whose)


def _clause(tree: Tree, v: int, whose: int | None = None) -> Iterator[tuple[int, str]]:
    """A demand told by a clause: "that the president step down" as "the president step down".

    ``whose``: the noun that does it where it stands outside the clause: "calling on the mayor to resign".
    """
    if not (tree.is_verb(v) or tree.children(v, "nsubj")):
        return
    doers = tree.children(v, "nsubj", "nsubjpass") or ([] if whose is None else [whose])
    doers = [s for s in doers if s < v and tree.token(s).pos != "PRON" and tree.lemma(s) not in _CROWD]
    first = min([v, *(_edges(tree, s)[0] for s in doers)])
    last = v
    for k in tree.kids[v]:
        if k > v and tree.token(k).dep in {"prt", "dobj", "acomp", "attr", "oprd"}:
            last = max(last, _edges(tree, k)[1] if tree.token(k).pos in {"NOUN", "PROPN"} else k)
    if _size(tree, first, last) <= _LONG and (last > first or tree.lemma(v) in _LEAVE):
        yield first, _text(tree, first, last)


def _slogans(tree: Tree, v: int, sentence: range) -> Iterator[tuple[int, str]]:
    """The quoted words after a verb of chanting or of holding signs; a quotation may run over the sentence's end."""
    start, gap, told, close = None, 0, False, ""
    for k in range(v + 1, min(v + 4 * _REACH, len(tree.tokens))):
        text = tree.token(k).text
        if start is not None and text == close and tree.token(k).tag != "POS":
            if k > start and _size(tree, start, k - 1) <= _SLOGAN:
                yield start, _text(tree, start, k - 1)
            start, gap, told = None, 0, True
        elif start is None and k > sentence.stop:
            return
        elif start is None and text in _PAIRS and (text != "'" or tree.token(k).tag == "``"):
            if k == sentence.stop and tree.token(k - 1).text not in {":", ","}:
                return
            start, close = k + 1, _PAIRS[text]
        elif start is None:
            gap += 1
            if gap > _GAP or (told and text not in {",", "and", "or", ";", "&"}):
                return


# ------------------------------------------------------------ words before the act's noun


def _named(tree: Tree, noun: int) -> Iterator[tuple[int, str]]:
    """Issues before the noun: "anti-government protests", "an animal rights march", "George Floyd protests"."""
    lemma = tree.lemma(noun)
    if lemma in _SIDES:
        for x in [*_of(tree, noun), *tree.children(noun, "poss", "compound")]:
            yield from _things(tree, x, acts=False)
    if tree.token(noun).dep == "pobj" and lemma not in _OF_PROTEST:
        return
    first = _before(tree, noun)
    words = [tree.token(k).text.lower() for k in range(first, noun)]
    side = next((i for i, w in enumerate(words) if w in {"anti", "pro"} or w.startswith(("anti-", "pro-"))), None)
    if side is not None:
        end = side + (1 if "-" in words[side] else 3)
        while end < len(words) and words[end] not in _PLAIN and words[end].isalpha():
            end += 1
        yield first + side, _text(tree, first + side, min(first + end, noun) - 1)
    elif _TOPICS & set(words):
        while first < noun and (tree.token(first).text.lower() in _PLAIN or not tree.token(first).text[0].isalpha()):
            first += 1
        if first < noun:
            yield first, _text(tree, first, noun - 1)
    elif lemma in _ACTS and lemma not in {"rally", "campaign", "event"}:
        start, end = tree.token(first).start, tree.token(noun).start
        at = bisect_left(tree.doc.names, start, key=lambda n: n.span.start)
        names = [n for n in tree.doc.names[at : at + 2] if n.label == "PERSON" and n.span.end <= end]
        yield from ((first, " ".join(n.span.of(tree.doc.text).lower().split())) for n in names)


def _before(tree: Tree, noun: int) -> int:
    """The first of the words that stand before the noun as its modifiers, at most eight."""
    first = noun
    while first > 0 and noun - first < 8 and tree.token(first - 1).sent == tree.token(noun).sent:
        token = tree.token(first - 1)
        joined = (
            token.text in {"-", "'", "’", "/", '"', "“", "”"}
            or token.text.lower() in {"anti", "pro"}
            or token.tag == "POS"
        )
        if not joined and token.pos not in {"NOUN", "PROPN", "ADJ", "NUM"} and tree.head(first - 1) != noun:
            break
        if not joined and token.pos in {"DET", "ADP", "CCONJ", "VERB", "AUX", "PRON", "PUNCT", "SCONJ"}:
            break
        first -= 1
    return first


# ------------------------------------------------------------ the words of an issue


def _things(tree: Tree, k: int, *, acts: bool) -> Iterator[tuple[int, str]]:
    """The words of ``k`` and of what is joined to it, where they tell something."""
    if tree.is_verb(k):
        yield from _clause(tree, k) if tree.token(k).tag == "VBG" else ()
        return
    heads = tree.conjuncts(k)
    more = _joined(tree, heads[-1])
    for x in heads if more is None else [*heads, *tree.conjuncts(more)]:
        if _telling(tree, x, acts=acts):
            first, last = _edges(tree, x)
            yield first, _text(tree, first, last)
        else:
            inside = tree.preposition_objects(x, frozenset({"include"}))
            for y in (z for n in inside for z in tree.conjuncts(n) if _telling(tree, z, acts=acts)):
                yield _edges(tree, y)[0], _text(tree, *_edges(tree, y))


def _joined(tree: Tree, k: int) -> int | None:
    """A noun that follows ``k`` after "and" but that the parse joins to another word."""
    stop = _edges(tree, k)[1] + 1
    if stop + 1 >= len(tree.tokens) or tree.lemma(stop) not in {"and", "or"}:
        return None
    for x in range(stop + 1, min(stop + 7, len(tree.tokens))):
        token = tree.token(x)
        if token.dep == "conj":
            return x if token.pos in {"NOUN", "PROPN"} and tree.head(x) != k else None
        if token.pos not in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "PART"}:
            return None
    return None


def _telling(tree: Tree, k: int, *, acts: bool) -> bool:
    lemma = tree.lemma(k)
    return (
        tree.token(k).pos in {"NOUN", "PROPN"}
        and (lemma not in _TIME or (lemma == "hour" and bool(tree.children(k, "amod"))))
        and lemma not in _EMPTY
        and (acts or lemma not in _OF_PROTEST - {"prisoner", "worker", "woman", "detainee", "refugee", "union"})
    )


def _edges(tree: Tree, k: int, depth: int = 0) -> tuple[int, int]:
    """First and last token that are kept of the noun phrase of ``k``: no article; what follows only over "of" and its like."""
    first = tree.base(k)[0]
    while first < k and tree.token(first).pos in {"DET", "PRON", "ADP", "CCONJ", "PUNCT", "PART"}:
        first += 1
    end = k
    for p in sorted({*tree.kids[k], k + 1}) if depth < _STEPS else []:
        if not k < p <= end + 2 or p >= len(tree.tokens):
            continue
        word, stops = tree.lemma(p), []
        if tree.token(p).pos == "ADP" and (word in _ON or (word == "in" and tree.lemma(k) in _INSIDE)) and p <= end + 1:
            after = [x for x in tree.children(p, "pobj") if x > p and tree.lemma(x) not in _TIME]
            stops = [stop for x in after for stop in (x, _edges(tree, x, depth + 1)[1])]
        elif tree.token(p).tag == "VB" and tree.children(p, "aux"):
            after = [x for x in tree.children(p, "dobj") if x > p]
            stops = [p, *(_edges(tree, x, depth + 1)[1] for x in after)]
        end = max([end, *(stop for stop in stops if _size(tree, first, stop) <= _LONG)])
    return max(first, k - _LONG + 1), end


def _size(tree: Tree, first: int, last: int) -> int:
    return len(tree.span(first, last).of(tree.doc.text).split())


def _text(tree: Tree, first: int, last: int) -> str:
    words = tree.span(first, last).of(tree.doc.text).lower().translate(_QUOTES).split()
    text = " ".join(words).strip(" ,;:!?-–—'’‘`(")
    return text if "." in text[-4:-1] else text.rstrip(".")
