"""The built-in data: every name of every entry is a case."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from itertools import pairwise

import pytest

from sanctwatch.catalogue import Catalogue, check, load_catalogue
from sanctwatch.catalogue.files import CONTEXT_FILES, CSV_FILES, DATA, ENTRY_FILES

_CATALOGUE = load_catalogue()
_ENTRIES = [*_CATALOGUE.states.values(), *_CATALOGUE.organizations.values(), *_CATALOGUE.mechanisms.values()]
_ACTOR_NAMES = {name.text for entry in _ENTRIES if entry.kind != "mechanism" for name in entry.names}
_NAMES = [pytest.param(entry.id, name.text, id=f"{entry.id}-{name.text}") for entry in _ENTRIES for name in entry.names]


@pytest.mark.parametrize(("ident", "name"), _NAMES)
def test_every_name_leads_to_its_entry(catalogue: Catalogue, ident: str, name: str) -> None:
    assert ident in [entry.id for entry in catalogue.find(name)]
    assert name == name.strip()
    assert "’" not in name, "straight apostrophes only: the text is cleaned before it is matched"


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.id) for entry in _ENTRIES])
def test_no_entry_has_a_name_twice(entry) -> None:
    assert [name for name, n in Counter(name.text for name in entry.names).items() if n > 1] == []


@pytest.mark.parametrize("name", ["", "Atlantis", "the Council", "world body", "UNO", "Gaza Strip", "State Department"])
def test_what_is_no_name_leads_nowhere(catalogue: Catalogue, name: str) -> None:
    assert catalogue.find(name) == ()


def test_all_states_are_there(catalogue: Catalogue) -> None:
    by_status = Counter(state.status for state in catalogue.states.values())
    assert by_status == {"member": 193, "observer": 2, "none": 2}
    assert {ident for ident, state in catalogue.states.items() if state.status != "member"} == {
        "PSE",
        "VAT",
        "TWN",
        "XKX",
    }
    assert all(re.fullmatch("[A-Z]{3}", ident) for ident in catalogue.states)


def test_organizations_are_the_closed_list(catalogue: Catalogue) -> None:
    ids = """UN UNSC UNGA UNSG EU E3 P5 P5+1 IAEA NATO G7 AU ECOWAS SADC IGAD ASEAN LAS GCC OPEC SCO BRICS FATF SWIFT
        HOUTHIS TALIBAN ISIL AL-QAIDA AL-SHABAAB HEZBOLLAH HAMAS M23 RSF"""
    assert set(catalogue.organizations) == set(ids.split())


def test_every_state_has_what_it_needs(catalogue: Catalogue) -> None:
    for state in catalogue.states.values():
        forms = {name.form for name in state.names}
        assert "name" in forms
        assert state.capital
        assert "demonym" in forms or state.id in {"VAT"}, state.id


@pytest.mark.parametrize("file", [*ENTRY_FILES, "resolutions.csv", "resolution_years.csv", "council.csv"])
def test_files_are_sorted_by_id(file: str) -> None:
    text = (DATA / file).read_text(encoding="utf-8")
    if file.endswith(".toml"):
        keys = list(tomllib.loads(text))
        assert keys == sorted(keys)
    else:
        first = [int(line.split(",")[0]) for line in text.splitlines()[1:]]
        assert first == sorted(first)


@pytest.mark.parametrize("file", [file for file in CONTEXT_FILES if (DATA / file).is_file()])
def test_contexts_are_sorted_by_name(file: str) -> None:
    keys = list(tomllib.loads((DATA / file).read_text(encoding="utf-8")))
    assert keys == sorted(keys, key=lambda name: (name.casefold(), name))


@pytest.mark.parametrize("file", CSV_FILES)
def test_every_row_has_a_source(file: str) -> None:
    import csv

    with (DATA / file).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows
    assert [row for row in rows if not row["source"].strip()] == []


def test_the_check_of_a_users_folder_finds_nothing_in_our_own() -> None:
    assert check(None) == []


def test_resolution_numbers_have_no_gaps(catalogue: Catalogue) -> None:
    years = catalogue.years
    assert years[0] == (1946, 1, 15)
    assert years[-1][0] == 2026
    for (before, _, last), (year, first, _) in pairwise(years):
        assert (year, first) == (before + 1, last + 1)


@pytest.mark.parametrize(
    ("number", "year"),
    [
        (0, 0),
        (-1, 0),
        (1, 1946),
        (15, 1946),
        (16, 1947),
        (1718, 2006),
        (2231, 2015),
        (2811, 2025),
        (2812, 2026),
        (2819, 2026),
        pytest.param(2840, 2026, id="above the last one known: the running year"),
        pytest.param(2912, 0, id="more than a year can hold"),
        pytest.param(3254, 0, id="far beyond"),
    ],
)
def test_year_of_a_resolution(catalogue: Catalogue, number: int, year: int) -> None:
    assert catalogue.year_of(number) == year


def test_dates_and_numbers_of_resolutions_agree(catalogue: Catalogue) -> None:
    for number, resolution in catalogue.resolutions.items():
        assert resolution.year == catalogue.year_of(number), number
        assert re.fullmatch(r"\d{1,2}-\d{1,2}-\d{1,2}|", resolution.vote), number


@pytest.mark.parametrize(
    ("number", "regimes"),
    [(1718, ("UN:PRK",)), (1737, ("UN:IRN",)), (1298, ("UN:ETH", "UN:ERI")), (1540, ()), (242, ()), (99999, ())],
)
def test_regimes_of_a_resolution(catalogue: Catalogue, number: int, regimes: tuple[str, ...]) -> None:
    assert catalogue.regimes_of(number) == regimes


@pytest.mark.parametrize(
    ("number", "regimes"),
    [(1718, ("UN:PRK",)), (751, ("UN:SOM",)), (1988, ("UN:TALIBAN",)), (1267, ("UN:ISIL-AQ",)), (1874, ())],
)
def test_regime_of_a_committee(catalogue: Catalogue, number: int, regimes: tuple[str, ...]) -> None:
    assert catalogue.regimes_of_committee(number) == regimes


def test_bodies_bring_their_regime(catalogue: Catalogue) -> None:
    committee = {name.text: name.regime for name in catalogue.mechanisms["sanctions-committee"].names}
    assert committee["1718 Committee"] == "UN:PRK"
    assert committee["sanctions committee"] == ""
    group = {name.text: name.regime for name in catalogue.mechanisms["panel-of-experts"].names}
    assert group["Somalia and Eritrea Monitoring Group"] == "UN:SOM"


def test_terms_of_one_office_holder_do_not_run_backwards(catalogue: Catalogue) -> None:
    terms: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for official in catalogue.officials:
        terms.setdefault((official.name, official.actor, official.role), []).append((official.start, official.end))
    for holder, spans in terms.items():
        for (_, end), (start, _) in pairwise(spans):
            assert end, f"{holder} has no end but a later term"
            assert end <= start, holder


def test_spellings_of_one_official_are_the_same_in_every_term(catalogue: Catalogue) -> None:
    spellings: dict[str, set[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for official in catalogue.officials:
        spellings.setdefault(official.name, set()).add((official.variants, official.alone))
    assert [name for name, each in spellings.items() if len(each) > 1] == []


def test_a_name_that_stands_alone_stands_for_one_person(catalogue: Catalogue) -> None:
    owners: dict[str, set[str]] = {}
    for official in catalogue.officials:
        for name in official.alone:
            owners.setdefault(name, set()).add(official.name)
    assert {name: each for name, each in owners.items() if len(each) > 1} == {}


@pytest.mark.parametrize(
    ("name", "actor", "on"),
    [
        ("Vassily Nebenzia", "RUS", "2024-03-28"),
        ("Vasily Nebenzya", "RUS", "2024-03-28"),
        ("Choe Son-hui", "PRK", "2025-10-01"),
        ("Joonkook Hwang", "KOR", "2024-03-28"),
        ("Abbas Araqchi", "IRN", "2025-08-28"),
        ("Kaja Kallas", "EU", "2025-09-29"),
        ("Kaja Kallas", "EST", "2022-03-01"),
    ],
)
def test_officials_in_their_spellings_and_terms(catalogue: Catalogue, name: str, actor: str, on: str) -> None:
    holders = [each for each in catalogue.officials if name in (each.name, *each.variants)]
    assert actor in {each.actor for each in holders if each.start <= on and (not each.end or on <= each.end)}


@pytest.mark.parametrize("phrase", _CATALOGUE.traps)
def test_every_trap_holds_a_name(phrase: str) -> None:
    words = re.findall(r"[\w.'’-]+", phrase)
    runs = {" ".join(words[a:b]).removesuffix("'s") for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
    runs |= {run.rstrip(".") for run in runs} | {part for word in words for part in word.split("-")}
    assert runs & _ACTOR_NAMES


def test_traps_are_not_names_themselves(catalogue: Catalogue) -> None:
    assert [phrase for phrase in catalogue.traps if catalogue.find(phrase)] == []


def test_loading_is_quick() -> None:
    from time import perf_counter

    start = perf_counter()
    load_catalogue()
    assert perf_counter() - start < 1.0  # 0.06 s when idle; the promise is a quarter of a second


def test_permanent_members_are_not_listed_as_elected(catalogue: Catalogue) -> None:
    for year, members in catalogue.council.items():
        assert not {"CHN", "FRA", "GBR", "RUS", "USA"} & set(members)
        assert len(members) == len(set(members)) <= 10, year
    assert catalogue.presidents[2024, 3] == "JPN"
