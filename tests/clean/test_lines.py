"""Which line ends are mere wrapping, and which words a line end has broken."""

import textwrap

import pytest

from sanctwatch.clean import clean

ARTICLE = (
    "The United Nations Security Council on Thursday adopted a text on Iran, and Russia's ambassador said that "
    "Moscow would "
    "not accept any attempt to reimpose sanctions. The United States and its allies have repeatedly underscored "
    "that the "
    "snapback mechanism is open to every participant of the agreement. China called for restraint. Diplomats "
    "said that the "
    "panel of experts would report in December, and that the non-proliferation regime was at stake for all members."
)
LONG = (
    "Another paragraph on one long line, as web pages have them, says nothing of note about the matter at hand at all."
)


def hard_wrapped(width: int, line_end: str = "\n") -> str:
    return line_end.join(
        ["Council adopts text", "", *textwrap.wrap(ARTICLE, width), "", *textwrap.wrap(ARTICLE, width), ""]
    )


@pytest.mark.parametrize("width", [60, 66, 72, 80, 98])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", " \n"])
def test_hard_wrapped_paragraphs_become_one_line_each(width, line_end):
    lines = clean(hard_wrapped(width, line_end)).text.split("\n")
    assert [line.rstrip() for line in lines[2:5:2]] == [ARTICLE, ARTICLE]


def broken(left: str, right: str, before: str = "Diplomats in New York have said for weeks that the ") -> str:
    return clean(
        f"{LONG}\n\n{before}{left}\n{right} would come to an end before the year is out.\n\n{LONG}\n"
    ).text.split("\n")[2]


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("imple", "mentation", "implementation"),
        ("inter", "diction", "interdiction"),  # two words, but a line end in mid-sentence is damage here
        ("bomb", "shell", "bombshell"),
        ("em", "bargo", "embargo"),
        ("com", "mittee", "committee"),
        ("Coun", "cil", "Council"),
        ("Araghc", "hi", "Araghchi"),  # no word, but neither piece is one
        ("resolu-", "tion", "resolution"),
        ("snap-", "back", "snapback"),
        ("Un-", "ion", "Union"),
        ("nei-", "ther", "neither"),
        ("imple\u00ad", "mentation", "implementation"),
    ],
)
def test_a_word_broken_by_a_line_end_is_one(left, right, joined):
    assert f"the {joined} would" in broken(left, right)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("new", "mechanism", "new mechanism"),
        ("unity", "government", "unity government"),
        ("powerful", "majlis", "powerful majlis"),
        ("Rosneft", "deal", "Rosneft deal"),
        ("Security", "Council", "Security Council"),
        ("non-", "proliferation regime", "non-proliferation regime"),
        ("Sino-", "American rift", "Sino-American rift"),
        ("Choe Son-", "hui visit", "Choe Son-hui visit"),
        ("deal -", "or truce", "deal - or truce"),
    ],
)
def test_two_words_at_a_line_end_stay_two(left, right, expected):
    assert f"the {expected} would" in broken(left, right)


def test_a_form_seen_elsewhere_decides_first():
    assert "the co-operation would" in broken("co-", "operation", "The co-operation is over, they say. Today the ")
    assert "the cooperation would" in broken("co-", "operation", "The cooperation is over, they say. Today the ")


def test_in_wrapped_text_two_words_at_a_line_end_are_not_joined():
    lines = [
        "The Council met behind closed doors for most of the day, and in",
        "side letters that were traded between the delegations the three",
        "capitals set out what they would do with the clause if no text was",
        "adopted before the end of the month, as seemed likely on Friday.",
    ]
    assert clean("\n".join(lines)).text == " ".join(lines) + "\n"


def test_a_citation_torn_before_its_number_is_whole():
    assert "the resolution 1718 (2006) would" in broken("resolution", "1718 (2006)")


@pytest.mark.parametrize(
    "text",
    [
        "UN adopts text\nThe Council met on Friday in New York.",  # headline
        "What is new:\n- the cap\n- the ban",  # items
        "He listed them.\n1. the cap\n2. the ban",
        "It was over by noon on Friday in New York.\nthe desk",  # a sentence ends
        "THE LISTING\nyour Friday sanctions digest",  # masthead
        "Sanctions bill fails in the Senate\nSanctions bill fails in the Senate",  # printed twice
        "Security Council\nPress release",
    ],
)
def test_lines_that_are_their_own_block_stay(text):
    assert clean(text).text == f"{text}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The resolu- tion was adopted.", "The resolution was adopted."),
        ("The African Un- ion and an em- bargo.", "The African Union and an embargo."),
        ("A pre- and post-war order.", "A pre- and post-war order."),
        ("The two- to three-year term.", "The two- to three-year term."),
        ("A snap- back cap, a short- term deal.", "A snap- back cap, a short- term deal."),  # words by themselves
    ],
)
def test_a_word_torn_in_the_midst_of_a_line_is_mended(text, expected):
    assert clean(text).text == f"{expected}\n"


def test_a_long_headline_does_not_run_into_the_next_line():
    title = (
        "Security Council Fails to Adopt Text That Would Have Kept Sanctions on Iran Lifted, with Four Members Voting "
        "in Favour, Nine Against, Two Abstaining, and None Absent from the Chamber"
    )
    assert clean(f"{title}\nMembers spoke after the vote.\n").text.split("\n")[0] == title


def test_an_abbreviation_ends_no_sentence():
    assert "the U.S. sanctions would" in broken("U.S.", "sanctions")
