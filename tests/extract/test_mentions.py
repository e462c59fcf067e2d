"""Rows of `mentions`: nesting, sentences, zones and what explains them."""

from __future__ import annotations

TEXT = (
    "Council meets on Iran\n\n"
    "Russian Foreign Minister Sergei Lavrov said the UN Security Council must keep resolution 2231 (2015).\n\n"
    "Article 28 of Resolution 2397 binds North Korea.\n"
)


def test_kinds_nest_in_each_other_and_stand_in_text_order(mentions_of):
    text = "The Security Council discussed UN Security Council resolution 2254 and North Korea sanctions."
    found = [(m.kind, m.text) for m in mentions_of(text)]
    assert found == [
        ("organization", "Security Council"),
        ("resolution", "UN Security Council resolution 2254"),
        ("organization", "UN Security Council"),
        ("mechanism", "North Korea sanctions"),
        ("state", "North Korea"),
    ]


def test_every_row_says_where_it_stands_and_why(mentions_of):
    for mention in mentions_of(TEXT):
        assert TEXT[mention.start : mention.end] == mention.text
        assert mention.rule
        assert 0 < mention.score <= 1
        assert mention.text.replace("\n", " ") in mention.sentence
        assert mention.label


def test_a_citation_carries_its_paragraph_and_year(mentions_of):
    cited = {m.id: m for m in mentions_of(TEXT, "resolution")}
    assert cited["S/RES/2397"].paragraph == "Article 28"
    assert (cited["S/RES/2397"].year, cited["S/RES/2231"].year) == (2017, 2015)


def test_an_impossible_year_is_noted_and_not_mended(mentions_of):
    (cited,) = mentions_of("The Security Council recalled resolution 2231 (2014).", "resolution")
    assert cited.id == "S/RES/2231"
    assert "2014" in cited.note
    assert "2015" in cited.note


def test_a_person_carries_the_state_represented(mentions_of):
    (person,) = mentions_of(TEXT, "person")
    assert (person.text, person.id, person.actor) == ("Sergei Lavrov", "Sergei Lavrov", "RUS")


def test_a_state_in_the_name_of_a_person_is_none(mentions_of):
    assert not mentions_of("Mayor Chad Lindahl spoke. Chad Lindahl won.", "state")


def test_a_headline_is_marked_as_such(mentions_of):
    zones = {m.text: m.zone for m in mentions_of(TEXT, "state", "organization")}
    assert zones["Iran"] == "headline"
    assert zones["UN Security Council"] == "body"


def test_a_byline_names_no_person(mentions_of):
    text = "Council meets on Iran\nBy Jane Miller and John Smith\n\nThe Security Council met on Monday about Iran."
    assert not mentions_of(text, "person")
