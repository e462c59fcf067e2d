"""Every name of every entry is found by the pipeline in a sentence about sanctions diplomacy: no dead words."""

from __future__ import annotations

import pytest

from sanctwatch.catalogue import load_catalogue

CATALOGUE = load_catalogue()

MECHANISM_NAMES = [(name.text, entry.id) for entry in CATALOGUE.mechanisms.values() for name in entry.names]
STATE_NAMES = [
    (name.text, name.form, entry.id)
    for entry in CATALOGUE.states.values()
    for name in entry.names
    if (name.text.casefold(), entry.id) not in CATALOGUE.contexts
]
ORGANIZATION_NAMES = [
    (name.text, entry.id)
    for entry in CATALOGUE.organizations.values()
    for name in entry.names
    if (name.text.casefold(), entry.id) not in CATALOGUE.contexts
]


@pytest.mark.parametrize(("name", "ident"), MECHANISM_NAMES)
def test_a_mechanism_is_found_by_each_of_its_names(name, ident, mentions_of):
    text = f"The UN Security Council met under resolutions 1718 and 2231 on Iran. Then the {name} was discussed."
    assert ident in {m.id for m in mentions_of(text, "mechanism")}


@pytest.mark.parametrize(("name", "form", "ident"), STATE_NAMES)
def test_a_state_is_found_by_each_of_its_names(name, form, ident, mentions_of):
    # A seat of international bodies counts as its government only where it acts.
    text = f"Diplomats said {name} had voted against the resolution."
    found = mentions_of(text, "state")
    assert (name, ident) in {(m.text, m.id) for m in found}


@pytest.mark.parametrize(("name", "ident"), ORGANIZATION_NAMES)
def test_an_organization_is_found_by_each_of_its_names(name, ident, mentions_of):
    assert ident in {m.id for m in mentions_of(f"Diplomats said the {name} had met.", "organization")}
