"""The regime of a mechanism: by its own name, by the words beside it, by the article."""

from __future__ import annotations

import pytest

CASES = [
    # in the name, and right before it
    ("The Security Council discussed North Korea sanctions.", {"North Korea sanctions": "UN:PRK"}),
    (
        "Resolution 2231 ended the UN sanctions, but U.S. sanctions on Iran stay.",
        {"UN sanctions": "UN:IRN", "U.S. sanctions": "USA:IRN"},
    ),
    ("The US has reimposed UN sanctions against Iran under resolution 2231.", {"UN sanctions": "UN:IRN"}),
    # behind it
    ("The EU adopted new sanctions against Belarus; the sanctions take effect on Monday.", {"sanctions": "EU:BLR"}),
    # by the number of the body
    ("The 1718 Committee met while Iran watched.", {"1718 Committee": "UN:PRK"}),
    (
        "Under resolution 1591 the Security Council keeps the 1591 sanctions regime.",
        {"1591 sanctions regime": "UN:SDN"},
    ),
    # by the resolution in the sentence
    ("The Security Council extended the arms embargo by resolution 2206.", {"arms embargo": "UN:SSD"}),
    # by habit
    ("G7 ministers lowered the oil price cap on Russia; the cap is the G7's.", {"oil price cap": "G7:RUS"}),
    ("Washington threatens Iran's buyers with secondary sanctions against Iran.", {"secondary sanctions": "USA:IRN"}),
    ("The MSMT, founded by Russia's critics, watches sanctions on North Korea.", {"MSMT": "UN:PRK"}),
    # an issuer that acts on it
    ("ECOWAS lifted most of the sanctions on Niger.", {"sanctions": "ECOWAS:NER"}),
    # an issuer left open
    (
        "Western sanctions on Russia bite, EU officials say; Russia denies it.",
        {"Western sanctions": None, "sanctions": "?:RUS"},
    ),
    # none
    ("Russia cast its veto on the resolution 2231 draft in the Security Council.", {"veto": ""}),
    ("French diplomats rejected the sanctions.", {"sanctions": ""}),
    ("The JCPOA and the NPT hold, the Security Council said.", {"JCPOA": "", "NPT": ""}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_regime_is_read_from_the_words(text, expected, mentions_of):
    regimes = {m.text: m.regime for m in mentions_of(text, "mechanism")}
    for name, regime in expected.items():
        if regime is not None:
            assert regimes[name] == regime


def test_a_regime_of_the_un_that_does_not_exist_is_never_given(mentions_of):
    text = "The UN panel of experts, the Security Council heard, was blocked by Russia. Russia objected. Russia vetoed."
    assert all(m.regime != "UN:RUS" for m in mentions_of(text, "mechanism"))


def test_each_mechanism_takes_the_regime_of_its_own_paragraph(mentions_of):
    text = (
        "The Security Council renewed the arms embargo on South Sudan by resolution 2781.\n\n"
        "It also renewed the travel ban on Haiti by resolution 2794."
    )
    assert [(m.text, m.regime) for m in mentions_of(text, "mechanism")] == [
        ("arms embargo", "UN:SSD"),
        ("travel ban", "UN:HTI"),
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The Security Council kept the U.S. sanctions on Iran in mind.", "name:beside"),
        ("The 1718 Committee met.", "body:body"),
        ("Canada imposed sanctions on Haiti. The Security Council met.", "verb:beside"),
        ("The Security Council renewed the mandate of the Panel of Experts on Libya.", "habit:beside"),
    ],
)
def test_a_regime_says_what_told_it(text, rule, mentions_of):
    (found,) = mentions_of(text, "mechanism")
    assert found.regime_rule == rule
