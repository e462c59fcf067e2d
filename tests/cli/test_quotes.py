import csv
import io

import pytest


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], ["direct", "indirect"]),
        (["--speaker", "Nebenzya"], ["direct"]),
        (["--speaker", "nebenzia"], ["direct"]),  # another spelling of the catalogue
        (["--speaker", "Neben"], []),
        (["--speaker", "envoy"], ["direct"]),
        (["--actor", "France"], ["indirect"]),
        (["--actor", "Russia,Germany"], ["direct", "indirect"]),
        (["--about", "panel-of-experts"], ["direct"]),
        (["--about", "snapback"], []),
        (["--kind", "indirect,mixed"], ["indirect"]),
    ],
    ids=str,
)
def test_rows_are_chosen(arguments, wanted, tables, call):
    code, out, err = call("quotes", tables, *arguments)
    assert (code, err) == (0, "")
    assert [row["kind"] for row in csv.DictReader(io.StringIO(out, newline=""))] == wanted


def test_the_eyes_see_who_said_what(tables, call):
    out = call("quotes", tables, "--format", "table")[1]
    assert "Vasily Nebenzya (the envoy)  Russia  direct  cue: said  a.txt:20" in out
    assert '"No added value"' in out


def test_an_unknown_kind_names_those_there_are(tables, call):
    code, _, err = call("quotes", tables, "--kind", "spoken")
    assert code == 2
    assert "choose from direct, indirect, mixed" in err
