"""The door: every kind of input is taken, and what cannot be used is refused by code, file and offset."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from reportedly.intake import take
from reportedly.records import Taken

PROSE = "Crowds gathered at the bridge in Erbil and the governor said that nobody had been hurt. " * 6
FRENCH = "Les manifestants étaient déjà réunis à Nîmes, où la police avait tiré sur la foule. " * 6
ARABIC = "خرج آلاف المتظاهرين إلى شوارع المدينة يوم الجمعة مطالبين برحيل الحكومة. " * 6


def html(body: str, head: str = "") -> str:
    """A page with one paragraph."""
    return f"<html><head>{head}</head><body><article><p>{body}</p></article></body></html>"


def given(tmp_path: Path, name: str, content: bytes) -> list[Taken]:
    """What a file of this name and content gives; its captures keep their bytes with their true digest."""
    path = tmp_path / name
    path.write_bytes(content)
    found = list(take([path]))
    for taken in found:
        if taken.capture:
            assert hashlib.sha256(taken.capture.content).hexdigest() == taken.capture.sha256
            assert taken.capture.source == str(path) or str(path) in taken.capture.source
    return found


def codes(found: list[Taken]) -> list[tuple[str, int]]:
    """Code and offset of every refusal."""
    return [(r.code, r.offset) for t in found for r in t.refusals]


def texts(found: list[Taken]) -> list[str]:
    """The text of every report."""
    return [r.text for t in found for r in t.reports]


def warc(*, compressed: bool, pages: int = 3) -> bytes:
    """An archive of pages, each followed by an image; every record is a gzip member of its own."""
    out = b""
    for i in range(pages):
        for media, body in (("text/html", html(f"Page {i}. {PROSE}").encode()), ("image/png", b"\x89PNG")):
            block = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode() + body
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{i}-{media[0]}>\r\n"
                f"WARC-Target-URI: https://www.reuters.com/2019/11/1{i}/{media}\r\n"
                "WARC-Date: 2019-11-20T00:00:00Z\r\nContent-Type: application/http;msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            record = head.encode() + block + b"\r\n\r\n"
            out += gzip.compress(record, mtime=0) if compressed else record
    return out


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("empty.html", b"", [("R101", 0)]),
        ("blank.txt", b" \n\t\n", [("R108", 0)]),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), [("R103", 0)]),
        ("noise.html", bytes(range(256)) * 20, [("R103", 0)]),
        ("paper.html", b"%PDF-1.7 and so on", [("R103", 0)]),
        ("noise.gz", b"\x1f\x8b" + bytes(range(200)), [("R104", 0)]),
        ("hollow.html", b"<html><body></body></html>", [("R108", 0)]),
        ("broken.wacz", b"PK\x03\x04" + bytes(50), [("R104", 0)]),
        ("long.txt", b"word " * 4_200_000, [("R105", 0)]),
        ("long.html", b"<html>\n<p>" + b"word " * 4_200_000, [("R105", 7)]),
    ],
)
def test_what_is_no_report_is_refused(
    tmp_path: Path, name: str, content: bytes, expected: list[tuple[str, int]]
) -> None:
    """Each sort of unusable file has its code and offset, gives no report, and keeps its bytes where it was read."""
    found = given(tmp_path, name, content)
    assert codes(found) == expected
    assert texts(found) == []


def test_the_run_goes_on_after_a_missing_file(tmp_path: Path) -> None:
    """A missing file and one under a file are R109; the file after them is read."""
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    found = list(take([tmp_path / "none.txt", tmp_path / "a.txt" / "b", tmp_path / "a.txt"]))
    assert codes(found) == [("R109", 0), ("R109", 0)]
    assert texts(found) == [PROSE]


def test_a_jsonl_line_is_taken_as_it_stands(tmp_path: Path) -> None:
    """Text and id are unchanged to the character; unknown keys are kept as sorted JSON; the line number is the offset."""
    text = " Tab\tand\r\nend \u2028 é e\u0301 "
    row = {"text": text, "id": " x 1", "url": "https://www.bbc.co.uk/n", "date": "2019-11-10", "z": [1], "a": "ü"}
    found = given(tmp_path, "in.jsonl", b"\n" + json.dumps(row).encode())
    (report,) = found[0].reports
    assert (report.text, report.id, report.outlet, report.published) == (text, " x 1", "BBC", "2019-11-10")
    assert report.extra == '{"a": "ü", "z": [1]}'
    assert found[0].capture is not None
    assert found[0].capture.offset == 2


def test_broken_lines_are_refused_and_the_others_read(tmp_path: Path) -> None:
    """Every fault of a line has its code and line; a bad date leaves the report, named in the refusal."""
    lines = [
        b'{"id":"a","text":"one"}',
        b'{"id":"b","text":',
        b"[1]",
        b'{"id":"c"}',
        b'{"id":"a","text":"two"}',
        b'{"id":"a","text":"one"}',
        b'{"id":1.5,"text":"x"}',
        b'{"text":"\\ud800"}',
        b'{"id":"g","text":"year","date":"20199-01-01"}',
        b'{"text":"\xff"}',
        b'{"text":"' + b"w" * (9 << 20) + b'"}',
        b'{"text":"last"}',
    ]
    found = given(tmp_path, "in.jsonl", b"\n".join(lines))
    assert codes(found) == [
        ("R106", 2),
        ("R106", 3),
        ("R114", 4),
        ("R117", 5),
        ("R116", 7),
        ("R102", 8),
        ("R107", 9),
        ("R102", 10),
        ("R105", 11),
    ]
    assert texts(found) == ["one", "year", "last"]
    assert next(r.report_id for t in found for r in t.refusals if r.code == "R107") == "g"


def test_a_page_with_a_date_in_the_year_20199_is_read_without_it(tmp_path: Path) -> None:
    """R107 names the report; the report has no date."""
    head = '<meta property="article:published_time" content="20199-11-10T10:00:00Z">'
    (taken,) = given(tmp_path, "page.html", html(PROSE, head).encode())
    (report,) = taken.reports
    assert [(r.code, r.report_id) for r in taken.refusals] == [("R107", report.id)]
    assert report.published == ""


@pytest.mark.parametrize("compressed", [False, True])
def test_archives_are_read_and_a_cut_one_up_to_the_cut(tmp_path: Path, compressed: bool) -> None:
    """Each page is a report with the record's address; a cut gives R104 at the cut record and no half page."""
    whole = warc(compressed=compressed)
    found = given(tmp_path, "a.warc", whole)
    assert codes(found) == []
    assert [r.url[-12:] for t in found for r in t.reports] == ["10/text/html", "11/text/html", "12/text/html"]
    assert {r.outlet for t in found for r in t.reports} == {"Reuters"}
    starts = [t.capture.offset for t in found if t.capture]
    mark = b"\x1f\x8b" if compressed else b"WARC/1"
    assert [whole[x : x + len(mark)] for x in starts] == [mark] * 3
    for cut in range(starts[2] + 20, starts[2] + 240, 40):
        some = given(tmp_path, "cut.warc", whole[:cut])
        assert codes(some) == [("R104", starts[2])]
        assert texts(some) == texts(found)[:2]


def test_a_wacz_is_read(tmp_path: Path) -> None:
    """The WARCs inside are read; a zip without any is R110."""
    for name, count, refused in (("archive/data.warc.gz", 3, []), ("notes.txt", 0, [("R110", 0)])):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as package:
            package.writestr(name, warc(compressed=True))
        found = given(tmp_path, "a.wacz", packed.getvalue())
        assert (len(texts(found)), codes(found)) == (count, refused)


@pytest.mark.parametrize(
    "opening", [b"<div>", b"<table><tr><td>", b"<b><i>", b"<ul><li>", b"<blockquote>"], ids=lambda x: x.decode()
)
def test_deep_nesting_is_read_flat(tmp_path: Path, opening: bytes) -> None:
    """Fifty thousand nested elements are noted with R118; the words inside are read."""
    found = given(tmp_path, "deep.html", b"<html><body>" + opening * 50_000 + b"<p>" + PROSE.encode() + b"</p>")
    assert codes(found) == [("R118", 0)]
    assert PROSE.strip() in texts(found)[0]


def test_a_page_of_too_many_elements_is_refused(tmp_path: Path) -> None:
    """A page that would take minutes to extract is R112."""
    assert codes(given(tmp_path, "many.html", b"<html><body>" + b"<p>a<br>b</p>" * 40_000)) == [("R112", 0)]


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "", "utf-8", "nonsense"])
def test_western_pages_are_never_garbled(tmp_path: Path, charset: str) -> None:
    """French in Latin-1 comes out right whatever the page claims; a false claim of UTF-8 is noted at the first byte."""
    page = html(FRENCH, f'<meta charset="{charset}">' if charset else "").encode("latin-1")
    found = given(tmp_path, "page.html", page)
    assert texts(found) == [FRENCH.strip()]
    assert codes(found) == ([("R102", page.index(b"\xe9"))] if charset == "utf-8" else [])
    assert found[0].reports[0].language == "fr"


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-1", ""])
def test_arabic_pages_are_never_garbled(tmp_path: Path, charset: str) -> None:
    """Arabic in windows-1256 comes out right with the right, the wrong and no charset, and is not taken for English."""
    found = given(tmp_path, "page.html", html(ARABIC, f'<meta charset="{charset}">').encode("cp1256"))
    assert texts(found) == [ARABIC.strip()]
    assert found[0].reports[0].language == "ar"


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_text_files_are_decoded(tmp_path: Path, charset: str) -> None:
    """Plain text comes out right in every common encoding, with a byte order mark or without."""
    found = given(tmp_path, "a.txt", FRENCH.encode(charset))
    assert (texts(found), codes(found)) == ([FRENCH], [])


def test_a_broken_byte_in_utf8_is_noted_and_the_rest_kept(tmp_path: Path) -> None:
    """One bad byte among good UTF-8 becomes U+FFFD and R102 gives its offset."""
    content = FRENCH.encode() + b"fin \xff."
    found = given(tmp_path, "a.txt", content)
    assert codes(found) == [("R102", len(content) - 2)]
    assert texts(found) == [FRENCH + "fin \ufffd."]


def test_a_feed_is_read(tmp_path: Path) -> None:
    """Each entry is a report with its stated moment and zone; a feed that breaks off gives R111 and what came before."""
    entry = (
        "<item><title>A &amp; B</title><link>https://www.bbc.co.uk/news/1</link>"
        "<pubDate>Sun, 10 Nov 2019 14:30:00 +0300</pubDate><description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"
        "</description></item>"
    )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>The Feed</title>'
    found = given(tmp_path, "f.xml", f"{head}{entry}</channel></rss>".encode())
    (report,) = [r for t in found for r in t.reports]
    assert (report.title, report.outlet, report.text) == ("A & B", "BBC", "One.\nTwo.")
    assert (report.published, report.dates[0].method) == ("2019-11-10T14:30:00+03:00", "feed")
    cut = given(tmp_path, "g.xml", f"{head}{entry}<item><title>C".encode())
    assert next(c for c, _ in codes(cut)) == "R111"
    assert "One.\nTwo." in texts(cut)


def test_compressed_pages_and_lines_are_read(tmp_path: Path) -> None:
    """A page and JSONL in gzip are read; a cut JSONL gives its whole lines and R104."""
    assert texts(given(tmp_path, "p.html.gz", gzip.compress(html(PROSE).encode()))) == [PROSE.strip()]
    lines = b"".join(
        json.dumps({"id": str(i), "text": f"{i} {hashlib.md5(str(i).encode()).hexdigest()}"}).encode() + b"\n"
        for i in range(999)
    )
    cut = given(tmp_path, "l.jsonl.gz", gzip.compress(lines)[:-900])
    assert texts(cut)[0].startswith("0 ")
    assert codes(cut)[-1][0] == "R104"


def test_folders_are_walked_in_order_and_twice_the_same(tmp_path: Path) -> None:
    """Files come sorted, folders inside as well, hidden names left out; two runs give equal results."""
    for name in ("b.txt", "a.txt", "c/d.txt", ".hidden"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name}. {PROSE}", encoding="utf-8")
    first = list(take([tmp_path]))
    assert [x.split(".")[0] for x in texts(first)] == ["a", "b", "c/d"]
    assert list(take([tmp_path])) == first


def test_standard_input_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` reads whatever kind standard input holds."""
    path = tmp_path / "in"
    path.write_bytes(b'{"text": "from a pipe"}\n')
    with path.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        found = list(take(["-"]))
    assert texts(found) == ["from a pipe"]


@pytest.mark.gold
def test_every_corpus_line_is_taken(shared: Path) -> None:
    """All lines of the corpora are read; the only refusal is an id that comes twice with two texts."""
    found = [t for p in sorted((shared / "corpus").glob("*.jsonl")) for t in take([p])]
    assert len(found) == 9335
    assert [c for c, _ in codes(found)] == ["R117"]
