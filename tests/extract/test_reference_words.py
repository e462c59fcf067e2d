"""The words of references: ids that the catalogue knows, and no word on two sides."""

from __future__ import annotations

from sanctwatch.catalogue import load_catalogue
from sanctwatch.extract.reference_words import load_words


def test_every_id_is_in_the_catalogue() -> None:
    words, catalogue = load_words(), load_catalogue()
    known = {*catalogue.states, *catalogue.organizations}
    told = {*words.self_named.values(), *words.plural_organizations, *words.organization_sizes}
    told |= {actor for ids in words.organization_nouns.values() for actor in ids}
    assert told <= known


def test_no_office_is_private() -> None:
    words = load_words()
    assert not words.offices & words.private
    assert not words.bodies & words.private


def test_no_verb_is_sure_and_inert() -> None:
    words = load_words()
    assert not words.agentive & (words.inert | words.lifeless)
