"""Sixty-five pages, thirteen layouts filled with five stories: body, title, byline, outlet and time come out right."""

from __future__ import annotations

from pathlib import Path
from string import Template

import pytest

from reportedly.intake import take
from reportedly.records import Report
from tests.intake.stories import STORIES, Story

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.html"))
PAGES = [pytest.param(layout, story, id=f"{layout.stem}-{story.name}") for layout in LAYOUTS for story in STORIES]
# Words of the layouts that are no body whatever the extractor thinks; none stands in a story.
FURNITURE = (
    "Archive",
    "faithful reader",
    "Blogroll",
    "all rights reserved",
    "Click to share",
    "nobody reads",
    "Ten recipes",
    "Shares slip",
    "fifteen minutes",
    "Terms of use",
    "Desktop version",
    "Accept all cookies",
    "Subscribe now",
    "Log in",
    "Help centre",
    "Advertisement",
    "Your address",
    "bakery",
    "Weather turns",
    "Privacy policy",
    "Shop our prints",
    "الرئيسية",
    "الحقوق",
)
# The layouts that state no time with a zone show only a day, no name, or no site.
DAY_ONLY = {"table": "htmldate"}
METHODS = {
    "blog": "time-element",
    "wordpress": "meta",
    "meta": "meta",
    "rtl": "meta",
    "furnished": "meta",
    "print": "meta",
}


def fill(layout: Path, story: Story) -> str:
    """The page of a layout and a story."""
    body = "\n".join(f"<p>{x}</p>" for x in story.paragraphs)
    values = {k: getattr(story, k) for k in ("title", "byline", "outlet", "url", "iso", "shown", "wrong", "caption")}
    return Template(layout.read_text(encoding="utf-8")).substitute(values, paragraphs=body)


def page(tmp_path: Path, layout: Path, story: Story) -> Report:
    """The one report that the page gives, with no refusal."""
    path = tmp_path / f"{layout.stem}.html"
    path.write_text(fill(layout, story), encoding="utf-8")
    (taken,) = take([path])
    assert taken.refusals == ()
    assert taken.capture is not None
    assert taken.capture.content == path.read_bytes()
    (report,) = taken.reports
    assert report.sha256 == taken.capture.sha256
    return report


def test_there_are_at_least_sixty_pages() -> None:
    """Twelve layouts or more, sixty pages or more, all different."""
    assert len(LAYOUTS) >= 12
    assert len({fill(a, b) for a in LAYOUTS for b in STORIES}) >= 60


@pytest.mark.parametrize(("layout", "story"), PAGES)
def test_the_body_is_kept_and_furniture_is_not(tmp_path: Path, layout: Path, story: Story) -> None:
    """Each paragraph is a line of its own, in order; nothing that is surely no body is there; English is seen."""
    report = page(tmp_path, layout, story)
    lines = report.text.split("\n")
    assert [x for x in lines if x in story.paragraphs] == list(story.paragraphs)
    assert [x for x in FURNITURE if x in report.text] == []
    assert report.language == "en"


@pytest.mark.parametrize(("layout", "story"), PAGES)
def test_what_the_page_states_is_read(tmp_path: Path, layout: Path, story: Story) -> None:
    """Title, byline, outlet and address are those of the page, wherever the layout puts them."""
    report = page(tmp_path, layout, story)
    assert report.title == story.title
    if layout.stem == "table":
        assert (report.byline, report.outlet, report.url) == ("", "", "")
        return
    assert report.outlet == story.outlet
    assert report.url == story.url
    assert report.byline == ("" if layout.stem == "none" else story.byline)


@pytest.mark.parametrize(("layout", "story"), PAGES)
def test_the_time_of_publication_is_kept_with_its_zone(tmp_path: Path, layout: Path, story: Story) -> None:
    """The stated moment is kept to the character with its zone and method, whatever later times the page holds."""
    report = page(tmp_path, layout, story)
    first = report.dates[0]
    if layout.stem in DAY_ONLY:
        assert (first.value, first.method) == (story.day, DAY_ONLY[layout.stem])
    else:
        assert (first.value, first.method) == (story.iso, METHODS.get(layout.stem, "json-ld"))
    assert report.published == first.value


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.name)
def test_a_disagreement_is_kept(tmp_path: Path, story: Story) -> None:
    """A page whose meta element and address name different days keeps both, and believes the meta element."""
    text = fill(next(x for x in LAYOUTS if x.stem == "wordpress"), story)
    path = tmp_path / "page.html"
    path.write_text(
        text.replace(f"/{story.day.replace('-', '/')}/", f"/{story.wrong.replace('-', '/')}/"), encoding="utf-8"
    )
    (taken,) = take([path])
    dates = {d.method: d.value for d in taken.reports[0].dates}
    assert dates == {"meta": story.iso, "url": story.wrong}
    assert taken.reports[0].published == story.iso
