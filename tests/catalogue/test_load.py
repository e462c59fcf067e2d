"""A user's folder over the built-in data, and the one line that a mistake in it gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from sanctwatch.catalogue import Catalogue, check, load_catalogue
from sanctwatch.errors import SanctwatchError

_NEW_STATE = """
[ZZZ]
label = "Ruritania"
names = ["Ruritania", "Kingdom of Ruritania"]
demonyms = ["Ruritanian"]
metonyms = ["Strelsau"]
capital = "Strelsau"
status = "none"
source = "The Prisoner of Zenda"
"""


def test_a_new_id_is_added(overlay) -> None:
    merged = load_catalogue(overlay(states_toml=_NEW_STATE))
    assert merged.states["ZZZ"].label == "Ruritania"
    assert [(name.text, name.form) for name in merged.states["ZZZ"].names][-1] == ("Strelsau", "metonym")
    assert len(merged.states) == 198


def test_names_are_added_and_removed(overlay, catalogue: Catalogue) -> None:
    folder = overlay(states_toml='[IRN.add]\nnames = ["Persia"]\n[IRN.remove]\nnames = ["Islamic Republic"]\n')
    names = [name.text for name in load_catalogue(folder).states["IRN"].names]
    assert "Persia" in names
    assert "Islamic Republic" not in names
    assert "Persia" not in [name.text for name in catalogue.states["IRN"].names]


def test_a_text_replaces_the_built_in_one(overlay) -> None:
    merged = load_catalogue(overlay(states_toml='[TUR]\nlabel = "Turkey"\n'))
    assert merged.states["TUR"].label == "Turkey"
    assert merged.states["TUR"].capital == "Ankara"


def test_adding_a_name_that_is_there_changes_nothing(overlay, catalogue: Catalogue) -> None:
    merged = load_catalogue(overlay(states_toml='[IRN.add]\nnames = ["Iran"]\n'))
    assert merged.states["IRN"].names == catalogue.states["IRN"].names


def test_rows_with_the_same_key_replace_and_others_are_added(overlay, catalogue: Catalogue) -> None:
    folder = overlay(
        resolution_years_csv="year,first,last,source\n2026,2812,2850,seen\n2027,2851,2853,seen\n",
        resolutions_csv="number,adopted,regimes,action,vote,source\n2852,2027-01-15,UN:YEM,renews,15-0-0,seen\n",
    )
    merged = load_catalogue(folder)
    assert merged.year_of(2850) == 2026
    assert merged.year_of(2853) == 2027
    assert merged.regimes_of(2852) == ("UN:YEM",)
    assert len(merged.resolutions) == len(catalogue.resolutions) + 1


def test_a_context_settles_a_name_of_two(overlay) -> None:
    folder = overlay(
        states_toml=_NEW_STATE.replace('"Ruritanian"]', '"Ruritanian", "Iranian"]'),
        contexts__states_toml='[[Iranian]]\nids = ["IRN"]\ndefault = "admit"\n'
        '[[Iranian]]\nids = ["ZZZ"]\ndefault = "exclude"\nadmit_document = ["Strelsau"]\n',
    )
    merged = load_catalogue(folder)
    assert [entry.id for entry in merged.find("iranian")] == ["IRN", "ZZZ"]


def test_a_regime_and_a_body_can_be_added(overlay) -> None:
    folder = overlay(
        states_toml=_NEW_STATE,
        regimes_toml='["UN:ZZZ"]\nlabel = "Ruritania"\nresolutions = [9001]\nsource = "x"\n',
        bodies_toml='[zzz]\nmechanism = "sanctions-committee"\nregime = "UN:ZZZ"\nnames = ["9001 Committee"]\n',
    )
    merged = load_catalogue(folder)
    assert merged.regimes_of(9001) == ("UN:ZZZ",)
    assert merged.find("9001 committee")[0].id == "sanctions-committee"


def test_the_fingerprint_tells_an_overlay_from_none(overlay, catalogue: Catalogue) -> None:
    assert load_catalogue().fingerprint == catalogue.fingerprint
    first = load_catalogue(overlay(states_toml=_NEW_STATE)).fingerprint
    second = load_catalogue(overlay(states_toml=_NEW_STATE.replace("Zenda", "Zanda"))).fingerprint
    assert len({catalogue.fingerprint, first, second}) == 3


def test_an_empty_folder_changes_nothing(tmp_path: Path, catalogue: Catalogue) -> None:
    assert load_catalogue(tmp_path) == catalogue


def test_files_of_other_types_are_let_be(overlay, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("notes")
    assert load_catalogue(overlay(states_toml=_NEW_STATE)).states["ZZZ"]


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        pytest.param(
            {"states_toml": _NEW_STATE.replace('"Ruritania",', '"Iran",')},
            ["'Iran' names both IRN", "ZZZ", "data/states.toml", "[ID.remove]"],
            id="a name of two ids",
        ),
        pytest.param(
            {"organizations_toml": '[RURI]\nlabel = "R"\nnames = ["Moscow"]\nsource = "x"\n'},
            ["'Moscow' names both RUS", "RURI"],
            id="a name of two kinds",
        ),
        pytest.param(
            {
                "states_toml": _NEW_STATE.replace('"Ruritania",', '"Iran",'),
                "contexts__states_toml": '[Iran]\nids = ["IRN"]\ndefault = "admit"\n',
            },
            ["'Iran' names both IRN"],
            id="a name of two ids with a context for the first",
        ),
        pytest.param(
            {
                "states_toml": _NEW_STATE.replace('"Ruritania",', '"Iran",'),
                "contexts__states_toml": '[Iran]\nids = ["ZZZ"]\ndefault = "admit"\n',
            },
            ["'Iran' names both IRN"],
            id="a name of two ids with a context for the second",
        ),
        pytest.param({"states_toml": "[ZZZ\n"}, ["states.toml", "not valid TOML", "line 1"], id="broken TOML"),
        pytest.param({"states_toml": '[ZZZ]\nlable = "R"\n'}, ["[ZZZ]", "'lable'", "did you mean label?"], id="a typo"),
        pytest.param({"states_toml": '[ZZZ]\nwhat = "R"\n'}, ["'what'", "known are label"], id="an unknown field"),
        pytest.param({"states_toml": '[ZZZ]\nnames = "R"\n'}, ["names must look like"], id="a text for a list"),
        pytest.param(
            {"states_toml": "[ZZZ]\nlabel = 3\n"}, ['label must look like label = "text"'], id="a number for a text"
        ),
        pytest.param({"states_toml": 'ZZZ = "R"\n'}, ["ZZZ is not a table"], id="no table"),
        pytest.param({"states_toml": 'IRN = "R"\n'}, ["IRN is not a table"], id="no table for a known id"),
        pytest.param({"states_toml": '[ZZZ]\nnames = ["R"]\n'}, ["[ZZZ] has no label"], id="no label"),
        pytest.param(
            {"states_toml": '[IRN]\nnames = ["Persia"]\n'}, ["in the catalogue already", "[IRN.add]"], id="a list anew"
        ),
        pytest.param(
            {"states_toml": '[IRN.remove]\nnames = ["Persia"]\n'}, ["'Persia', which IRN does not have"], id="not there"
        ),
        pytest.param(
            {"states_toml": '[IRM.add]\nnames = ["P"]\n'}, ["no IRM; did you mean"], id="add to an unknown id"
        ),
        pytest.param({"states_toml": '[IRN.add]\nlabel = "P"\n'}, ["label is a text"], id="add to a text"),
        pytest.param(
            {"regimes_toml": '[UNPRK]\nlabel = "x"\n'}, ["'UNPRK' is no regime id"], id="a regime without colon"
        ),
        pytest.param(
            {"bodies_toml": '[b]\nmechanism = "x"\nregime = "UN:PRK"\nnames = ["b"]\n'},
            ["mechanism 'x' is not in mechanisms.toml"],
            id="a body of no mechanism",
        ),
        pytest.param(
            {"contexts__states_toml": '[Iran]\ndefault = "admit"\n'}, ["says of no id"], id="a context of none"
        ),
        pytest.param(
            {"contexts__states_toml": '[Iran]\nids = ["IRN"]\ndefault = "yes"\n'},
            ['"admit" or "exclude"'],
            id="a default",
        ),
        pytest.param(
            {"officials_csv": "name,actor\nX,IRN\n"}, ["columns are name,actor", "they must be"], id="columns"
        ),
        pytest.param(
            {"council_csv": "year,month,state,source\n2028,,IRN\n"}, ["line 2 must have 4 cells"], id="a short row"
        ),
        pytest.param({"council_csv": "year,month,state,source\nsoon,,IRN,x\n"}, ["year is 'soon'"], id="no number"),
        pytest.param({"state_toml": ""}, ["not a catalogue file", "states.toml"], id="a file name that we do not know"),
    ],
)
def test_a_mistake_gets_one_line_with_file_and_remedy(overlay, files: dict[str, str], wanted: list[str]) -> None:
    folder = overlay(**files)
    with pytest.raises(SanctwatchError) as caught:
        load_catalogue(folder)
    message = str(caught.value)
    assert "\n" not in message
    assert str(folder) in message
    for part in wanted:
        assert part in message
    assert check(folder) == [message]


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "states.toml").write_bytes('[ZZZ]\nlabel = "Türkiye"\n'.encode("cp1252"))
    with pytest.raises(SanctwatchError, match=r"states\.toml: not UTF-8 .* save it as UTF-8"):
        load_catalogue(tmp_path)
    (tmp_path / "states.toml").unlink()
    (tmp_path / "officials.csv").write_bytes("name\nGoïta\n".encode("cp1252"))
    with pytest.raises(SanctwatchError, match=r"officials\.csv: not UTF-8"):
        load_catalogue(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SanctwatchError, match="no such folder"):
        load_catalogue(tmp_path / "gone")


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        pytest.param({"states_toml": _NEW_STATE.partition("source")[0]}, "ZZZ has no source", id="no source"),
        pytest.param(
            {"contexts__states_toml": '[Iran]\nids = ["IRN"]\ndefault = "admit"\nexclude_after = ["("]\n'},
            "no regular expression",
            id="a broken pattern",
        ),
        pytest.param(
            {"contexts__states_toml": '[Atlantis]\nids = ["IRN"]\ndefault = "admit"\n'},
            "has no such name",
            id="a loose context",
        ),
        pytest.param(
            {"officials_csv": "name,actor,role,start,end,variants,alone,source\nX Y,IRM,Z,2020,,,,x\n"},
            "there is no IRM; did you mean",
            id="an unknown actor",
        ),
        pytest.param(
            {"officials_csv": "name,actor,role,start,end,variants,alone,source\nX Y,IRN,Z,in 2020,,,,x\n"},
            "no ISO date",
            id="a date in words",
        ),
        pytest.param(
            {"officials_csv": "name,actor,role,start,end,variants,alone,source\nX Y,IRN,Z,2020-05,2020-04-30,,,x\n"},
            "before it starts",
            id="a term that runs backwards",
        ),
        pytest.param(
            {"resolution_years_csv": "year,first,last,source\n2027,2900,2910,x\n"}, "2026 ends with 2819", id="a gap"
        ),
    ],
)
def test_check_finds_what_loading_lets_pass(overlay, files: dict[str, str], wanted: str) -> None:
    folder = overlay(**files)
    load_catalogue(folder)
    problems = check(folder)
    assert any(wanted in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("irn", "IRN"),
        ("Iran", "IRN"),
        ("Irann", "IRN"),
        ("UN:PRX", "UN:PRK"),
        ("snapbck", "snapback"),
        ("HOUTHI", "HOUTHIS"),
    ],
)
def test_nearest_suggests_the_id(catalogue: Catalogue, typed: str, meant: str) -> None:
    assert meant in catalogue.nearest(typed)


def test_nearest_has_nothing_for_nonsense(catalogue: Catalogue) -> None:
    assert catalogue.nearest("qqqqqqqq") == ()


def test_an_unknown_id_is_a_key_error(catalogue: Catalogue) -> None:
    assert catalogue.entry("UN").kind == "organization"
    with pytest.raises(KeyError):
        catalogue.entry("ATL")


def test_an_unknown_trait_names_those_that_there_are(tmp_path: Path) -> None:
    content = '[x-ban]\nlabel = "X"\nnames = ["x ban"]\ntraits = ["tellling"]\nsource = "test"\n'
    (tmp_path / "mechanisms.toml").write_text(content, encoding="utf-8")
    with pytest.raises(SanctwatchError, match="no trait 'tellling'; choose from names-belong"):
        load_catalogue(tmp_path)
