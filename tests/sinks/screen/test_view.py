import io

import pytest
from rich.console import Console

from sanctwatch.records import Analysis, DocumentRow, Quote
from sanctwatch.sinks.screen.view import View


def view(stream):
    return View("quotes", lambda console, rows, label: console.print(len(rows), label("x")), str.upper, console=stream)


def test_rows_of_all_documents_are_shown_at_the_end():
    console = Console(file=io.StringIO())
    with view(console) as writer:
        for _ in range(2):
            writer.write(Analysis(DocumentRow("a.txt", "ok"), quotes=(Quote("a.txt", "direct", "", "y", 0, 1),)))
        assert console.file.getvalue() == ""
    assert console.file.getvalue() == "\n2 X\n\n"


def test_nothing_is_shown_after_a_crash():
    console = Console(file=io.StringIO())
    with pytest.raises(ZeroDivisionError), view(console):
        raise ZeroDivisionError
    assert console.file.getvalue() == ""
