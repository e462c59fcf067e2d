"""The clues to regimes name ids that exist."""

from __future__ import annotations

from sanctwatch.catalogue.regime_clues import load_regime_clues

CLUES = load_regime_clues()


def test_every_id_is_in_the_catalogue(catalogue):
    actors = {*catalogue.states, *catalogue.organizations}
    assert set(CLUES.issuer_of) | set(CLUES.target_of) | CLUES.national_issuers | CLUES.speakers_first <= actors
    assert set(CLUES.habits) | set(CLUES.always) | CLUES.without_regime <= set(catalogue.mechanisms)
    assert CLUES.targets_first <= CLUES.national_issuers


def test_every_target_has_a_regime(catalogue):
    targets = {regime.target for regime in catalogue.regimes.values()}
    assert set(CLUES.target_of.values()) <= targets
    assert {regime for regime, _ in CLUES.always.values()} <= set(catalogue.regimes)


def test_what_may_stand_between_an_issuer_and_a_mechanism():
    assert CLUES.between.fullmatch("'s new ")
    assert CLUES.between.fullmatch("-")
    assert not CLUES.between.fullmatch(" has reimposed ")
