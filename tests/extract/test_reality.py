"""How real a deed is, and on whose word."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Russia vetoed the sanctions.", "asserted"),
        ("Russia has vetoed the sanctions.", "asserted"),
        ("Russia will veto the sanctions.", "planned"),
        ("Russia would veto the sanctions.", "planned"),
        ("Russia plans to veto the sanctions.", "planned"),
        ("Russia may veto the sanctions.", "hypothetical"),
        ("Russia could veto the sanctions.", "hypothetical"),
        ("If Russia vetoes the sanctions, the talks end.", "hypothetical"),
        ("Russia considered vetoing the sanctions.", "hypothetical"),
        ("Russia did not veto the sanctions.", "negated"),
        ("Russia never vetoed the sanctions.", "negated"),
        ("Russia would have vetoed the sanctions.", "negated"),
        ("Russia managed to veto the sanctions.", "asserted"),
        ("A diplomat told reporters that Russia had vetoed the sanctions.", "asserted"),
        ("China told Russia to veto the sanctions.", None),
        ("Will Russia veto the sanctions?", None),
    ],
)
def test_modality(sentence, modality, say):
    found = {modal for kind, actors, modal in say(sentence).deeds if (kind, actors) == ("veto", "RUS")}
    assert found <= {modality} if modality is None else found == {modality}


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("Russia opposes the sanctions.", {"statement"}),
        ("Russia is expected to oppose the sanctions.", {"attributed"}),
        ("Russia appears to oppose the sanctions.", {"attributed"}),
        ("Russia opposes the sanctions, according to a French diplomat.", {"attributed"}),
        ("Russia vetoed the sanctions.", {"action"}),
        ("Russia says it opposes the sanctions.", {"statement"}),
    ],
)
def test_basis_says_whose_word_it_is(sentence, basis, say):
    assert {row.basis for row in say(sentence).stances if row.actor == "RUS"} == basis


@pytest.mark.parametrize("verb", ["opposed", "supported", "called for", "warned against", "vetoed"])
def test_what_is_wanted_is_not_done(verb, say):
    assert not [kind for kind, _, _ in say(f"Russia {verb} ending the sanctions.").deeds if kind == "lift"]


def test_what_is_done_on_the_way_is_done(say):
    assert ("lift", "RUS", "asserted") in say("Russia angered Iran by lifting the sanctions.").deeds
