"""Mechanisms in sentences: names, nouns with complements, bare nouns, and other trades' words."""

from __future__ import annotations

import pytest

#: Stands before each case, so that the document speaks of sanctions diplomacy.
DOMAIN = "The UN Security Council met on North Korea under resolution 1718.\n\n"

CASES = [
    "The [UN arms embargo](arms-embargo) lapsed; the [embargo](arms-embargo) is history.",
    "They imposed an [asset freeze](asset-freeze) and a [travel ban](travel-ban).",
    "The [freeze on bank accounts](asset-freeze) stays.",
    "[North Korean sanctions](sanctions) hurt; the [sanctions regime](sanctions) holds.",
    "Diplomats want [sanctions relief](sanctions-relief), not the lifting of [sanctions](sanctions).",
    "A [ban on exports of seafood, textiles and statues](trade-ban) was adopted.",
    "The [cap on refined petroleum](trade-ban) was breached, the [luxury goods ban](trade-ban) too.",
    "The [ban on overseas North Korean workers](workers-ban) came next.",
    "The [repatriation of workers](workers-ban) is due.",
    "A [ban on heavy weapons](arms-embargo) was agreed.",
    "The [1718 Committee](sanctions-committee) met; the [Committee](sanctions-committee) has a [list](designation).",
    "The [Panel of Experts](panel-of-experts) reported; the [panel](panel-of-experts) was disbanded.",
    "Eleven states founded the [Multilateral Sanctions Monitoring Team](msmt), or [MSMT](msmt).",
    "A new [mechanism to monitor](msmt) North Korea will replace the [UN panel](panel-of-experts).",
    "Russia cast its [veto](veto); two [vetoes](veto) followed.",
    "Moscow will veto the text, and China vetoes nothing.",
    "They invoked the [snapback mechanism](snapback); a [snap-back](snapback) is final.",
    "[Cargo inspections](maritime-interdiction) and the [inspection of vessels](maritime-interdiction) go on.",
    "The [humanitarian exemption](humanitarian-exemption) was renewed.",
    "The [NPT](npt) holds, npt does not.",
    "The Treasury put them on its [SDN list](designation).",
    "He asked for a list of demands and a mailing list.",
    "The Central Committee and the Senate Foreign Relations Committee met.",
    "Iran's [missile restrictions](missile-restrictions) and [limits on enrichment](enrichment-restrictions) ended.",
    "The [Ombudsperson](delisting) handled the [de-listing](delisting).",
    "[Secondary sanctions](secondary-sanctions) loom under [maximum pressure](maximum-pressure).",
]

OTHER_TRADES = [
    "The mayor kept his veto. The town council imposed sanctions on a member, and an embargo applies to the file.",
    "The player served his ban; the league's disciplinary panel met, and a travel ban applies to supporters.",
    "The judge imposed sanctions under Rule 11 on the attorneys; the panel will hear the appeal next season.",
    "The screen has a panel of experts' choice; a snapback of the hinge was fixed in the app.",
]


@pytest.mark.parametrize("tagged", CASES)
def test_mechanisms_are_marked_and_nothing_else(tagged, read_tagged, mentions_of):
    text, expected = read_tagged(tagged)
    found = [m for m in mentions_of(DOMAIN + text, "mechanism") if m.start >= len(DOMAIN)]
    assert [(m.text, m.id) for m in found] == expected


@pytest.mark.parametrize("text", OTHER_TRADES)
def test_the_words_of_other_trades_are_no_mechanisms(text, mentions_of):
    assert not mentions_of(text, "mechanism")


def test_one_sentence_about_sanctions_counts_in_an_article_about_football(mentions_of):
    text = (
        "The club was sold when its owner was hit by sanctions after Russia invaded Ukraine. The match starts at noon."
    )
    assert [m.text for m in mentions_of(text, "mechanism")] == ["sanctions"]


def test_a_bare_ban_takes_up_the_ban_that_was_named(mentions_of):
    text = DOMAIN + "The arms embargo on Somalia ended. The ban had lasted for 31 years."
    assert [m.id for m in mentions_of(text, "mechanism")] == ["arms-embargo", "arms-embargo"]


def test_a_word_broken_by_a_line_end_is_found_and_keeps_its_offsets(mentions_of):
    text = DOMAIN + "All of them backed the extension of the arms em\nbargo against the armed groups in that country."
    (found,) = mentions_of(text, "mechanism")
    assert (found.id, found.text, text[found.start : found.end]) == ("arms-embargo", "arms em\nbargo", "arms em\nbargo")
