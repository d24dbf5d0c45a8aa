"""Families of constructions that tell what became of counted people."""

from __future__ import annotations

import pytest

from tests.events.made import figures

CASES = {
    "nominal": [
        ("The deaths of five carpenters shook Sennar.", "killed 5 5"),
        ("The arrest of 14 typists set off a walkout.", "arrested 14 14"),
        ("The abduction of nine pupils shocked Kaduna.", "missing 9 9"),
        ("The army regretted the loss of three gunners.", "killed 3 3"),
        ("The raid ended in the killing and wounding of 14 rebels.", "casualties 14 14"),
        ("Divers found the remains of at least seven sailors.", "killed 7 -"),
    ],
    "lives": [
        ("The mortar fire claimed the lives of six bakers.", "killed 6 6"),
        ("Floods of tear gas and bullets claimed dozens of lives.", "killed 24 -"),
        ("Eleven weavers lost their lives in the fire bombing.", "killed 11 11"),
        ("The mine cost four ploughmen their lives.", "killed 4 4"),
    ],
    "outcome": [
        ("The blast left 12 cyclists dead.", "killed 12 12"),
        ("The blast left a clerk dead and two porters badly hurt.", "killed 1 1; injured 2 2"),
        ("The fight left eight dead or wounded.", "casualties 8 8"),
        ("Three more of the burned miners have succumbed.", "killed 3 3"),
        ("Two cooks were stabbed to death in Pemba.", "killed 2 2"),
        ("Four cadets were cut by flying glass.", "injured 4 4"),
        ("About 20 tailors were taken to hospital.", "injured 20 20"),
        ("Nine tram riders suffered burns.", "injured 9 9"),
    ],
    "casualties": [
        ("At least 20 guards were killed or wounded near Hawija.", "casualties 20 -"),
        ("The raid killed or wounded 15 herders.", "casualties 15 15"),
        ("Truck overturned by mine near Gao; 40 killed and injured", "casualties 40 40"),
    ],
    "headline": [
        ("6 dead as boat sinks off Sirte after shelling", "killed 6 6"),
        ("Two shot dead in Lice bar", "killed 2 2"),
        ("Over 90 held in Patna clashes", "arrested 90 -"),
        ("Thousands flee as rebels shell Goma", "displaced 2000 -"),
        ("Dead: 3. Wounded: 11.", "killed 3 3; injured 11 11"),
    ],
    "tolls": [
        ("The toll stood at 31 by noon.", "killed 31 31"),
        ("Doctors put the number of wounded at 64.", "injured 64 64"),
        ("The number of people uprooted by the shelling had passed 7,000.", "displaced 7000 -"),
        ("Police arrested dozens of typists; the union put the number at 51.", "arrested 24 -; arrested 51 51"),
        ("The toll rose to 14, up from nine.", "killed 14 14; killed 9 9"),
        ("Ninety dockers were detained, a lawyer said; police admitted to 30.", "arrested 90 90; arrested 30 30"),
        ("The marchers numbered 900.", "participants 900 900"),
    ],
    "arrests": [
        ("Some 30 brewers were rounded up at dawn.", "arrested 30 30"),
        ("Five printers were taken into custody.", "arrested 5 5"),
        ("Police hauled away 17 squatters.", "arrested 17 17"),
        ("Eight fishermen are behind bars in Latakia.", "arrested 8 8"),
        ("Hundreds of clerks have been locked up.", "arrested 200 -"),
    ],
    "missing": [
        ("Nineteen divers remain unaccounted for.", "missing 19 19"),
        ("Six postmen have not been seen since.", "missing 6 6"),
        ("Raiders abducted 12 beekeepers near Bosso.", "missing 12 12"),
        ("Thirty men vanished after a police sweep.", "missing 30 30"),
    ],
    "displaced": [
        ("Over 1,200 potters were driven from their homes.", "displaced 1200 -"),
        ("The shelling made 4,000 people homeless.", "displaced 4000 4000"),
        ("Some 70 families left their village on carts.", "displaced 70 70"),
        ("About 300 villagers are sheltering in a school.", "displaced 300 300"),
        ("Hundreds of inhabitants had to leave the town.", "displaced 200 -"),
        ("Fifty evacuees have gone back to their homes.", ""),
    ],
    "taking part": [
        ("A strike by 600 tram drivers began on Monday.", "participants 600 600"),
        ("Police broke up a sit-in by some 90 nurses.", "participants 90 90"),
        ("The vigil drew between 50 and 60 widows.", "participants 50 60"),
        ("Nearly 700 welders downed tools in Gdansk.", "participants - 700"),
        ("Two thousand millers walked off the job.", "participants 2000 2000"),
        ("A 3,000-strong march set out from Sfax.", "participants 3000 3000"),
        ("The funeral was attended by 400 people.", "participants 400 400"),
        ("Dozens of mourners followed the coffin.", "participants 24 -"),
        ("Fourteen prisoners are on hunger strike.", "participants 14 14"),
        ("Fifteen gunmen took part in the raid.", ""),
    ],
    "doers": [
        ("Nine soldiers killed 20 rebels in Kunduz.", "killed 20 20"),
        ("Two gunmen shot dead 12 people and wounded nine.", "killed 12 12; injured 9 9"),
        ("Three attackers left five mourners injured.", "injured 5 5"),
        ("The raid led to the deaths of two millers and dozens of others injured.", "killed 2 2; injured 24 -"),
        ("Forty police arrested three students.", "arrested 3 3"),
        ("Six men abducted two priests.", "missing 2 2"),
        ("Some 200 riot police beat and arrested dozens of typists.", "injured 24 -"),
    ],
    "one of several": [
        ("Two men wounded in the raid have died.", "killed 2 2"),
        ("One of the three policemen stabbed in Zugdidi is out of danger.", "injured 3 3"),
        ("Twelve marchers were hurt, three of them fatally.", "injured 12 12; killed 3 3"),
        ("Three cooks and at least seven bakers died.", "killed 3 3; killed 7 -"),
        ("The blast killed two men and a third was injured.", "killed 2 2; injured 1 1"),
        ("A trader was killed, along with five of his men.", "killed 1 1; killed 5 5"),
        ("A third of the town's people were killed.", ""),
    ],
    "how they fared": [
        ("Clashes left a civilian dead and a dozen others hurt.", "killed 1 1; injured 12 12"),
        ("The mine left 33 inmates with stab wounds.", "injured 33 33"),
        ("Guards shot two of them in the thigh.", "injured 2 2"),
        ("Two officers lost teeth.", "injured 2 2"),
        ("Two hikers kidnapped in May are being held in a cave.", "missing 2 2"),
        ("The count is this: dead, 29; wounded, 70.", "killed 29 29; injured 70 70"),
        ("The march was quiet, apart from two arrests.", "arrested 2 2"),
    ],
    "ages": [
        ("Police shot a man of 28 dead.", "killed 1 1"),
        ("Four brothers, all under 30, are missing.", "missing 4 4"),
        ("Thirty are behind bars, the oldest of them 75.", "arrested 30 30"),
    ],
    "nobody": [
        ("4016 At least 12 civilians were killed in strikes on Homs.", "killed 12 -"),
        ("Two brothers, 12 and 15, sold bread.", ""),
        ("No one was killed in the blast.", ""),
        ("One in four houses was hit.", ""),
        ("The judge sentenced 23 men to death.", ""),
        ("Rebels released 16 captives on Friday.", ""),
        ("The crowd of journalists asked 40 questions.", ""),
        ("Such a bomb would kill 2,000 people.", ""),
        ("The 14th Brigade shelled kilometre 90 of the road.", ""),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [c for cases in CASES.values() for c in cases])
def test_kinds(text: str, wanted: str) -> None:
    """Each sentence gives exactly these figures."""
    found = [f"{f.kind} {'-' if f.min is None else f.min} {'-' if f.max is None else f.max}" for f in figures(text)]
    assert "; ".join(found) == wanted
