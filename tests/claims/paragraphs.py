"""Invented paragraphs with the claims they hold: outlet, text, and (words of the content, chain, stance).

Outlets and persons are invented, places are real. A chain runs from the nearest voice to the origin; [] is the
outlet itself. The chain's names are compared with the source's words and with its resolved name.
"""

PARAGRAPHS: list[tuple[str, str, list[tuple[str, list[str], str]]]] = [
    # verbs of saying, before, after and inside the content
    (
        "Delta Wire",
        "The interior ministry said six people died in Basra.",
        [("six people died in Basra", ["interior ministry"], "stated")],
    ),
    (
        "Delta Wire",
        "Six people died in Basra, the interior ministry said.",
        [("Six people died in Basra", ["interior ministry"], "stated")],
    ),
    (
        "Delta Wire",
        "Six people, the ministry said, died in Basra on Friday.",
        [("died in Basra on Friday", ["ministry"], "stated")],
    ),
    (
        "Delta Wire",
        "Six people died in Basra, according to the interior ministry.",
        [("Six people died in Basra", ["interior ministry"], "stated")],
    ),
    (
        "Delta Wire",
        "According to the interior ministry, six people died in Basra.",
        [("six people died in Basra", ["interior ministry"], "stated")],
    ),
    (
        "Delta Wire",
        "Mayor Omar Dale announced that the curfew would end on Monday.",
        [("the curfew would end on Monday", ["Omar Dale"], "stated")],
    ),
    (
        "Delta Wire",
        "A resident of Mosul told reporters that soldiers had closed the bridge.",
        [("soldiers had closed the bridge", ["resident of Mosul"], "stated")],
    ),
    (
        "Delta Wire",
        "Residents reported heavy shelling in the east of Homs.",
        [("heavy shelling in the east of Homs", ["Residents"], "stated")],
    ),
    (
        "Delta Wire",
        "A video showed soldiers beating a driver in Hama.",
        [("soldiers beating a driver in Hama", ["video"], "stated")],
    ),
    (
        "Delta Wire",
        "The army said it had taken the hill, adding that nine men had died.",
        [("it had taken the hill", ["army"], "stated"), ("nine men had died", ["army"], "stated")],
    ),
    (
        "Delta Wire",
        "The road to Tripoli is closed. Shops stayed shut on Friday.",
        [("The road to Tripoli is closed", [], "stated"), ("Shops stayed shut on Friday", [], "stated")],
    ),
    # missing commas
    (
        "Delta Wire",
        "Three shells fell on a market in Aleppo killing four people a medic said.",
        [("Three shells fell on a market in Aleppo", ["medic"], "stated")],
    ),
    (
        "Delta Wire",
        "20 people were wounded in addition to tens of others SANA reported.",
        [("20 people were wounded", ["SANA"], "stated")],
    ),
    (
        "Delta Wire",
        "Warplanes hit a bakery in Idlib on Monday activists said.",
        [("Warplanes hit a bakery in Idlib", ["activists"], "stated")],
    ),
    (
        "Delta Wire",
        "Rockets struck two districts of Damascus a police source told SANA.",
        [("Rockets struck two districts of Damascus", ["SANA", "police source"], "stated")],
    ),
    (
        "Delta Wire",
        "Clashes broke out near the airport of Deir ez-Zor the Observatory said.",
        [("Clashes broke out near the airport", ["Syrian Observatory for Human Rights"], "stated")],
    ),
    # quotation marks
    (
        "Delta Wire",
        "“They fired from the roof,” Lina Badran said.",
        [("They fired from the roof", ["Lina Badran"], "stated")],
    ),
    (
        "Delta Wire",
        '"They fired from the roof," said Lina Badran, a nurse. "Nobody helped us."',
        [("They fired from the roof", ["Lina Badran"], "stated"), ("Nobody helped us", ["Lina Badran"], "stated")],
    ),
    (
        "Delta Wire",
        "Badran was blunt: “The council has failed this city.”",
        [("The council has failed this city", ["Badran"], "stated")],
    ),
    (
        "Delta Wire",
        "“The fire began at noon. It burned all night,” the fire chief said.",
        [("The fire began at noon", ["fire chief"], "stated"), ("It burned all night", ["fire chief"], "stated")],
    ),
    (
        "Delta Wire",
        "The mayor said the march was “a danger to everybody in the city”.",
        [("a danger to everybody in the city", ["mayor"], "stated")],
    ),
    (
        "Delta Wire",
        "“We will stay here until they leave, a student said.",
        [("We will stay here until they leave", ["student"], "stated")],
    ),
    ("Delta Wire", "«They burned the school», a teacher said.", [("They burned the school", ["teacher"], "stated")]),
    ("Delta Wire", "''They burned the school,'' a teacher said.", [("They burned the school", ["teacher"], "stated")]),
    (
        "Delta Wire",
        "“We counted nine bodies,” the medic said.\n\n“More may lie under the rubble.”",
        [("More may lie under the rubble", ["medic"], "stated")],
    ),
    (
        "Delta Wire",
        "The army spoke of “clean” strikes. Twelve people are in hospital.",
        [("Twelve people are in hospital", [], "stated")],
    ),
    # relays
    (
        "Delta Wire",
        "A medic told Reuters that nine people had died in Homs.",
        [("nine people had died in Homs", ["Reuters", "medic"], "stated")],
    ),
    (
        "Reuters",
        "A medic told Reuters that nine people had died in Homs.",
        [("nine people had died in Homs", ["medic"], "stated")],
    ),
    (
        "Delta Wire",
        "Reuters reported that nine people had died in Homs.",
        [("nine people had died in Homs", ["Reuters"], "stated")],
    ),
    (
        "Delta Wire",
        "Nine people died in Homs, state television said, citing the interior ministry.",
        [("Nine people died in Homs", ["state television", "interior ministry"], "stated")],
    ),
    (
        "Delta Wire",
        "State television quoted the governor as saying that nine people had died.",
        [("nine people had died", ["State television", "governor"], "stated")],
    ),
    (
        "Delta Wire",
        "The governor was quoted as saying that nine people had died.",
        [("nine people had died", ["governor"], "stated")],
    ),
    (
        "Delta Wire",
        "AFP reported, quoting a medic, that nine people had died in Homs.",
        [("nine people had died in Homs", ["AFP", "medic"], "stated")],
    ),
    (
        "Delta Wire",
        "Reuters said US officials believed that the convoy had been hit from the air.",
        [("the convoy had been hit from the air", ["Reuters", "US officials"], "stated")],
    ),
    (
        "Delta Wire",
        "The Observatory told Reuters that shells had hit a school.",
        [("shells had hit a school", ["Reuters", "Syrian Observatory for Human Rights"], "stated")],
    ),
    ("Delta Wire", "“We saw the plane,” a farmer told the BBC.", [("We saw the plane", ["BBC", "farmer"], "stated")]),
    ("BBC", "“We saw the plane,” a farmer told the BBC.", [("We saw the plane", ["farmer"], "stated")]),
    (
        "Delta Wire",
        "Ten people were held, Al Arabia Al Hadath TV reported.",
        [("Ten people were held", ["Al Arabiya Al Hadath"], "stated")],
    ),
    (
        "Delta Wire",
        "The army said in a statement carried by SANA that it had taken the town.",
        [("it had taken the town", ["SANA", "army"], "stated")],
    ),
    (
        "Delta Wire",
        "Guards opened fire on the crowd, Agence France Presse reported.",
        [("Guards opened fire on the crowd", ["Agence France-Presse"], "stated")],
    ),
    (
        "Delta Wire",
        "An AFP photographer said that he had seen two burnt cars.",
        [("he had seen two burnt cars", ["AFP"], "stated")],
    ),
    # pronouns and short forms
    (
        "Delta Wire",
        "Governor Omar Dale said the dam was safe. He said engineers would stay there.",
        [("engineers would stay there", ["Omar Dale"], "stated")],
    ),
    (
        "Delta Wire",
        "A military source told SANA that the town had been taken. The source added that mines were being cleared.",
        [("mines were being cleared", ["SANA", "military source"], "stated")],
    ),
    (
        "Delta Wire",
        "The Syrian Observatory for Human Rights said 12 people had died. The monitor said most were women.",
        [("most were women", ["Syrian Observatory for Human Rights"], "stated")],
    ),
    (
        "Delta Wire",
        "Lina Badran, a nurse in Idlib, said the ward was full. Badran said two tents had been set up.",
        [("two tents had been set up", ["Lina Badran"], "stated")],
    ),
    (
        "Delta Wire",
        "A monitor said 12 people had died. The Syrian Observatory for Human Rights said most were women.",
        [("12 people had died", ["Syrian Observatory for Human Rights"], "stated")],
    ),
    (
        "Delta Wire",
        "Witnesses said the guards fired first. They said nobody had been warned.",
        [("nobody had been warned", ["Witnesses"], "stated")],
    ),
    # stance
    (
        "Delta Wire",
        "The army denied that its planes had hit the market.",
        [("its planes had hit the market", ["army"], "denied")],
    ),
    (
        "Delta Wire",
        "The rebels claimed they had shot down a helicopter.",
        [("they had shot down a helicopter", ["rebels"], "alleged")],
    ),
    (
        "Delta Wire",
        "The opposition accused the army of shelling a school in Homs.",
        [("shelling a school in Homs", ["opposition"], "alleged")],
    ),
    (
        "Delta Wire",
        "The general was accused of ordering the raid on the camp.",
        [("ordering the raid on the camp", [], "alleged")],
    ),
    (
        "Delta Wire",
        "The ministry confirmed that two officers had been killed.",
        [("two officers had been killed", ["ministry"], "confirmed")],
    ),
    (
        "Delta Wire",
        "The group reportedly killed 30 captives near Palmyra.",
        [("killed 30 captives near Palmyra", [], "alleged")],
    ),
    (
        "Delta Wire",
        "The court heard of the alleged killing of three farmers.",
        [("killing of three farmers", [], "alleged")],
    ),
    ("Delta Wire", "The toll could not be independently verified.", [("The toll", [], "alleged")]),
    ("Delta Wire", "The commander is believed to have fled to Turkey.", [("have fled to Turkey", [], "alleged")]),
    (
        "Delta Wire",
        "“Planes reportedly hit the clinic twice,” the charity said.",
        [("hit the clinic twice", ["charity"], "alleged")],
    ),
    (
        "Delta Wire",
        "The ministry rejected reports that soldiers had fled.",
        [("reports that soldiers had fled", ["ministry"], "denied")],
    ),
    (
        "Delta Wire",
        "Moscow blamed rebels for the explosion at the depot.",
        [("rebels for the explosion", ["Moscow"], "alleged")],
    ),
    (
        "Delta Wire",
        "Claims that the bridge had been mined spread on Friday.",
        [("the bridge had been mined", [], "alleged")],
    ),
    # reach
    (
        "Delta Wire",
        "The Observatory said ten people had died. They had hidden in a cellar. The Observatory said most were women.",
        [("They had hidden in a cellar", ["Syrian Observatory for Human Rights"], "stated")],
    ),
    (
        "Delta Wire",
        "Police fought demonstrators near the bridge, according to Sky News. Police used live rounds on the crowd.",
        [("Police used live rounds", ["Sky News"], "stated")],
    ),
    (
        "Delta Wire",
        "Police fought demonstrators near the bridge, according to Sky News. Schools in the city have been closed since May.",
        [("Schools in the city have been closed", [], "stated")],
    ),
    (
        "Delta Wire",
        "The marchers have learned from last year, the Time report adds.",
        [("The marchers have learned from last year", ["Time"], "stated")],
    ),
    # bylines and embeds do not speak for the page
    (
        "Delta Wire",
        "Reporting by Gulf Post\n\nTanks entered the town at dawn on Sunday.",
        [("Tanks entered the town", [], "stated")],
    ),
]
