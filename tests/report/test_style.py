"""Colours that everybody can read: contrast as WCAG 2.2 counts it, in light and in dark."""

import re
from importlib.resources import files

import pytest

STYLE = (files("sanctwatch.report") / "assets" / "page.css").read_text(encoding="utf-8")

#: Text on ground.
PAIRS = [
    *[("ink", ground) for ground in ("paper", "panel", "step-m1", "step-0", "step-1", "mark")],
    *[("ink", kind) for kind in ("state", "organization", "resolution", "mechanism", "person")],
    *[(text, "paper") for text in ("faint", "link", "support", "oppose", "conditional", "neutral")],
    *[(text, "panel") for text in ("faint", "link", "support", "oppose", "conditional", "neutral")],
    ("on-strong", "step-m2"),
    ("on-strong", "step-2"),
]  # fmt: skip


def palettes():
    light, dark = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2]
    found = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in (light, dark)]
    return {"light": found[0], "dark": found[1]}


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("pair", PAIRS, ids=" on ".join)
@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_stands_out_from_its_ground(name, pair):
    text, ground = (luminance(palettes()[name][colour]) for colour in pair)
    assert (max(text, ground) + 0.05) / (min(text, ground) + 0.05) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_support_and_opposition_differ_more_in_blue_than_any_common_colour_blindness_hides(name):
    palette = palettes()[name]
    for one, other in [("step-m2", "step-2"), ("step-m1", "step-1"), ("support", "oppose")]:
        assert abs(int(palette[one][5:], 16) - int(palette[other][5:], 16)) > 80
