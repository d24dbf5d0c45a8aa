"""Work that grows with the text and no faster, counted in lines of Python."""

import pytest

from reportedly.claims import find_claims
from tests.claims.reports import read
from tests.work import lines_run


@pytest.mark.parametrize(
    "words",
    [
        "“He reportedly saw {} of them.” ",
        "Police held {} men, according to Gulf Post. Police closed road {}. ",
        'She went on with {}," and so did he. ',
        "a medic said, and car {} came, ",
        "The mayor of Sfax said of car {}:\n“We saw {} of them,\n",
        "DALE: We saw {} of them there.\nOmar Dale came in car {}.\n",
        "“We saw {} of them there.” — Omar Dale\n",
        "A nurse said police shot {} men, a charge that Sfax rejected. The army denied it. The report was false. ",
        "A rider rejected as baseless an allegation by the guild that men took car {}. ",
        "Survivors of raid {} gave this account. The ministry gave a toll of {} dead. By her own count, {} died. ",
        "A guard, quoted by Gulf Post, told Delta Radio that {} men died. The group learned of day {} from a guard. ",
    ],
)
def test_twice_the_text_takes_twice_the_work(words: str) -> None:
    """Speakers, colons, labels and signatures without end take at most 2.6 times the work for twice the text."""
    head = "Omar Dale said it was over. “"
    once, twice = (read(head + "".join(words.replace("{}", str(i)) for i in range(n))) for n in (60, 120))
    assert lines_run(lambda: find_claims(twice)) < 2.6 * lines_run(lambda: find_claims(once))


@pytest.mark.parametrize(
    "text",
    ['"' * 2_000, "\u200f\u202b" * 500, "\x00\x01\x0b\x1f" * 200, 'צה"ל ״לא״ «لا» ' * 100, "' " * 500, "“" * 300 + "a"],
)
def test_marks_alone_say_nothing(text: str) -> None:
    """Text of marks, of marks of direction, of control characters and of other scripts gives no voice and no error."""
    assert not any(c.chain for c in find_claims(read(text)))
