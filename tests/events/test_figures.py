"""Stated numbers: what they count, how exact they are, and what they are part of."""

from __future__ import annotations

import pytest

from tests.events.made import figures, mentions

# "kind min max", "-" where the text leaves a side open; nothing where no people are counted.
CASES = [
    ("At least six people were killed in Basra.", "killed 6 -"),
    ("Six people were killed in Basra.", "killed 6 6"),
    ("Up to 40 people were killed in the raid.", "killed - 40"),
    ("Between 20 and 30 people died in the shelling.", "killed 20 30"),
    ("20 to 30 villagers were killed by shells.", "killed 20 30"),
    ("A dozen people were wounded in the blast.", "injured 12 12"),
    ("Dozens of people were wounded in the blast.", "injured 24 -"),
    ("Hundreds of people were arrested in Minsk.", "arrested 200 -"),
    ("Thousands of people demonstrated in Tunis.", "participants 2000 -"),
    ("Tens of thousands of people marched in Tunis.", "participants 20000 -"),
    ("Hundreds of thousands of people fled the city.", "displaced 200000 -"),
    ("Scores of soldiers were killed in the ambush.", "killed 40 -"),
    ("Several people were injured in the clashes.", "injured 3 -"),
    ("A couple of guards were wounded in the attack.", "injured 2 2"),
    ("More than 300 people have been killed since October.", "killed 300 -"),
    ("Over 15,000 people were injured.", "injured 15000 -"),
    ("Nearly 50 people were killed in the attack.", "killed - 50"),
    ("About 200 people were arrested on Friday.", "arrested 200 200"),
    ("Some 55 people were wounded in the shelling.", "injured 55 55"),
    ("An estimated 10,000 people were killed last year.", "killed 10000 10000"),
    ("The raid killed 16 fighters.", "killed 16 16"),
    ("The raid killed at least 16.", "killed 16 -"),
    ("A bomb hit the market, killing 21 and wounding 40.", "killed 21 21; injured 40 40"),
    ("A bomb hit the market, killing at least 21 people and wounding dozens.", "killed 21 -; injured 24 -"),
    ("At least 15 people were killed and 12 others wounded.", "killed 15 -; injured 12 12"),
    ("Medics counted 24 dead and dozens more wounded.", "killed 24 24; injured 24 -"),
    ("The attack left 10 dead.", "killed 10 10"),
    ("The deaths of 16 miners shook the town.", "killed 16 16"),
    ("The killing of at least 14 clerics was condemned.", "killed 14 -"),
    ("The arrest of nine students led to protests.", "arrested 9 9"),
    ("The death toll rose to 40.", "killed 40 40"),
    ("The toll reached 120 on Monday.", "killed 120 120"),
    ("Police arrested 31 men on Sunday.", "arrested 31 31"),
    ("Police detained more than 1,300 demonstrators.", "arrested 1300 -"),
    ("Twelve people are missing after the raid.", "missing 12 12"),
    ("Around 600 civilians fled on foot.", "displaced 600 600"),
    ("Some two million people have been displaced by the war.", "displaced 2000000 2000000"),
    ("About 300 demonstrators gathered in the square.", "participants 300 300"),
    ("Roughly 5,000 protesters took to the streets of Beirut.", "participants 5000 5000"),
    ("A policeman was killed in Sidon.", "killed 1 1"),
    ("One man was shot dead in Tripoli.", "killed 1 1"),
    ("Another person was killed in Sidon.", "killed 1 1"),
    ("A car bomb killed General Amin Haddad and two others.", "killed 3 3"),
    ("The blast killed two soldiers.", "killed 2 2"),
    ("Twenty-one people were killed.", "killed 21 21"),
    ("One hundred people were killed.", "killed 100 100"),
    ("Two dozen people were injured.", "injured 24 24"),
    ("More than two dozen people were injured.", "injured 24 -"),
    ("Half a dozen men were arrested.", "arrested 6 6"),
    ("As many as 1,200 people were detained.", "arrested - 1200"),
    ("No fewer than 18 people died.", "killed 18 -"),
    ("Fewer than 10 people were hurt.", "injured - 10"),
    ("Three or four people were wounded.", "injured 3 4"),
    ("The strike killed 30-40 rebels.", "killed 30 40"),
    ("Half a million people fled the fighting.", "displaced 500000 500000"),
    ("Air strikes caused hundreds of casualties.", "casualties 200 -"),
    ("The shelling caused 30 injuries.", "injured 30 30"),
    ("The siege has cost the lives of 136 civilians.", "killed 136 136"),
    ("The group lost over one hundred fighters in the battle.", "killed 100 -"),
    ("Gunmen killed nine worshippers at a church in Kano.", "killed 9 9"),
    ("Nine worshippers died when gunmen opened fire.", "killed 9 9"),
    ("Dozens were arrested in Moscow.", "arrested 24 -"),
    ("Hundreds fled the town.", "displaced 200 -"),
    ("The conflict has killed 280,000 people.", "killed 280000 280000"),
    ("In all, 5.6 million people have been displaced.", "displaced 5600000 5600000"),
    ("At least 20 people were killed and 200 were wounded.", "killed 20 -; injured 200 200"),
    ("The number of arrests reached 1,373.", "arrested 1373 1373"),
    ("Four nurses were reported killed in airstrikes.", "killed 4 4"),
    ("Four nurses were arrested, jailed and fined.", "arrested 4 4"),
    ("More than 70 militants were killed in Hama.", "killed 70 -"),
    ("Almost 90 people have been killed.", "killed - 90"),
    ("Two hundred and fifty people were wounded.", "injured 250 250"),
    ("Three thousand people rallied in Sofia.", "participants 3000 3000"),
    ("A crowd of 4,000 marched in Sofia.", "participants 4000 4000"),
    ("The rally drew thousands of people.", "participants 2000 -"),
    ("Ten journalists were detained by police.", "arrested 10 10"),
    ("Rebels executed 41 prisoners.", "killed 41 41"),
    ("Up to 12 shops were burned.", ""),
    ("The town lies 50 kilometres from Homs.", ""),
    ("He was sentenced to 30 days in jail.", ""),
    ("The war began in 2011.", ""),
    ("The man, 54, spoke to reporters.", ""),
    ("They stole $400 from the shop.", ""),
    ("The plan has 12 points.", ""),
    ("Fighting lasted 5 hours.", ""),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_figures(text: str, wanted: str) -> None:
    """Each sentence gives exactly these figures."""
    found = [f"{f.kind} {'-' if f.min is None else f.min} {'-' if f.max is None else f.max}" for f in figures(text)]
    assert "; ".join(found) == wanted


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_figures_keep_their_words(text: str, wanted: str) -> None:
    """A figure's span holds exactly its words."""
    assert all(f.span.of(text) == f.text for f in figures(text))


def test_a_part_is_no_addition() -> None:
    """A number after "including" is part of the whole figure and of its kind."""
    whole, part = figures("At least 12 civilians, including three children, were killed in Homs.")
    assert (whole.min, part.min, part.kind) == (12, 3, "killed")
    assert part.part_of == whole.span


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("At least 300 people have been killed since October.", "cumulative"),
        ("The death toll rose to 40.", "event"),
        ("A second raid killed three, bringing the death toll to 40 since May.", "cumulative"),
        ("A van bomb killed six people in Sebha, bringing the toll to 40.", "cumulative"),
        ("Two of the injured died in hospital, bringing the toll to 40.", "event"),
        ("Last year 140 farmers were killed in the delta.", "cumulative"),
        ("In two years of war shells have killed 900 villagers.", "cumulative"),
        ("In May a car bomb killed nine people in Hit.", "event"),
        ("The war, which has killed 4,000 people, began in Dhale.", "cumulative"),
        ("The overall toll stands at 310.", "cumulative"),
        ("At least 90 people were killed between April and June.", "cumulative"),
        ("Six monks were killed on Sunday, the fourth such raid since May.", "event"),
        ("Eight were shot dead in the bloodiest attack in a month.", "event"),
        ("Police held 47 people, fewer than a year ago.", "event"),
        ("Some 500 were arrested, of whom many have since been released.", "event"),
        ("Six people were killed on Friday.", "event"),
        ("The conflict has killed 280,000 people.", "cumulative"),
    ],
)
def test_scope(text: str, scope: str) -> None:
    """Running totals are cumulative, the dead of one attack are not."""
    assert figures(text)[-1].scope == scope


def test_figures_go_to_their_act() -> None:
    """The dead go to the attack and the detained to the arrests."""
    found = mentions(
        "A car bomb killed nine people in Homs on Friday. Police arrested 31 protesters in Hama on Sunday."
    )
    by_type = {m.type: [f.kind for f in m.figures] for m in found}
    assert by_type == {"ASSAULT": ["killed"], "COERCE": ["arrested"]}


def test_vague_words_are_marked() -> None:
    """Words such as "dozens" and "about" are vague, plain numbers are not."""
    assert [
        figures(x)[0].vague for x in ("Dozens were killed.", "About 20 people were killed.", "Nine people were killed.")
    ] == [
        True,
        True,
        False,
    ]


def test_hours_count_nobody() -> None:
    """An hour of the day is no number of people."""
    told = figures(
        "A doctor said that five bodies had been brought in by eight in the evening, all with gunshot wounds."
    )
    assert [(f.kind, f.min) for f in told] == [("killed", 5)]
