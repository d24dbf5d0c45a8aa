"""Five hundred invented names of many origins and forms, twenty sentences with private roles, officials in varied sentences."""

from __future__ import annotations

import re

from reportedly.publish.namewords import plain

# origin: given names, then family names (both as they are written; particles and marks are part of them)
ORIGINS: dict[str, tuple[str, str]] = {
    "arabic": (
        "Yassine|Amal|Nour|Abdul-Karim|Abd al-Rahim|Khadija|Mustafa|Umm Salim|Abu Tarek|Hédi",
        "Dhouibi|ben Salem|al-Khatib|el-Sayed|bin Rashid|Haddad|Abu Zeid|al-Din Shami|Ould Brahim|Ait Larbi",
    ),
    "kurdish": (
        "Rojda|Azad|Berîvan|Şêrko|Hêvî|Dilovan|Zîlan",
        "Barzinji|Hesenî|Mahmûd Rashid|Amedî|Xelîl|Resho|Zaxoyi",
    ),
    "turkish": (
        "Çağla|Özgür|İsmet|Gülşen|Yiğit|Ayşe Nur|Mehmet",
        "Yılmazer|Öztürkmen|Karadağlı|Şimşekoğlu|Demirtepe|Güneyli|Aksoylu",
    ),
    "slavic": (
        "Łucja|Olga|Bohdan|Željko|Anastasiya|Přemysl|Jarosław",
        "Kowalczykowa|Petrenchuk|Šimunović-Perić|Dvořákova|Zhdanovych|Ivanchenkov|Bjelić",
    ),
    "spanish": (
        "José|María del Carmen|Íñigo|Ximena|Juan Pablo|Ángela|Wilmer",
        "de la Cruz Vera|Ibáñez|Quispe Mamani|Núñez y Soto|del Río|Cárdenas|Zelaya Pinto",
    ),
    "french": (
        "Hélène|Jean-Baptiste|Zoé|Loïc|Anne-Sophie|Gaël|Maëlys",
        "d'Aubigny|Lefèvre|de Montrevel|L'Hermitte|Dupuis-Carré|Bénard|Thouvenot",
    ),
    "african": (
        "Chinwe|Kwabena|N'Golo|Thandiwe|Mwajuma|Oluwaseun|Tadesse",
        "Mwangi|Okonkwo-Bello|M'Baye|Ndlovu|Gebremedhin|Asantewaa|Diallo Barry",
    ),
    "chinese": ("Xiaoming|Wei-ling|Jianguo|Siu-Fung|Meihua|Zhiqiang|Yunxi", "Ouyang|Tsang|Zhao|Lüdong|Hsieh|Kwok|Situ"),
    "burmese": (
        "Thiha|Khin Myint|Aung Zaw|Su Su|Nandar|Kyaw Swar|May Thet",
        "Hlaing|Htut|Tin Oo|Phyo Wai|Lwin|Myat Noe|Zin Ko",
    ),
    "indian": (
        "Priyanka|Arjun|Lakshmi|Harpreet|Venkatesh|Shabnam|Dnyaneshwar",
        "Raghunathan|Kaur Gill|Chattopadhyay|Siddiqui|Patwardhan|Mohd. Ansari|Yelamanchili",
    ),
    "english": (
        "Siobhán|Percival|J. R.|Mary-Ellen|Tomos|Winifred|D’Arcy",
        "O'Rourke|McAllistair|Fitz-Hugh|Ashcombe|Smyth-Jones|O’Dowd|St. Clair",
    ),
    "german": (
        "Jörg|Ännchen|Friedhelm|Karl-Heinz|Ulrike",
        "von der Aue|Müllerschön|van den Broek|zu Reichenau|Weißkopf",
    ),
}
_ALONE = "Samir|Thiha|Hozan|Şilan|Oumou|Suharti|Zainab|Nilofar|Bayu|Ngozi|Jandira|Aliou|Pema|Tenzin|Mirwais|Shukria|Koffi|Liliosa|Dorji"
PARTICLES = frozenset(
    "al el abu umm bin ben ibn bint ould ait de del la y d l von van der den zu abd st mc o n m jr din".split()
)


def names() -> list[str]:
    """Five hundred names: of one word, and given with family names of the same origin in turn."""
    out = _ALONE.split("|")
    for step in range(7):
        for given, family in ORIGINS.values():
            first, last = given.split("|"), family.split("|")
            out += [f"{g} {last[(i + step) % len(last)]}" for i, g in enumerate(first)]
    return list(dict.fromkeys(out))[:500]


def words_of(name: str) -> set[str]:
    """The words of a name that tell who it is, as ``plain`` gives them: no particles, no initials."""
    found = re.split(r"[\W_]+", plain(name))
    return {w for w in found if len(w) > 2 and w not in PARTICLES}


def words_in(text: str) -> set[str]:
    """The words of a text as ``plain`` gives them."""
    return set(re.split(r"[\W_]+", plain(text)))


def leaked(name: str, text: str) -> set[str]:
    """The telling words of ``name`` that stand in ``text`` as words, whatever their case and accents."""
    return words_of(name) & words_in(text)


ROLES = (
    "{}, 19, a student, was killed.",
    "Police shot dead {} on Friday.",
    "A 34-year-old nurse, {}, was among the wounded.",
    "The 17-year-old pupil {} was filming.",
    "{}, whose brother was killed, wept.",
    "“They fired at us,” said {}, a resident of the old town.",
    "Among the dead is {}.",
    "The funeral of {} drew a crowd.",
    "Officers arrested {} at dawn.",
    "{} was arrested at home.",
    "Shopkeeper {} saw it all.",
    "My neighbour {} came home.",
    "His mother, {}, said that he was asleep.",
    "{}, a 41-year-old bus driver, died.",
    "{} (22) was hit by a bullet.",
    "The victims included {}.",
    "The family of {} has no news.",
    "A witness named {} told the paper so.",
    "{}, who was wounded in the leg, is at home.",
    "Protester {} refused to leave.",
)
OFFICES = (
    "Interior minister {} denied it.",
    "{}, the governor, resigned.",
    "Colonel {}, 51, spoke on Friday.",
    "Federation spokesman {} said so.",
    "President {} was wounded in the attack.",
    "{}, a member of the assembly and its deputy speaker, objected.",
    "The mayor of the port, {}, closed the bridge.",
    "“We have no orders,” said Gen. {}, who commands the garrison.",
    "Police chief {} told reporters that nobody was hurt.",
    "{}, the ministry's spokeswoman, said nine were held.",
    "The head of the electoral commission, {}, was jailed for a year.",
    "Former prime minister {} was detained at the airport.",
    "Judge {} released them.",
    "{}, the country's ambassador to the union, left the hall.",
    "Opposition leader {} was arrested on Monday.",
    "The bill's author, Senator {}, voted against it.",
    "{}, secretary-general of the dockers' union, called a strike.",
    "Lt. Col. {} was killed when the depot blew up.",
    "The foreign minister, {}, said that talks go on.",
    "Chief justice {} read the ruling.",
)


def officials() -> list[tuple[str, str]]:
    """Two hundred and forty officials and a sentence for each: every office with twelve names of full length."""
    full = [n for n in names() if 2 <= len(n.split()) <= 3]
    return [(n := full[(i * 37) % len(full)], OFFICES[i % len(OFFICES)].format(n)) for i in range(240)]
