"""Rows of `quotes` from plain text: marks and cues in every order, near-misses, and what holds for every text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sanctwatch.records import Document


@pytest.fixture(scope="session")
def quotes_of(pipeline):
    def find(text, **more):
        return pipeline.analyze_one(Document("test.txt", text, language="en", **more)).quotes

    return find


DIRECT = [
    ('"The draft is dead and buried," Lavrov said.', "The draft is dead and buried,", "cue behind"),
    ('"The draft is dead and buried," said Lavrov.', "The draft is dead and buried,", "inverted"),
    ('"The draft is dead and buried", said Lavrov.', "The draft is dead and buried", "comma outside"),
    ('"Is the draft dead and buried?" Lavrov asked.', "Is the draft dead and buried?", "a question"),
    ('Lavrov said: "The draft is dead."', "The draft is dead.", "cue before, colon"),
    ('Lavrov told reporters, "The draft is dead."', "The draft is dead.", "cue before, comma"),
    ('Lavrov said "The draft is dead."', "The draft is dead.", "cue before, nothing"),
    ('"The draft," Lavrov said, "is dead."', 'The draft," Lavrov said, "is dead.', "split by its cue"),
    ('"It is dead," Lavrov said. "It stays so."', 'It is dead," Lavrov said. "It stays so.', "goes on behind it"),
    ('"The draft is dead and buried," according to Lavrov.', "The draft is dead and buried,", "a phrase behind"),
    ('According to Lavrov, it is simple: "The draft is dead."', "The draft is dead.", "a phrase before"),
    ('"The draft is dead and buried," Lavrov tweeted.', "The draft is dead and buried,", "a tweet"),
    ('"The draft is dead and buried," Lavrov shot back.', "The draft is dead and buried,", "a particle"),
    ('"The draft is dead and buried," Lavrov harrumphed.', "The draft is dead and buried,", "no listed verb"),
    ('"The draft is dead and buried," was his answer.', "The draft is dead and buried,", "a noun behind"),
    ('Lavrov put it this way: "The draft is dead."', "The draft is dead.", "an expression"),
    ('"The draft is dead, I tell you." – Lavrov', "The draft is dead, I tell you.", "a dash behind"),
    ("'The draft is dead and buried,' Lavrov said.", "The draft is dead and buried,", "British marks"),
    ("â€œThe draft is dead and buried,â€\x9d Lavrov said.", "The draft is dead and buried,", "mojibake"),
    ("``The draft is dead and buried,'' Lavrov said.", "The draft is dead and buried,", "as in LaTeX"),
    ('\\"The draft is dead and buried,\\" Lavrov said.', "The draft is dead and buried,", "escaped"),
]


@pytest.mark.parametrize(("text", "wanted", "why"), DIRECT, ids=[case[2] for case in DIRECT])
def test_direct_speech(quotes_of, text, wanted, why):
    found = quotes_of(text)
    assert [(quote.kind, quote.text) for quote in found] == [("direct", wanted)]
    assert found[0].cue
    assert found[0].rule


NOT_QUOTES = [
    ('The "draft" is dead.', "a scare quote"),
    ('The film "The Draft Is Dead" opens on Friday.', "a title"),
    ('A report ("The draft is dead", page 4) misled us.', "a title in parentheses"),
    ('"Long-arm jurisdiction" is in fashion.', "a term as the subject"),
    ('On inspections, "shall" became "may".', "terms that change"),
    ('Lavrov declined to say that the draft was "dead".', "a cue that is undone"),
    ('Lavrov wore a "Make It Dead" hat.', "an inscription"),
    ("Lavrov's aides left the '90s behind.", "apostrophes"),
    ('A 12" pipe and a 6" pipe were found.', "inches"),
    ("Lavrov said no. He left.", "an answer without words"),
    ("Lavrov spoke on the show “Meet the Press.”", "a title behind a verb of saying"),
]


@pytest.mark.parametrize(("text", "why"), NOT_QUOTES, ids=[case[1] for case in NOT_QUOTES])
def test_what_is_no_quote(quotes_of, text, why):
    assert not quotes_of(text)


MIXED = [
    (
        "Lavrov said that the draft was “dead and buried”.",
        "the draft was “dead and buried”",
        "a clause with marks in it",
    ),
    ("The draft was “dead,” Lavrov said.", "The draft was “dead", "a clause before its cue"),
    ("Lavrov called the draft “dead”.", "dead", "a verb of naming"),
    ("Lavrov described the draft as “dead and buried”.", "dead and buried", "described as"),
    ("It ended what Lavrov called “an era”.", "an era", "what X called"),
    ("It was described by Lavrov as “an era”.", "an era", "in the passive"),
]


@pytest.mark.parametrize(("text", "wanted", "why"), MIXED, ids=[case[2] for case in MIXED])
def test_mixed_speech(quotes_of, text, wanted, why):
    assert [(quote.kind, quote.text) for quote in quotes_of(text)] == [("mixed", wanted)]


def test_a_title_behind_the_cue_does_not_go_on_with_the_speech(quotes_of):
    (quote,) = quotes_of("“It cannot go on like this,” Lavrov said on NBC’s “Meet the Press.”")
    assert quote.text == "It cannot go on like this,"


def test_a_comma_outside_the_marks_splits_as_well(quotes_of):
    (quote,) = quotes_of("“Every word of it”, says a diplomat, “is somebody’s brother.”")
    assert quote.text == "Every word of it”, says a diplomat, “is somebody’s brother."


def test_a_new_cue_is_a_new_row(quotes_of):
    found = quotes_of('"The draft is dead," Lavrov said. "It is buried as well," he added.')
    assert [quote.cue for quote in found] == ["said", "added"]


def test_a_quotation_over_paragraphs_is_one_row(quotes_of):
    text = "“The draft is dead,” Lavrov said.\n\n“We buried it.\n\n“We will not dig it up,” he added.\n"
    found = quotes_of(text)
    assert [quote.text for quote in found] == ["The draft is dead,", "We buried it.\n\n“We will not dig it up,"]


def test_an_unclosed_quotation_ends_at_its_paragraph_and_says_so(quotes_of):
    (quote,) = quotes_of('Lavrov said: "The draft is dead.\n\nNobody in the hall answered.\n')
    assert (quote.text, quote.note) == ("The draft is dead.", "unclosed")


def test_speech_goes_on_in_the_next_paragraph_without_a_cue(quotes_of):
    text = '"The draft is dead and buried," Lavrov said.\n\n"We will not dig it up for anybody."\n'
    assert [quote.rule for quote in quotes_of(text)] == ["cue-behind", "turn"]


def test_marks_alone_have_no_speaker_and_make_no_row(quotes_of):
    assert not quotes_of('The hall was full.\n\n"We will not dig it up for anybody."\n')


def test_an_unmarked_block_behind_a_colon_is_indirect(quotes_of):
    (quote,) = quotes_of("The ministry said: the draft has no legal basis and binds nobody.\n")
    assert (quote.kind, quote.text) == ("indirect", "the draft has no legal basis and binds nobody")


def test_turns_of_a_transcript_are_no_quotes(quotes_of):
    text = "QUESTION: Is the draft dead?\n\nSPOKESPERSON: We buried it on Monday.\n"
    assert not quotes_of(text)


def test_one_who_reports_another_makes_two_rows(quotes_of):
    outer, inner = quotes_of("Lavrov said that Washington had claimed that the clause was dead.")
    assert (outer.speaker_name, outer.note) == ("Sergei Lavrov", "")
    assert (inner.text, inner.actor, inner.note) == ("the clause was dead", "USA", "nested")


def test_a_quoted_speaker_may_report_others(quotes_of):
    _, inner = quotes_of('"The Americans told us that the clause was dead," Lavrov said.')
    assert (inner.text, inner.actor, inner.note) == ("the clause was dead", "USA", "nested")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"The draft is dead and buried," sighs a manager in Geneva.', "a manager in Geneva"),
        ('"The draft is dead and buried," said a foreman who gave no name.', "a foreman who gave no name"),
        ('"The draft is dead and buried," said a manager in a statement.', "a manager"),
        ('"The draft is dead and buried," a manager in Geneva said on Friday.', "a manager in Geneva"),
        ('"The draft is dead and buried," said a manager, who asked to stay unnamed.', "a manager"),
    ],
)
def test_a_speaker_is_named_as_the_text_does(quotes_of, text, speaker):
    assert quotes_of(text)[0].speaker == speaker


def test_a_row_carries_the_state_represented_and_what_it_is_about(quotes_of):
    text = (
        "Russian Foreign Minister Sergei Lavrov said that the UN arms embargo under resolution 2231 (2015) would end, "
        "whatever Washington wanted.\n"
    )
    (quote,) = quotes_of(text)
    assert (quote.speaker, quote.speaker_name, quote.actor) == ("Sergei Lavrov", "Sergei Lavrov", "RUS")
    assert quote.about.split(";") == ["arms-embargo", "UN", "S/RES/2231", "USA"]
    assert quote.sentence == text.strip()


HEADED = (
    "{}\n\nMOSCOW, March 3 - The Russian foreign minister, Sergei Lavrov, met the Iranian envoy Ali Karimi on Monday.\n"
)


@pytest.mark.parametrize(
    ("headline", "kind", "wanted"),
    [
        ("Sergei Lavrov: the draft is 'very dead'", "mixed", "the draft is 'very dead'"),
        ("Russia's draft had outlived its use — diplomatic source", "indirect", "Russia's draft had outlived its use"),
    ],
)
def test_headlines_attribute_by_a_colon_or_a_dash(quotes_of, headline, kind, wanted):
    found = quotes_of(HEADED.format(headline), title=headline)
    assert [(quote.kind, quote.text) for quote in found] == [(kind, wanted)]


@pytest.mark.parametrize("headline", ["Iran: what comes next", "Russia blocks Iran draft — again"])
def test_topics_of_headlines_say_nothing(quotes_of, headline):
    assert not quotes_of(HEADED.format(headline), title=headline)


WORDS = [
    "Lavrov",
    "said",
    "that",
    "the draft",
    "is dead",
    ",",
    "Beijing told",
    "it agreed",
    ".",
    "He added",
    ":",
    "we go",
]
MARKS = [*"\"“”„«»‘’'`", "``", "''", '\\"', "â€œ", "\n\n", "—"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*WORDS, *MARKS]), max_size=60), st.lists(st.sampled_from(["", " "]), min_size=60))
def test_wherever_marks_stand_nothing_raises_and_offsets_are_right(quotes_of, words, blanks):
    text = "".join(word + blank for word, blank in zip(words, blanks, strict=False))
    for quote in quotes_of(text):
        assert text[quote.start : quote.end] == quote.text
        assert quote.text.strip()


def test_spans_never_cross_the_parts_of_a_document(pipeline):
    text = 'Lavrov said: "The draft is dead.\n\n"It is buried."\n'
    for quote in pipeline.analyze_one(Document("a.txt", text * 3, language="en")).quotes:
        assert 0 <= quote.start < quote.end <= len(text) * 3
