"""Every pattern of `data/noise.toml` finds its examples and leaves its near misses alone."""

import pytest

from sanctwatch.clean import clean
from sanctwatch.clean.noise import find_kinds, find_lead_in, load_noise
from sanctwatch.records import Mention

RULES = load_noise().rules
EXAMPLES = [(rule.kind, example) for rule in RULES for example in rule.examples]
NEAR = [near for rule in RULES for near in rule.near]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_an_example_is_of_its_kind(kind, example):
    assert find_kinds([example]) == [kind]


@pytest.mark.parametrize("near", NEAR)
def test_a_near_miss_is_no_noise(near):
    assert find_kinds([near]) == [""]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.regex[:30])
def test_a_pattern_has_examples_near_misses_a_source_and_a_known_kind(rule):
    assert rule.examples
    assert rule.near
    assert rule.source
    assert f"`{rule.kind}`" in (Mention.__doc__ or "")


@pytest.mark.parametrize(
    "prose",
    [
        "The United States has said that it will share the text with all members on Friday.",
        "Read the resolution, the ambassador told reporters, and you will see what it says.",
        "We use every means at our disposal, and cookies were served in the corridor.",
        "Home to the world's largest fleet of tankers, Greece opposed the cap.",
        "Comments from Moscow came late: the veto, it said, was the only way.",
        "More than fifty states asked for talks; Britain abstained.",
        "By Monday evening the panel of experts had ceased to exist.",
        "Published in March, the report of the panel names twelve ships and three banks, and nobody denied it.",
        "Related measures were adopted by the European Union.",
        "Copyright was not on the agenda of the Council.",
        "28 Mar 2024 — Russian veto; the panel is gone.",
    ],
)
def test_running_prose_is_never_noise(prose):
    assert find_kinds([prose]) == [""]


def test_labels_between_two_lines_of_a_comment_box_belong_to_it():
    lines = ["Log in to Twitter to connect", "with the paper", "lock icon", "To write comments, please log in."]
    assert find_kinds(lines) == ["comments"] * 4


def test_a_sentence_between_two_lines_of_a_box_does_not():
    assert find_kinds(["Share:", "The Council met.", "Share:"]) == ["share", "", "share"]


@pytest.mark.parametrize(
    "text",
    [
        "NEW YORK — |Thirteen letters", "SEOUL: |South Korea", "NEW DELHI/ISTANBUL: |From today",
        "TEHRAN – |Hours after",
        "UNITED NATIONS, Dec. 1 -- |After", "BRUSSELS, July 18, 2025 (Wire) - |EU",
        "MOSCOW, March 29. /RIN/. |Moscow had",
        "MOSCOW, August 31. |Exactly", "JORDAN, Minn. - |It took", "Bern, 29.10.2025 – |At its",
        "(Agencies) |A deadline",
        "United Nations, Jun 16, 2025.- |Over", "Pyongyang, January 12, 2026 -- |The", "Frankfurt - |A busy day",
        "WASHINGTON, D.C. — |The", "KYIV, Ukraine (AP) — |Russia", "UNITED NATIONS (AP) _ |The",
        "March 28 (Reuters) - |Russia", "Washington, D.C. – |The", "(CNN) |The",
        "Juba, 31 May 2024|", "ISTANBUL|", "TASHKENT. |The",
    ],
)  # fmt: skip
def test_a_dateline_is_found_at_the_start_of_a_paragraph(text):
    lead, _, rest = text.partition("|")
    assert find_lead_in(lead + rest) == len(lead.rstrip())


@pytest.mark.parametrize(
    "text",
    [
        "OIL: Traders needed no explanation.", "HOST: And the allies?", "E3 - the trade fair", "RUSSIA: We object.",
        "MSMT (Multilateral Sanctions Monitoring Team) was founded in Seoul.", "UN June 5 draft of the text",
        "Moscow - which had vetoed the text - was silent.", "Moscow's rejection of the text",
        "On March 3, 2024 - the day",
        "OPINION", "BREAKING - Russia vetoes", "Seoul said on Friday that it would.",
    ],
)  # fmt: skip
def test_other_beginnings_are_no_dateline(text):
    assert find_lead_in(text) == 0


def test_front_matter_is_a_byline():
    text = "---\ntitle: A vote\ndate: 2025-12-09\n---\n\n# A vote\n\nThe Council voted on Friday in New York.\n"
    kinds = [zone.kind for zone in clean(text).zones]
    assert kinds == ["byline"] * 4 + ["headline"]


def test_a_rule_of_hyphens_alone_is_not():
    assert "byline" not in {zone.kind for zone in clean("---\n\nThe Council voted on Friday.\n\n---\n").zones}
