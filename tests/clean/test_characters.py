"""Repairs of single characters: what changes, and what must not."""

import pytest

from sanctwatch.clean import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("â€œNoâ€\x9d, itâ€™s over", "“No”, it's over"),
        ("â€œNoâ€, he said", "“No”, he said"),  # its last byte got lost
        ("AntÃ³nio Guterres", "António Guterres"),
        ("Ã¢â‚¬Å“twice", "“twice"),
        ("Moscow â€” Paris", "Moscow — Paris"),
        ("caf\x92e and \x93so\x94", "caf'e and “so”"),
        ("President\xa0Donald Trump\u202f", "President Donald Trump "),
        ("Russia’s veto", "Russia's veto"),
        ("O‘Brien", "O'Brien"),
        ("sanc\u00adtions \u200bnow\ufeff", "sanctions now"),
        ("a\x00b\x1fc", "a b c"),
        ("a\ud83db", "a b"),
        ("#NorthKorea now", "# North Korea now"),
        ("#UNSecurityCouncil now", "# UN Security Council now"),
        ("#JCPOA #E3 now", "# JCPOA # E3 now"),
        ("#Resolution2231 now", "# Resolution 2231 now"),
    ],
)
def test_damage_is_repaired(text, expected):
    assert clean(f"{text} today.").text == f"{expected} today.\n"


@pytest.mark.parametrize(
    "text",
    [
        "“Never,” he said. ‘Never’, they said.",
        "the states’ rights",  # not inside a word
        "«CAFÉ» in Paris",
        "São Tomé and Ångström",
        "voilà » said",
        "item #1 and C# code, x#y",
        "a — b – c",
        "🇪🇺 BRUSSELS",
    ],
)
def test_sound_text_stays_as_it_is(text):
    assert clean(f"{text} today.").text == f"{text} today.\n"
