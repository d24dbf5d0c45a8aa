"""Line roles: what a page holds besides its body, told apart and kept as offsets."""

import random

import pytest

from reportedly.reading.lines import find_lines
from reportedly.records import Line, Report


def _lines(text: str, title: str = "") -> list[tuple[str, str, str]]:
    report = Report("r", text, "", title=title)
    return [(x.role, x.value, x.span.of(text).strip()) for x in find_lines(report) if x.role != "blank"]


def _roles(text: str, title: str = "") -> list[str]:
    return [role for role, _, _ in _lines(text, title)]


BODY = "Riot police moved into the square in Basra on Friday and drove the crowd back with tear gas."


def test_the_page_of_a_relay_site() -> None:
    """An ad size, a headline, a doubled caption, a relay byline, a dateline and the body are told apart."""
    text = (
        "300 x 250\n\nMosul: governor clings to his office\n\nA march in Mosul - May 2021\nA march in Mosul - May 2021\n\n"
        f"Reporting by Delta Wire\n\nIraq, May 4, 2021—{BODY}\n"
    )
    assert _lines(text) == [
        ("ad", "", "300 x 250"),
        ("title", "", "Mosul: governor clings to his office"),
        ("caption", "", "A march in Mosul - May 2021"),
        ("duplicate", "", "A march in Mosul - May 2021"),
        ("byline", "Delta Wire", "Reporting by Delta Wire"),
        ("dateline", "Iraq", "Iraq, May 4, 2021—"),
        ("body", "", BODY),
    ]


@pytest.mark.parametrize(
    ("line", "role", "value"),
    [
        ("ADVERTISEMENT", "ad", ""),
        ("Advertisement Continue reading the main story", "ad", ""),
        ("728x90", "ad", ""),
        ("Story Continued Below", "ad", ""),
        ("Story highlights Curfew lifted in two districts, governor says", "promo", ""),
        ("Read more", "promo", ""),
        ("Related: Why the bridge matters", "promo", ""),
        ("SEE ALSO: The governor's year in office", "promo", ""),
        ("Share this article", "promo", ""),
        ("Follow us on Twitter @DeltaWire.", "promo", ""),
        ("Sign up for Daily Newsletters Manage Newsletters", "promo", ""),
        ("© 2011 Delta Wire", "credit", "Delta Wire"),
        ("Copyright © 2019 Delta Wire, LLC. Click here for reprint permission.", "credit", "Delta Wire, LLC"),
        ("Reporting by Ann Berg in Basra; Editing by Tom Ude", "credit", "Ann Berg in Basra"),
        ("The Associated Press contributed to this report.", "credit", "The Associated Press"),
        ("Contributing: Delta Wire", "credit", "Delta Wire"),
        ("Photo: Omar Dale/AFP", "caption", ""),
        ("A wounded man is carried away in Basra. (AP Photo/Omar Dale)", "caption", ""),
        ("In this June 3, 2013 photo, a tank stands by the river.", "caption", ""),
        ("Updated 5:10 p.m. ET", "stamp", ""),
        ("21 August 2016", "stamp", ""),
        ("They are firing again at the bridge — Ann Berg (@annberg) June 3, 2020", "embed", "Ann Berg"),
        ("By Ann Berg and Tom Ude", "byline", "Ann Berg and Tom Ude"),
    ],
)
def test_a_line_of_its_own(line: str, role: str, value: str) -> None:
    """A line that is furniture by its words has that role, and names what it names, wherever it stands."""
    text = f"{BODY}\n\n{line}\n\nThe governor said the square would be cleared by nightfall."
    assert _lines(text)[1] == (role, value, line)


@pytest.mark.parametrize(
    ("head", "pieces"),
    [
        ("BEIRUT (AP) — ", [("dateline", "BEIRUT"), ("credit", "AP")]),
        ("(Reuters) - ", [("credit", "Reuters")]),
        ("GAZA CITY, Gaza Strip (AP) — ", [("dateline", "GAZA CITY, Gaza Strip"), ("credit", "AP")]),
        ("CAIRO — ", [("dateline", "CAIRO")]),
        ("Basra, June 5 (Xinhua) -- ", [("dateline", "Basra"), ("credit", "Xinhua")]),
        ("09-06-2016 ", [("stamp", "09-06-2016")]),
        ("Last updated at Aug 012016 BEIRUT ", [("stamp", "Last updated at Aug 012016"), ("dateline", "BEIRUT")]),
        ("MOSCOW (Sputnik) ", [("dateline", "MOSCOW"), ("credit", "Sputnik")]),
        ("CARACAS | Tue Aug 23, 2011 5:10 pm EDT ", [("stamp", "CARACAS | Tue Aug 23, 2011 5:10 pm EDT")]),
    ],
)
def test_heads_of_a_body_line(head: str, pieces: list[tuple[str, str]]) -> None:
    """Stamps, datelines and agency marks at the head of a body line are lines of their own span before the body."""
    found = _lines(head + BODY)
    assert [(role, value) for role, value, _ in found[:-1]] == pieces
    assert found[-1] == ("body", "", BODY)


def test_a_stamp_title_and_doubled_lead_in_one_paragraph() -> None:
    """A page flattened to one paragraph gives stamp, title, body and, for the lead said twice, a duplicate."""
    lead = "Two guards were wounded on Monday when a shell hit a depot east of Hama city."
    text = f"09-06-2016 Shell Hits Depot Near Hama City. {lead} {lead} The depot burned for hours."
    assert _lines(text, title="Shell Hits Depot Near Hama City") == [
        ("stamp", "09-06-2016", "09-06-2016"),
        ("title", "", "Shell Hits Depot Near Hama City."),
        ("body", "", lead),
        ("duplicate", "", lead),
        ("body", "", "The depot burned for hours."),
    ]


def test_a_number_that_follows_a_stamp_is_no_clock() -> None:
    """A toll right after the date belongs to the body."""
    assert _lines("Fri Apr 29 2016 9 people died in Basra when a wall fell on a market.")[1][2].startswith("9 people")


def test_staff_credit_and_furniture_after_it() -> None:
    """A staff credit at the end of a line is a credit; what the page glued behind it is promo."""
    text = f"{BODY} (Editing by Ann Berg and Tom Ude) A faster network for your trading desk"
    assert _roles(text) == ["body", "credit", "promo"]
    assert _lines(text)[1][1] == "Ann Berg and Tom Ude"


def test_agency_at_the_end() -> None:
    """An agency mark after the last sentence is a credit that names the agency."""
    assert _lines(BODY + " -AFP")[1] == ("credit", "AFP", "-AFP")


def test_body_stays_body() -> None:
    """Sentences that begin like furniture, or quote it, are body."""
    for line in (
        "By early afternoon, dozens of marchers were blocking the main road to the port.",
        "Video captured medics working on some people while others were carried away.",
        "Following the vote, the council asked the army to leave the city.",
        '"They shot at us from the roof," a medic in Basra told Reuters.',
        "More than 40 people were held overnight, the ministry said.",
    ):
        assert _roles(f"{BODY}\n\n{line}\n\nThe council meets again on Sunday.")[1] == "body", line


def test_lines_never_overlap_and_cover_the_text() -> None:
    """Whatever the text, spans are in order, never overlap, and leave out nothing but white space."""
    rng = random.Random(7)
    parts = [
        "09-06-2016 ",
        "BEIRUT (AP) — ",
        BODY,
        " ",
        "\n",
        "\n\n",
        "© 2011",
        "(Editing by A B)",
        "“",
        ".",
        "@x",
        "Photo: A/AFP",
    ]
    for _ in range(300):
        text = "".join(rng.choice(parts) for _ in range(rng.randint(0, 14)))
        lines: tuple[Line, ...] = find_lines(Report("r", text, ""))
        at = 0
        for line in lines:
            assert line.span.start >= at
            assert not text[at : line.span.start].strip()
            at = line.span.end
        assert not text[at:].strip()
