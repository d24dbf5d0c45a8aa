"""Five invented stories that every layout is filled with; outlets and persons do not exist."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """What a page is made of. ``iso`` is the stated moment with its zone; ``shown`` the same day in words."""

    name: str
    title: str
    byline: str
    outlet: str
    url: str
    iso: str
    shown: str
    wrong: str
    caption: str
    paragraphs: tuple[str, ...]

    @property
    def day(self) -> str:
        """The day of publication as stated."""
        return self.iso[:10]


STORIES = (
    Story(
        "basra",
        "Dock workers block the port road in Basra for a third day",
        "Rana Qadiri",
        "The Harbour Ledger",
        "https://harbourledger.example/2021/03/14/port-road.html",
        "2021-03-14T18:25:00+03:00",
        "March 14, 2021",
        "2021-03-16",
        "Burning tyres near the gate of the northern terminal.",
        (
            "Several hundred dock workers kept the road to the northern terminal closed on Sunday, parking lorries across both lanes and telling drivers to turn back towards the city.",
            "A spokesman for the port authority said talks with the strike committee would resume on Monday, and that two ships had already been sent on to another harbour.",
            "Police fired tear gas shortly before noon, according to three people at the barricade, and a hospital clerk counted nine people treated for breathing trouble.",
            "The committee wants four months of unpaid wages and the release of two organisers who were taken from their homes last week, it said in a handwritten statement.",
        ),
    ),
    Story(
        "oran",
        "Teachers in Oran end hunger strike after ministry promises new talks",
        "Samir Belhadj",
        "Le Phare Courier",
        "https://lepharecourier.example/2019/11/08/teachers-oran.html",
        "2019-11-08T07:05:30Z",
        "November 8, 2019",
        "2019-11-11",
        "Teachers outside the regional directorate on Thursday night.",
        (
            "Twenty-two substitute teachers who had refused food for eleven days in Oran began eating again late on Thursday, after an envoy of the education ministry read out a letter to them.",
            "The letter promises a meeting within a week and says that no teacher will be dismissed for taking part, a copy shown to this newspaper reads.",
            "Doctors from a volunteer clinic said that three of the strikers were still too weak to stand, and that one had been kept in hospital overnight for observation.",
            "Their union, which counts some four thousand substitutes in the west of the country, warned that it would call a march if the meeting brought nothing.",
        ),
    ),
    Story(
        "osh",
        "Governor denies that soldiers shot at crowd in Osh bazaar",
        "Ainura Toktosheva",
        "Valley Dispatch",
        "https://valleydispatch.example/2022/07/02/osh-bazaar.html",
        "2022-07-02T23:50:00+06:00",
        "July 2, 2022",
        "2022-06-30",
        "Shuttered stalls on the east side of the bazaar.",
        (
            "The regional governor said on Saturday that no soldier had opened fire in the central bazaar of Osh, contradicting traders who described shooting from two army lorries.",
            "At least five people were wounded when the market was cleared on Friday afternoon, the city's emergency service reported, adding that four of them had left hospital.",
            "A stallholder who asked not to be named said that the first shots came after young men overturned a patrol car, and that people ran towards the river.",
            "The interior ministry announced an inquiry and told residents to stay at home after nine in the evening until further notice.",
        ),
    ),
    Story(
        "cusco",
        "Rail blockade near Cusco leaves hundreds of visitors stranded",
        "Lucia Huaman and Peter Aldous",
        "Andean Morning Post",
        "https://andeanmorningpost.example/2020/02/21/rail-blockade.html",
        "2020-02-21T04:15:00-05:00",
        "February 21, 2020",
        "2020-02-24",
        "A boulder on the track below the station.",
        (
            "Villagers rolled boulders onto the railway line near Cusco before dawn on Friday, stopping every train on the mountain section and leaving about eight hundred visitors without transport.",
            "The rail company said that the damage to the track was slight, but that it would not send repair crews until the police could guarantee their safety.",
            "Leaders of six farming communities accuse the company of breaking a promise to pay for a bridge that was washed away two years ago.",
            "A vice minister flew to the region in the afternoon and called on both sides to accept mediation by the local ombudsman's office.",
        ),
    ),
    Story(
        "lviv",
        "Court in Lviv releases three students held after campus march",
        "Oksana Hrytsak",
        "Tower Street News",
        "https://towerstreetnews.example/2018/12/05/court-lviv.html",
        "2018-12-05T16:40:12+02:00",
        "December 5, 2018",
        "2018-12-09",
        "Relatives wait on the steps of the district court.",
        (
            "A district court in Lviv ordered the release of three students on Wednesday, ruling that the police had held them for longer than the law allows without a charge.",
            "The three were detained after a march against higher dormitory fees that drew about six hundred people, by the organisers' count, to the university's main gate.",
            "Their lawyer told reporters that one of them had been struck in a police van, an allegation that the prosecutor's office said it would look into.",
            "The rector has promised to publish the accounts of the dormitories by the end of the month and to freeze the fees until then.",
        ),
    ),
)
