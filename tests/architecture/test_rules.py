"""What may touch what: the rules of the design that an import contract cannot hold."""

from __future__ import annotations

import ast
from re import _parser as sre  # type: ignore[attr-defined]

import pytest

from reportedly.pipeline import STAGES, Stage, WrongOrderError, check
from tests.architecture.source import calls, imports, modules

CLOCKS = {
    "time.time",
    "time.time_ns",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "dt.datetime.now",
    "dt.date.today",
}
# The journal and tombstones of the store say when a person or a run did something; the command line shows elapsed time;
# when something was fetched is its capture time.
CLOCK_ROOMS = ("store/", "cli/", "intake/fetch.py")
SOCKETS = {
    "socket",
    "ssl",
    "http.client",
    "urllib.request",
    "urllib3",
    "requests",
    "httpx",
    "aiohttp",
    "ftplib",
    "smtplib",
}
DATABASES = {"sqlite3", "sqlalchemy", "alembic", "psycopg"}
# The gazetteer is a file of its own under the user's cache, compiled from a package's data; it is no part of the store.
DATABASE_ROOMS = ("store/", "resolve/gazetteer")
RANDOM = {"random", "secrets", "uuid"}


def test_only_cli_prints() -> None:
    """No room but the command line prints or writes to standard output."""
    found = [
        p for p, tree in modules().items() if not p.startswith("cli/") for name, _ in calls(tree) if name == "print"
    ]
    assert found == []


def test_only_fetch_opens_sockets() -> None:
    """No module but intake/fetch.py imports anything that opens a socket."""
    found = [
        p
        for p, tree in modules().items()
        if p != "intake/fetch.py" and (imports(tree) | {x.split(".")[0] for x in imports(tree)}) & SOCKETS
    ]
    assert found == []


def test_only_the_store_speaks_to_databases() -> None:
    """No module outside the store (and the gazetteer's own file) imports a database library."""
    found = [
        p
        for p, tree in modules().items()
        if not p.startswith(DATABASE_ROOMS) and {x.split(".")[0] for x in imports(tree)} & DATABASES
    ]
    assert found == []


def test_no_clock_in_the_stages() -> None:
    """No module outside the journal and the command line reads the clock."""
    found = [
        (p, name)
        for p, tree in modules().items()
        if not p.startswith(CLOCK_ROOMS)
        for name, _ in calls(tree)
        if name in CLOCKS
    ]
    assert found == []


def test_nothing_is_random() -> None:
    """No module of the package imports a source of randomness, but for the write token of one run of the review app."""
    found = [p for p, tree in modules().items() if {x.split(".")[0] for x in imports(tree)} & RANDOM]
    assert found == ["cli/serve.py"]
    assert [x for x in imports(modules()["cli/serve.py"]) if x.split(".")[0] in RANDOM] == ["secrets"]


def test_no_pickles() -> None:
    """No module loads or writes pickles; weights are plain arrays."""
    found = [
        p for p, tree in modules().items() if {x.split(".")[0] for x in imports(tree)} & {"pickle", "joblib", "dill"}
    ]
    assert found == []


def test_records_are_frozen_and_slotted() -> None:
    """Every dataclass of records.py and review.py, which pass between rooms, is frozen and has slots."""
    loose = []
    for node in (n for p in ("records.py", "review.py") for n in ast.walk(modules()[p])):
        if isinstance(node, ast.ClassDef) and any(isinstance(d, ast.Call | ast.Name) for d in node.decorator_list):
            text = " ".join(ast.unparse(d) for d in node.decorator_list)
            if "dataclass" in text and not ("frozen=True" in text and "slots=True" in text):
                loose.append(node.name)
    assert loose == []


def _nested(parsed: sre.SubPattern, inside: bool = False) -> bool:
    for op, value in parsed:
        name = str(op)
        if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            _, most, inner = value
            unbounded = most == sre.MAXREPEAT and name != "POSSESSIVE_REPEAT"
            if (unbounded and inside) or _nested(inner, inside or unbounded):
                return True
        elif name in {"SUBPATTERN", "ASSERT", "ASSERT_NOT", "ATOMIC_GROUP"}:
            inner = value if name == "ATOMIC_GROUP" else value[-1]
            if _nested(inner, inside and name == "SUBPATTERN"):
                return True
        elif name == "BRANCH" and any(_nested(x, inside) for x in value[1]):
            return True
    return False


def _patterns() -> list[tuple[str, str]]:
    out = []
    for path, tree in modules().items():
        for name, call in calls(tree):
            if name.startswith("re.") and call.args and isinstance(call.args[0], ast.Constant):
                value = call.args[0].value
                if isinstance(value, str):
                    out.append((path, value))
    return out


def test_no_nested_quantifiers() -> None:
    """No regular expression of the package repeats something unbounded inside something unbounded."""
    assert [(p, x) for p, x in _patterns() if _nested(sre.parse(x))] == []


@pytest.mark.parametrize("pattern", [r"(a+)+", r"(?:\w+\s*)*x", r"(?:(?:a|b+)c*)+"])
def test_nested_quantifiers_are_seen(pattern: str) -> None:
    """The check above does find nested quantifiers."""
    assert _nested(sre.parse(pattern))


def test_the_order_of_stages_is_checked() -> None:
    """The pipeline's own list is in order; every list with two neighbours exchanged is refused."""
    check(STAGES)
    for i in range(len(STAGES) - 1):
        wrong: list[Stage] = [*STAGES[:i], STAGES[i + 1], STAGES[i], *STAGES[i + 2 :]]
        with pytest.raises(WrongOrderError):
            check(wrong)


def test_a_stage_twice_is_refused() -> None:
    """A list that fills one product twice is refused."""
    with pytest.raises(WrongOrderError, match="second time"):
        check([STAGES[0], *STAGES])


def _outer(tree: ast.Module) -> list[ast.FunctionDef]:
    """Functions and methods that another module can call: none inside a function, none of a private class."""
    bodies = [tree.body] + [c.body for c in tree.body if isinstance(c, ast.ClassDef) and not c.name.startswith("_")]
    return [f for body in bodies for f in body if isinstance(f, ast.FunctionDef)]


def test_public_names_have_docstrings_and_return_types() -> None:
    """Every public function says what it returns, by annotation and in words."""
    bare = [
        f"{path}:{f.lineno} {f.name}"
        for path, tree in modules().items()
        for f in _outer(tree)
        if not f.name.startswith("_") and (f.returns is None or not ast.get_docstring(f))
    ]
    assert bare == []
