"""Quotation marks in plain text: every style, apostrophes, nesting, paragraphs, damage."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctwatch.extract.quote_marks import find_marked


def inside(text, depth=0):
    return [text[mark.start : mark.end] for mark in find_marked(text) if mark.depth == depth]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ('"We go," he said.', ["We go,"]),  # straight
        ("“We go,” he said.", ["We go,"]),  # curly
        ("„Wir gehen“, he said.", ["Wir gehen"]),  # low-high
        ("„We go”, he said.", ["We go"]),  # low-high, Polish
        ("”We go,” he said.", ["We go,"]),  # Swedish
        ("«We go», he said.", ["We go"]),  # guillemets
        ("« We go », he said.", ["We go"]),  # with blanks inside
        ("»We go«, he said.", ["We go"]),  # turned round
        ("‹We go›, he said.", ["We go"]),  # single guillemets
        ("``We go,'' he said.", ["We go,"]),  # as in LaTeX
        ("''We go,'' he said.", ["We go,"]),  # two apostrophes
        ('\\"We go,\\" he said.', ["We go,"]),  # escaped
        ('“We go," he said.', ["We go,"]),  # a curly one closed by a straight one
        ("‘We go,’ he said.", ["We go,"]),  # British
        ("'We go,' he said.", ["We go,"]),  # British, straight
        ("`We go,' he said.", ["We go,"]),  # with a backtick
    ],
)
def test_marks_of_every_style_are_paired(text, marked):
    assert inside(text) == marked


@pytest.mark.parametrize(
    "text",
    [
        "It's Iran's, and the ministers' view isn't theirs.",
        "the '90s and the ’80s, rock 'n' roll, 'em and ’tis",
        "They don’t say so, the envoys’ aides can’t.",
        'a 6" pipe and a 5\'10" man',
        "» A bank in Dubai",
        "a stray ” here",
        '"',
        "“”",
        '" "',
    ],
)
def test_apostrophes_measures_and_strays_open_nothing(text):
    assert inside(text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("'The ministers' view is wrong,' he said.", ["The ministers' view is wrong,"]),
        ("‘It’s the envoys’ view,’ he said.", ["It’s the envoys’ view,"]),
        ("He spoke of 'snap sanctions' and 'oil'.", ["snap sanctions", "oil"]),
        ("‘We don't,’ he said, ‘and won't.’", ["We don't,", "and won't."]),
    ],
)
def test_single_marks_are_told_from_possessives(text, marked):
    assert inside(text) == marked


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("\"He said 'no' twice,\" she said.", ["He said 'no' twice,"], ["no"]),
        ("‘He said “no” twice,’ she said.", ["He said “no” twice,"], ["no"]),
        ("“He said “no” twice,” she said.", ["He said “no” twice,"], ["no"]),
    ],
)
def test_marks_nest(text, outer, inner):
    assert inside(text) == outer
    assert inside(text, depth=1) == inner


@pytest.mark.parametrize("mark", ['"', "“", "‘"])
def test_a_quotation_over_paragraphs_is_one(mark):
    close = {"“": "”", "‘": "’"}.get(mark, mark)
    text = f"{mark}We go on.\n\n{mark}We never stop.{close}\n\nHe left."
    assert inside(text) == [f"We go on.\n\n{mark}We never stop."]


def test_an_unclosed_quotation_ends_at_its_paragraph():
    text = 'He said: "We go on.\nNobody answered.'
    (mark,) = find_marked(text)
    assert (text[mark.start : mark.end], mark.is_closed) == ("We go on.", False)


def test_a_stray_mark_spoils_no_other_paragraph():
    assert inside('A stray " here.\n"We go," he said.')[-1] == "We go,"


def test_a_stray_opening_mark_swallows_no_pair_behind_it():
    assert inside('He said "no. And then "yes," she said.') == ["yes,"]


PIECES = st.sampled_from([*"\"“”„«»‹›‘’'`", "``", "''", '\\"', " ", "\n", ".", ",", "a", "He said", "s", "don't"])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_the_marks_spans_lie_in_the_text_and_nest(text):
    found = find_marked(text)
    for mark in found:
        assert 0 <= mark.outer_start < mark.start < mark.end <= mark.outer_end <= len(text)
        assert text[mark.start : mark.end] == text[mark.start : mark.end].strip()
    for before, after in pairwise(found):
        assert after.outer_start >= before.outer_end or after.outer_end <= before.outer_end
