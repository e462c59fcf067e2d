"""States and organizations in sentences: what is marked, and what looks like it and is not."""

from __future__ import annotations

import pytest

STATES = [
    # names, demonyms, acronyms
    "[Russia](RUS) and [China](CHN) abstained; the [Russian](RUS) envoy spoke first.",
    "The [U.S.](USA) and the [UK](GBR) sided with [Côte d'Ivoire](CIV).",
    "The [Democratic People’s Republic of Korea](PRK) rejected it.",
    "[Americans](USA), [Saudis](SAU) and [Turks](TUR) met.",
    "[SOUTH SUDAN](SSD): COUNCIL RENEWS ARMS EMBARGO",
    # the longer name wins
    "[Guinea-Bissau](GNB) is not [Guinea](GIN), and [South Sudan](SSD) is not [Sudan](SDN).",
    "The [Democratic Republic of the Congo](COD) voted yes.",
    # not another proper name
    "Ships crossed the South China Sea, the Korea Herald reported.",
    "The Islamic State claimed it.",
    # state organs carry the state
    "Funds of the [Libyan](LBY) Investment Authority stay frozen.",
    # "us" is no state
    "They told us nothing about [US](USA) plans.",
    # ambiguous words
    "Amelia Jordan and Chad Lindahl met in Atlanta, Georgia.",
    "[Jordan](JOR) and [Chad](TCD) voted for the resolution of the Security Council, as did [Georgia](GEO).",
    "We had turkey for lunch.",
    "[Turkey](TUR) voted against the resolution.",
]

CAPITALS = [
    "[Moscow](RUS) vetoed the draft.",
    "Talks with [Washington](USA) broke down.",
    "The talks in Vienna between [Tehran](IRN) and the E3 went on.",
    "He flew to Washington on Monday.",
    "The [Kremlin](RUS) said so.",
    "Neither [Beijing](CHN) nor [Moscow](RUS) objected.",
    "WASHINGTON, March 3 (Reuters) - The Senate met.",
    "A Beijing-based analyst said so.",
    "[Pyongyang](PRK)'s missiles worry [Seoul](KOR).",
    "In [Kyiv](UKR), President Volodymyr Zelenskiy called it a start.",
    "A bank in Dubai was named.",
    "The Moscow City Council met. MOSCOW, Idaho, has one too.",
    "He spoke at the Paris conference.",
]

ORGANIZATIONS = [
    "The [UN Security Council](UNSC) met; the [Council](UNSC) adopted it.",
    "The [United Nations](UN) and the [European Union](EU) agreed.",
    "The Security Council is [UNSC](UNSC) for short.".replace("The Security Council", "The [Security Council](UNSC)"),
    "The [E3](E3) wrote to the [IAEA](IAEA).",
    "[Houthi](HOUTHIS) rebels and [al-Shabaab](AL-SHABAAB) are listed.",
    "The city council met, and the Council on Foreign Relations wrote about it.",
    "Gamers flocked to E3, the trade fair.",
    "The Soviet Union abstained in the [Security Council](UNSC).",
]


@pytest.mark.parametrize("tagged", STATES)
def test_states_are_marked_and_nothing_else(tagged, read_tagged, mentions_of):
    text, expected = read_tagged(tagged)
    assert [(m.text, m.id) for m in mentions_of(text, "state")] == expected


@pytest.mark.parametrize("tagged", CAPITALS)
def test_a_capital_counts_only_as_its_government(tagged, read_tagged, mentions_of):
    text, expected = read_tagged(tagged)
    assert [(m.text, m.id) for m in mentions_of(text, "state")] == expected


@pytest.mark.parametrize("tagged", ORGANIZATIONS)
def test_organizations_are_marked_and_nothing_else(tagged, read_tagged, mentions_of):
    text, expected = read_tagged(tagged)
    assert [(m.text, m.id) for m in mentions_of(text, "organization")] == expected


def test_the_form_of_a_state_is_told(mentions_of):
    found = mentions_of("Russia, the Russian envoy and Moscow agreed.", "state")
    assert [m.form for m in found] == ["name", "demonym", "metonym"]


def test_a_dateline_names_no_organization(mentions_of):
    assert not mentions_of("UNITED NATIONS, May 26 (Reuters) - The vote was held.", "organization")
