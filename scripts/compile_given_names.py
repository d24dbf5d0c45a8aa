"""Compiles ``lexicon/given_names.tsv``: given names in Latin letters out of the PyPI package Faker (MIT), and some of our own.

Run ``python scripts/compile_given_names.py faker-40.63.0-py3-none-any.whl`` (from ``pip download --no-deps faker==40.63.0``),
then ``python scripts/seal_lexicon.py``. Words that are common words of English, places, peoples or bodies are left out.
"""

from __future__ import annotations

import importlib
import re
import sys
import zipfile
from pathlib import Path

from reportedly.lexicon import words
from reportedly.publish.namewords import NOT_PERSON, bodies, countries, ordinary, peoples

OUT = Path(__file__).parents[1] / "src" / "reportedly" / "lexicon" / "given_names.tsv"
# names of Arab, Kurdish, Persian, Afghan, Burmese, Hausa and Somali persons as news in English spell them
OURS = """
abbas abdallah abdel abdelaziz abdelkader abdi abdou abdul abdulaziz abdulhamit abdulkader abdullah abdulrahman adel adnan aisha akram ala alaa
amar amina amir amjad ammar anas anwar arwa asaad ashraf asma aung ayman aymen azad azza badr baha bahaa baker bakr basel bashar bashir basma
bassam bassel bilal bushra dalal dilshad djamel ebtisam emad essam fadel fadi fahd faisal farah farhad fares farid faris fatima fatma fawzi
fayez firas ghada ghaith ghassan ghazi habib hadi hafez haider haitham hakim hala hamad hamdi hamed hamid hamza hana hanaa hani hanin hasan
hashem hassan hatem haytham hazem hiba hisham hoda hosni huda hussam hussein ibtisam ihab ikram iman imad imran isam ismail issa iyad jaber
jafar jalal jamal jamil jawad jihad kamal kamel kareem karim khadija khaled khalid khalil khin kyaw laila lamia latifa layla leila lina
lubna luay maha mahdi maher mahmoud mahmud majed majid malak malek manal mansour mariam marwa marwan maryam masoud may maysa mazen mehdi
mohamad mohamed mohammad mohammed mohsen mona mouaz muammar muath muhamed muhammad muna munir mustafa muthanna nabil nada nader nadia nadim
nagy nahed najah najib najla nasser nawal nazar nibal nidal nizar noura nour omar osama othman ousmane qasim qassem raed rafik raghad rahaf
rahma rami rana rania rasha rashid rawan razan reem rehab riad rima riyadh rojda saad saadi saadia sabah sabri saddam saeed safa safwan said
saif salah saleh salem salim salma salman samar samer sami samira sana sanaa sara sayed shadi shaima sherif shirin sohaib souad suad suhair
sulaiman suleiman tahir talal tamer tarek tariq thiha wael wafa waleed walid wissam yahya yasin yasir yasmin yasser yassine youssef yousef
yusuf zainab zaid zakaria zaki zeinab ziad ziyad zubair
""".split()
# words that news in English has in lower case, or towns and titles, more often than anybody's name
COMMON = """
ace alma ante art aura autumn bell bent bird blessing brain branch buck buddy burns candy cap carry case cash chance cherish cherry chip
comfort constant coy creed darling destiny dock dot early ebb echo eda edit else era essence ever fancy fate fed fella fleet floor forum gala
gauge gay golden gray green greet handy harsh hatin haven heaven hence hung infant innocent jewel job joke journey junior karma kick lady
lane lean leaner less levy liberty lies line link little loan lone long lot love loyal lucky mad made male martial mate math maverick mentor
mercy metro mile minor miracle nail name neo noble odd oral orange owe patience peace peer pepper pier pink pleas pol precious price prosper
purity ransom reason rein rock rocky roll rosy royal rush sad sage saint server silver sincere sing skip sole spring star steward
stonewall summer sunny tab tad ties til tiny tone tore trace treasure true unique unknown unnamed urban valid versa wage wells wing winter
wood worth young san santa king prince princess duke earl major general judge bishop baron count sir lord khan abu los las fort port
brooklyn houston dallas denver boston london berlin milan florence vienna geneva chelsea sydney sydnee brisbane holland ireland scotland
orlando santiago aleppo homs hama idlib deir misr middle west east north south world man men ben-gurion camp madison wisconsin memphis
kingston phoenix raleigh richmond lincoln savannah kent devon derby lancaster kerry clare galway cork chad israel jordan kenya india china
asia america malta cuba paris iran iraq egypt libya tunis oman qatar
""".split()


def _listed(provider: object) -> set[str]:
    kinds = ("first_names", "first_names_male", "first_names_female")
    lists = (getattr(provider, kind, ()) for kind in kinds)
    return {n for listed in lists if not isinstance(listed, property) for n in listed}


def main() -> None:
    """Write the table."""
    sys.path.insert(0, sys.argv[1])
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        found = {m.group(1) for n in wheel.namelist() if (m := re.match(r"faker/providers/person/(\w+)/__init__", n))}
    names = set(OURS)
    for locale in sorted(found):
        names |= _listed(importlib.import_module(f"faker.providers.person.{locale}").Provider)
    latin = {w for n in names if re.fullmatch(r"[A-Za-zÀ-ž'’-]{3,20}", w := n.casefold().strip())}
    no = ordinary() | NOT_PERSON | peoples() | countries() | bodies() | words("speakers", "noun")
    no |= set(COMMON)
    kept = sorted(latin - no)
    OUT.write_text(
        "# Given names, folded; compiled by scripts/compile_given_names.py\nname\n" + "\n".join(kept) + "\n", "utf-8"
    )
    print(len(kept))


if __name__ == "__main__":
    main()
