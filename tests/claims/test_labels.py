"""What the trained networks find in a report."""

from reportedly.claims.find import ruled_drafts
from reportedly.claims.labels import Reading, Spot, read, roles_of, spots_of
from reportedly.claims.tree import Tree
from reportedly.models.columns import Columns, columns_of
from reportedly.reading import read_reports
from reportedly.records import Report


def _read(text: str) -> tuple[Tree, Columns, Reading]:
    tree = Tree(next(read_reports([Report("r", text, "")])))
    c = columns_of(tree.doc, [(q.span, q.closed) for _, q in ruled_drafts(tree)[1]])
    return tree, c, read(c, [t.text for t in tree.tokens])


def _words(tree: Tree, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [tree.span(a, b).of(tree.text) for a, b in ranges]


def test_cue_source_and_content() -> None:
    """The cue, who spoke, and what was said, each as the text's words."""
    tree, c, reading = _read("Four shops burned down overnight in Gafsa, the mayor told reporters.")
    spots = spots_of(c, reading.chances, [])
    assert [tree.span(s.first, s.last).of(tree.text) for s in spots] == ["told"]
    roles = roles_of(c, reading, spots)[0]
    assert _words(tree, roles.source) == ["the mayor"]
    assert _words(tree, roles.content) == ["Four shops burned down overnight in Gafsa"]


def test_no_cue_without_speech() -> None:
    """Plain narrative has no cue."""
    _, c, reading = _read("Four shops burned down overnight in Gafsa. Firemen came at dawn.")
    assert spots_of(c, reading.chances, []) == []


def test_what_stands_beside_changes_nothing() -> None:
    """A paragraph is read the same whatever paragraphs of other lengths surround it, but for rounding."""
    line = "Rebels shelled the depot, a medic said."
    _, _, alone = _read(line)
    _, _, beside = _read(
        line + "\n\n" + "The town of Hama was quiet on Monday and its markets were open until noon. " * 4
    )
    count = len(alone.chances)
    assert abs(alone.chances - beside.chances[:count]).max() < 0.1


def test_the_order_of_the_spots_is_kept() -> None:
    """Roles come in the order of the spots, whichever paragraph they stand in."""
    text = (
        "Rana Dabbagh said the port was closed on Monday morning because of the storm.\n\nGuards fled, Karim Osta said."
    )
    tree, c, reading = _read(text)
    spots = spots_of(c, reading.chances, [])
    sources = [_words(tree, r.source)[0] for r in roles_of(c, reading, spots)]
    assert sources == ["Rana Dabbagh", "Karim Osta"]
    assert roles_of(c, reading, list(reversed(spots)))[0].spot == spots[-1]


def test_nothing_to_read() -> None:
    """A report without tokens has no chances and no roles."""
    _, c, reading = _read("")
    assert reading.chances.shape == (0,)
    assert roles_of(c, reading, []) == []


def test_a_given_spot_is_decoded() -> None:
    """A spot that the network did not propose gets roles all the same."""
    tree, c, reading = _read("Four shops burned down overnight in Gafsa.")
    at = next(i for i, t in enumerate(tree.tokens) if t.text == "burned")
    assert len(roles_of(c, reading, [Spot(at, at)])) == 1
