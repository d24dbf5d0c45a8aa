"""What protests are about, in sentences made up for this test."""

from __future__ import annotations

import pytest

from reportedly.events.issues import issues_of
from reportedly.events.tree import Tree
from tests.events.made import doc_of
from tests.work import lines_run


def issues(text: str, word: str) -> tuple[str, ...]:
    """The issues of the act told by the first token ``word``."""
    tree = Tree(doc_of(text))
    return issues_of(tree, next(i for i, t in enumerate(tree.tokens) if t.text == word))


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Hundreds of nurses staged a protest against hospital closures in Lisbon.", "protest", "hospital closures"),
        ("Bus drivers began a two-day strike over unpaid wages on Tuesday.", "strike", "unpaid wages"),
        ("Teachers protested for better pay in Lima on Wednesday.", "protested", "better pay"),
        ("Farmers blocked the highway in protest at falling milk prices.", "protest", "falling milk prices"),
        (
            "Angry residents blocked a road near Sfax over a lack of drinking water.",
            "blocked",
            "lack of drinking water",
        ),
        ("Activists planned a march against the new pension law for Saturday.", "march", "new pension law"),
        ("Hundreds joined a march for peace in Bogota.", "march", "peace"),
        ("The party called a rally in favour of independence.", "rally", "independence"),
        ("About 200 people joined the protest in support of the detained editor.", "protest", "detained editor"),
        ("Dozens gathered in the main square in solidarity with striking miners.", "gathered", "striking miners"),
        ("Prisoners began a hunger strike to protest against solitary confinement.", "strike", "solitary confinement"),
    ],
)
def test_prepositions(text: str, word: str, told: str) -> None:
    """Against, over, for, at, and "in support of" and its like, across places and days."""
    assert issues(text, word) == (told,)


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Residents took to the streets of Oran on Thursday to protest power cuts.", "took", ("power cuts",)),
        (
            "Villagers rallied outside the governor's office, calling for clean water and better roads.",
            "rallied",
            ("clean water", "better roads"),
        ),
        (
            "Thousands marched through Quito to demand that the finance minister step down.",
            "marched",
            ("finance minister step down",),
        ),
        ("Protesters marched on parliament, demanding the president resign.", "marched", ("president resign",)),
        (
            "Hundreds protested in front of the court, asking for the release of the singer.",
            "protested",
            ("release of the singer",),
        ),
        (
            "Mourners held a vigil to mark the anniversary of the ferry disaster.",
            "vigil",
            ("anniversary of the ferry disaster",),
        ),
        (
            "Workers held a protest demanding payment of arrears and urging the government to reopen the factory.",
            "protest",
            ("payment of arrears", "government to reopen the factory"),
        ),
    ],
)
def test_verbs(text: str, word: str, told: tuple[str, ...]) -> None:
    """What those who protest demand, call for, mark or denounce."""
    assert issues(text, word) == told


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("An anti-war protest was held in Lyon on Sunday.", "protest", "anti-war"),
        ("Pro-democracy protesters blocked a bridge in Suva on Monday.", "protesters", "pro-democracy"),
        ("A women's rights march drew 4,000 people in Tirana.", "march", "women's rights"),
        ("A Black Lives Matter protest in Bristol drew thousands.", "protest", "black lives matter"),
        ("Supporters of the ousted governor held a rally in Kano on Friday.", "rally", "ousted governor"),
    ],
)
def test_words_before_the_noun(text: str, word: str, told: str) -> None:
    """Sides and causes named before the noun, and whom the supporters support."""
    assert issues(text, word) == (told,)


def test_slogans() -> None:
    """Words chanted or held up, with quotation marks left out."""
    assert issues('Protesters chanted "Bread and dignity" outside the ministry.', "chanted") == ("bread and dignity",)
    text = 'A crowd gathered outside the embassy, holding signs reading "No more war".'
    assert issues(text, "gathered") == ("no more war",)


def test_causes() -> None:
    """What sparked a protest is what it is about."""
    text = "The shooting of a 14-year-old boy by police sparked protests in the port city."
    assert issues(text, "protests") == ("shooting of a 14-year-old boy by police",)


def test_the_next_sentence() -> None:
    """A silent sentence is filled in by the next one, if it goes on about the same people."""
    text = "Students demonstrated in Accra. They demanded lower tuition fees and the release of two union leaders."
    assert issues(text, "demonstrated") == ("lower tuition fees", "release of two union leaders")
    text = "Students demonstrated in Accra. The finance ministry demanded lower tuition fees."
    assert issues(text, "demonstrated") == ()


def test_the_sentence_before() -> None:
    """A protest that is spoken of as known has the issues of the sentence before."""
    text = "Thousands marched against fuel prices in Tunis. The protest ended at dusk."
    assert issues(text, "protest") == ("fuel prices",)
    text = "Thousands marched against fuel prices in Tunis. Some 300 lawyers marched in Rabat."
    assert issues(text.replace("Some 300", "In Rabat, 300"), "lawyers") == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Inmates rioted for three hours on Monday.", "rioted"),
        ("Protesters gathered for the third day in a row.", "gathered"),
        ("The union called a general strike for Monday.", "strike"),
        ("Police fired tear gas during the riot in the stadium.", "riot"),
        ("The sit-in at the university entered its second week.", "university"),
        ("Police used force against protesters near the port.", "protesters"),
    ],
)
def test_nothing_told(text: str, word: str) -> None:
    """Days, hours and what others do are no issues."""
    assert issues(text, word) == ()


def test_a_longer_issue_holds_a_shorter() -> None:
    """Words that stand inside another issue are not given again, and there are at most four."""
    text = "Crowds marched against corruption, unemployment, inflation, censorship, pollution and torture."
    told = issues(text, "marched")
    assert len(told) == 4
    assert not any(a != b and a in b for a in told for b in told)


def test_any_token_can_be_asked() -> None:
    """Every token of a text gives small words of the text, also where the act is misread."""
    text = (
        "Who the marchers were against nobody knew; 'they want X' and \"down with\" of of of for for. "
        "Protests over over against the the law to. Demanding demanding that that."
    )
    tree = Tree(doc_of(text))
    for at in range(len(tree.tokens)):
        assert all(w and w == w.lower() for w in issues_of(tree, at))


def _work(text: str) -> int:
    tree = Tree(doc_of(text))
    at = next(i for i, t in enumerate(tree.tokens) if t.text == "Thousands") + 1
    issues_of(tree, at)
    return lines_run(lambda: issues_of(tree, at))


def test_an_act_costs_the_same_in_a_long_report() -> None:
    """What stands sentences away is not read."""
    towns = ["Sfax", "Tunis", "Gafsa", "Kairouan", "Gabes", "Zarzis", "Tozeur", "Nabeul"]
    some = " ".join(f"Drivers in {t} blocked the road near the port for {n + 2} hours." for n, t in enumerate(towns))
    act = "Thousands marched in Bizerte against fuel prices, demanding that the minister resign."
    assert _work(f"{act} {some}") < 1.2 * _work(f"{act} {some[:60]}")


def test_long_chains_cost_little() -> None:
    """A phrase of many parts is cut, not followed to its end."""
    once, twice = (
        _work("Thousands marched against the law " + "of the land and the price of the bread " * n + ".")
        for n in (15, 30)
    )
    assert twice < 2.2 * once
