"""Sentences with their citations marked `[span](symbol)`, each with a near-miss that looks alike and is none."""

from __future__ import annotations

import re

import pytest

from sanctwatch.resolutions import Citation, find_citations
from sanctwatch.resolutions.citation import YearOf

_TAG = re.compile(r"\[([^\[\]]*)\]\(([SA]/[^()\s]+)\)")


def read_tagged(tagged: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Strip the tags of a sentence; return it with symbol, start and end of each."""
    plain, spans, at = "", [], 0
    for tag in _TAG.finditer(tagged):
        plain += tagged[at : tag.start()]
        spans.append((tag[2], len(plain), len(plain) + len(tag[1])))
        plain += tag[1]
        at = tag.end()
    return plain + tagged[at:], spans


def check(year_of: YearOf, tagged: str) -> list[Citation]:
    text, expected = read_tagged(tagged)
    found = find_citations(text, year_of)
    assert [(c.symbol, text[c.start : c.end]) for c in found] == [(s, text[b:e]) for s, b, e in expected]
    assert [(c.start, c.end) for c in found] == [(b, e) for _, b, e in expected]
    return found


@pytest.mark.parametrize(
    "tagged",
    [
        "Iran cites [resolution 2231 (2015)](S/RES/2231).",
        "Under [Security Council Resolution 2231](S/RES/2231) the ban ends.",
        "The US is no party to [UNSC-Resolution 2231](S/RES/2231).",
        "[UNSCR 1718](S/RES/1718) bans it.",
        "[UNSCRs 1718](S/RES/1718), [1874](S/RES/1874) and [2397](S/RES/2397) ban it.",
        "The UN's [SCR 1540](S/RES/1540) binds all.",
        "The United Nations ([Res. 1970](S/RES/1970)) acted.",
        "See [S/RES/2231 (2015)](S/RES/2231) and [S/RES/1718(2006)](S/RES/1718).",
        "The [UN resolution 2231](S/RES/2231) of 2015 stands.",
        "[UN Resolution No. 2231](S/RES/2231) and [resolutions Nos. 661](S/RES/661) and [687](S/RES/687)",
        "the UN Security Council's [Resolution 1701](S/RES/1701)",
        "The [UN Security Council (UNSC) Resolution 2231](S/RES/2231) ended it.",
        "By [resolution of the UN Security Council No. 2231](S/RES/2231) it ended.",
        "[U.N. Security Council resolution 1929](S/RES/1929), [UNSC res 2231](S/RES/2231), [UN Res 1929](S/RES/1929)",
        "[UNSC 1701](S/RES/1701) was ignored.",
        "[UN Resolution2231](S/RES/2231), [UN resolution  2231](S/RES/2231), [UN Resolution #2231](S/RES/2231)",
        "The Council of the UN adopted [resolu- tion 2048](S/RES/2048).",
        "[SC/RES/1929](S/RES/1929) is how some write it.",
        "The UN's [resolution 1701/2006](S/RES/1701) holds.",
        "[UN RESOLUTION 2231](S/RES/2231) EXPIRES",
        "The UN noted [Council resolution 2231](S/RES/2231) with care.",
        "In a [UN Security Council\nresolution 1540](S/RES/1540) of 2004 it did.",
        "the UN resolution known as [1701](S/RES/1701), and the UN resolution numbered [1559](S/RES/1559)",
        "[UN Resolution 1701/06](S/RES/1701) and [UNSCRs 1559/04](S/RES/1559) and [1718](S/RES/1718)",
        "[UN resolution 1929](S/RES/1929)'s ban, [UNSCR1929](S/RES/1929), [UNSC 1929](S/RES/1929)",
        "[S/Res/1929](S/RES/1929) is how others write it.",
        "[Security Council resolution 1929](S/RES/1929)¹ and [UN Res 2231/2015](S/RES/2231)",
        "the Security Council's [1701](S/RES/1701) resolution",
        "[UN resolution 2254](S/RES/2254): a [2254](S/RES/2254)-based process",
        "The UN noted: the committee adopted [resolution 2231 (2015)](S/RES/2231).",
        "The UN met. The Council adopted [resolution 2231](S/RES/2231). A committee rose.",
    ],
)
def test_council_resolution_is_found_in_every_style(tagged: str, year_of: YearOf) -> None:
    check(year_of, tagged)


@pytest.mark.parametrize(
    "text",
    [
        "House Resolution 2231 passed; the UN took note.",
        "H.Res. 2231, H. Res. 12, H.Con.Res. 58, S.Con.Res. 58, S. Res. 12, S.J.Res. 54, H.R. 2231: the UN.",
        "Senate Resolution 1718, Senate Joint Resolution 12 and House Joint Resolution 1929 name the UN.",
        "European Parliament resolution 2231, an EU resolution 1929, NATO resolution 1540 and AG/RES. 2231: no UN.",
        "The UN General Assembly rose.\n\nThe Human Rights Council acted, and by resolution 53/1 named an expert.",
        "IAEA Board resolution 1929 went to the UN.",
        "Human Rights Council resolution 16/18 and A/HRC/RES/16/18 are of another body of the UN.",
        "Economic and Social Council resolution 1996/31 and UN resolution 1996/31",
        "The Jordan City Council adopted Resolution 1929, which lets the city buy two plows, and not Resolution 1737.",
        "She stopped Resolution 1803 of the teachers' union, the UN day speaker said.",
        "The parish council passed Resolution 1540 after the sanctions on the choir.",
        "My New Year's resolution 2025: read the UN Charter.",
        "A UN video in resolution 2560x1440, with a screen resolution 1920 x 1080 and resolution 1440 lines.",
        "Lower the resolution to 1,540 lines, says the UN guide.",
        "Resolution 12345 is not one of the UN's.",
        "UN Security Council Resolution 1718 Committee",
        "The UN's 1718 Committee, Committee 1737, the 1267/1989/2253 regime and the 1591 sanctions regime.",
        "The African Union Peace and Security Council resolution was general.",
        "UNSC 2015 elections were quiet.",
        "UN resolutions were ignored: 1540 people died, including 2231 of whom no trace was found.",
        "Council Regulation (EU) No 833/2014 is no resolution of the UN.",
        "The UN's technical committee voted on draft resolution 1441; the foundation's board adopted resolution 1540.",
        "The UN's Order follows the Cabinet by Resolution 1929 of 2017 and the National Assembly by Resolution 2231.",
        "The Jordan Football Association has unanimously passed Resolution 1929, the UN heard.",
        "Resolution 1701/05 and 1441/99 of the UN are typing errors at best.",
        "The UN's book is known as 1984, the Security Council's 2025 resolution is awaited.",
        "The sharpest UN video resolution, 1448 a pixel row, and resolution 1920 by 1080.",
        "Resolution 2021-45 of the UN staff club and resolution 1.5 are none.",
    ],
)
def test_what_only_looks_like_a_council_resolution_is_left_alone(text: str, year_of: YearOf) -> None:
    assert find_citations(text, year_of) == []


def test_a_town_is_told_from_the_united_nations_in_the_same_paper(year_of: YearOf) -> None:
    check(
        year_of,
        "The mayor signed Resolution 1929 of last week; the city council cheered.\n\n"
        "In New York the UN noted that [Resolution 1929](S/RES/1929) had lapsed.",
    )


@pytest.mark.parametrize(
    "tagged",
    [
        "[resolutions 660 (1990)](S/RES/660) of 2 August 1990, [661 (1990)](S/RES/661) and [687 (1991)](S/RES/687)",
        "[UN resolutions 1718](S/RES/1718), [1874](S/RES/1874) and [2270](S/RES/2270), and we condemn it.",
        "[UN resolutions 2371](S/RES/2371) to [2397](S/RES/2397)",
        "[UN resolutions 2371](S/RES/2371)–[2397](S/RES/2397)",
        "[UN resolutions 242](S/RES/242) and [338](S/RES/338) and subsequent resolutions",
        "[UN resolutions 1718](S/RES/1718)¹, [1874](S/RES/1874)* and [2270](S/RES/2270)",
        "[UN resolutions 1718](S/RES/1718) (on arms) and [1874](S/RES/1874)",
        "[UN Resolution 1718](S/RES/1718), [1874](S/RES/1874), [2270](S/RES/2270)",
        "two UN resolutions, [1718](S/RES/1718) and [1874](S/RES/1874), were ignored",
        "[UN Resolution 2397](S/RES/2397) (22 December 2017) and [2371](S/RES/2371) (5 August 2017)",
        "[UNSCR 1325](S/RES/1325) and what followed ([1820](S/RES/1820), [1888](S/RES/1888) and [2106](S/RES/2106))",
        "UN resolutions on Lebanon, in particular [1559](S/RES/1559) and [1701](S/RES/1701), matter.",
        "UN resolutions ([1718](S/RES/1718), [1874](S/RES/1874))",
        "Six UN resolutions: [1696](S/RES/1696), [1737](S/RES/1737), [1747](S/RES/1747)",
        "The UN's [Resolutions 1267](S/RES/1267) on al-Qaida and [1373](S/RES/1373) on terrorist financing",
        "[UN Resolution 1701](S/RES/1701) in 2006 and [1559](S/RES/1559) in 2004",
        "[UNSC resolutions 1718](S/RES/1718)",
        "[resolutions 1718 (2006)](S/RES/1718),¹ [1874 (2009)](S/RES/1874),2 [2087¹ (2013)](S/RES/2087)",
        "the UN's [resolutions 1267](S/RES/1267)/[1989](S/RES/1989)/[2253](S/RES/2253)",
        "[UN resolutions 1970](S/RES/1970) and [1973](S/RES/1973) on Libya",
        "[UN resolutions 660](S/RES/660),[661](S/RES/661),[687](S/RES/687)",
    ],
)
def test_list_is_followed_to_its_end(tagged: str, year_of: YearOf) -> None:
    check(year_of, tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        "Under [UN Resolution 1701](S/RES/1701), 15,000 troops came.",
        "Under [UN Resolution 1701](S/RES/1701), 2006 saw calm.",
        "[UN Security Council Resolution 2231](S/RES/2231), 2015, is over.",
        "[UN Resolution 1701](S/RES/1701) and 2000 troops",
        "[UN resolutions 1718](S/RES/1718) and [1874](S/RES/1874) in 2006 and 2009",
        "[UN resolutions 1718](S/RES/1718) and 1540 soldiers",
        "Under [UN Resolution 1701](S/RES/1701), 1559 rioters came.",
        "[UN resolutions 1718](S/RES/1718) and 12.5 per cent",
        "UN resolutions, 2231 people said, failed; see [UNSCR 1325](S/RES/1325) and the years (2012, 2015 and 2016).",
        "[resolution 1718 (2006)](S/RES/1718) and the statement of its President (S/PRST/2006/41)",
    ],
)
def test_list_stops_at_years_and_counts(tagged: str, year_of: YearOf) -> None:
    check(year_of, tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        "[A/RES/76/1](A/RES/76/1) and [A/RES/217 A (III)](A/RES/217)",
        "[General Assembly resolution 76/262](A/RES/76/262) and [GA resolution 60/1](A/RES/60/1)",
        "The UN passed [resolution ES-11/1](A/RES/ES-11/1); see [A/RES/ES-11/1](A/RES/ES-11/1).",
        "A quiz asked which body issues [resolution 217 A (III)](A/RES/217).",
        "[General Assembly resolutions 46/182](A/RES/46/182) and [60/1](A/RES/60/1)",
        "The UN General Assembly met, as [resolution 76/262](A/RES/76/262) requires.",
        "[UN General Assembly Resolution 194](A/RES/194) of 1948",
        "[General Assembly resolutions 2758](A/RES/2758) and [3379](A/RES/3379), [60/1](A/RES/60/1)",
        "The UN General Assembly adopted [resolution 377](A/RES/377) in 1950.",
        "The General Assembly on Thursday passed [Resolution 181](A/RES/181) of the UN.",
        "Beijing cites [UN Resolution 2758](A/RES/2758) on Taiwan.",
        "[GA resolution 60/1](A/RES/60/1), and so do [34/37](A/RES/34/37) (1979) and [2072 (XX)](A/RES/2072).",
        "[GA resolution 60/1](A/RES/60/1), not 24/37 (1979), 3/4 (2011) or Protocol 2008 (II).",
        "The Security Council's [resolution 2758](S/RES/2758) was on Congo.",
    ],
)
def test_assembly_resolution_is_told_from_the_councils(tagged: str, year_of: YearOf) -> None:
    check(year_of, tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        "The four-paragraph draft, [S/2020/797](S/2020/797), would have prolonged it.",
        "The draft (document [S/2025/561](S/2025/561)), submitted by the Republic of Korea, failed.",
        "The Council adopted [UN resolution 2769](S/RES/2769) ([S/2025/32](S/2025/32)) by 14 votes.",
        "[S/2025/561](S/2025/561) failed by five votes.",
        "The text ([S/2024/255](S/2024/255)) was vetoed.",
        "[S/2025/561](S/2025/561) and [S/2025/539](S/2025/539) fail, four votes each.",
        "China vetoed [S/2022/431](S/2022/431). [S/2020/797/Rev.1](S/2020/797/Rev.1) got two votes.",
        "It put [S/2025/561](S/2025/561) to the vote. [S/2024/255](S/2024/255) was, as expected, rejected.",
        "Five sponsored [S/2025/230](S/2025/230); 13 were in favour of [S/2025/231](S/2025/231).",
        "[S/2025/640](S/2025/640) (9-2-4), [S/2025/641](S/2025/641) by nine votes",
        "[S/2025/658](S/2025/658), a revised draft",
        "[S/2025/642](S/2025/642): four in favour",
        "Russia tabled [S/2025/232](S/2025/232). [S/2025/233](S/2025/233) was circulated.",
        "It voted on document [A/80/L.6](A/80/L.6) and draft [A/79/L.93](A/79/L.93).",
        "the draft resolution [S/5425/Rev.1](S/5425/Rev.1)",
        "The letter dated 20 August 2020 (S/2020/815) was circulated.",
        "The report of the Panel of Experts (S/2024/215) names ships.",
        "Statement S/PRST/2006/41, note S/5425 and A/76/PV.12 are no drafts.",
        "According to S/2025/655, talks failed. They wrote in S/2025/654 that talks failed.",
        "The report (S/2025/646) was rejected by Rwanda. In the annex (S/2025/651) Rwanda rejected it.",
        "In S/2025/652 the Secretary-General adopted a new tone. See S/2025/648. It is in S/2025/649, a letter.",
        "S/2025/650 of 8 August 2025 fails to name them; S/2025/657 has four annexes.",
        "The draft lapsed. In a letter (S/2025/538) the three explained.",
    ],
)
def test_draft_is_told_from_letter_and_report(tagged: str, year_of: YearOf) -> None:
    for citation in check(year_of, tagged):
        assert (citation.form == "draft") == ("RES" not in citation.symbol)


_INTRODUCED = "It is [UN resolution 2231](S/RES/2231). "


@pytest.mark.parametrize(
    "tagged",
    [
        _INTRODUCED + "Washington tore up [2231](S/RES/2231).",
        _INTRODUCED + "The drafters of [2231](S/RES/2231) turned the usual logic on its head.",
        _INTRODUCED + "What [2231](S/RES/2231) outlawed stays out.",
        _INTRODUCED + "The bans of [2371](S/RES/2371) and [2375](S/RES/2375): none ends.",
        "Security Council resolutions expired, as Tehran sees it, along with [2231](S/RES/2231). It is settled.",
        "Mali draws a line under [2374](S/RES/2374)\n\nThe UN's [Resolution 2374](S/RES/2374) was adopted in 2017.",
        "Six UN resolutions.\n\n• [1696 (2006)](S/RES/1696). Passed 14-1.\n\n• [1737 (2006)](S/RES/1737). Unanimous.",
        _INTRODUCED + "30 Nov 2016 — [2321](S/RES/2321) puts a ceiling on coal.",
        _INTRODUCED + "After weeks of bargaining, [2270](S/RES/2270) makes inspection a duty.",
        _INTRODUCED + "30 Nov 2016 — [2321](S/RES/2321) in one line.",
        _INTRODUCED + "That was [2371](S/RES/2371), adopted later.",
    ],
)
def test_bare_number_counts_where_it_stands_for_a_text(tagged: str, year_of: YearOf) -> None:
    check(year_of, tagged)


@pytest.mark.parametrize(
    "rest",
    [
        "It killed 2231 people.",
        "Some 2231 troops left.",
        "At 2231 GMT it fell.",
        "The index closed at 2231.",
        "See page 2231.",
        "It paid $2231 and 2,231 more.",
        "Room 2231, flight 2231 and No. 2231 are none.",
        "The 2231 Committee and Committee 2231 are bodies.",
        "About 2231 came, over 2231 went.",
        "It rose 2231% and 2231.5 points.",
        "The case of 1540 soldiers in 1540.",
        "In 1718, in May 1737 and since 1929 there was peace.",
        "The screen shows 2231x1440.",
        "The 2231 sanctions regime, the 1591 sanctions.",
        "The 2231 list, the 2231 team and the 2231 regime are names.",
        "Then 2231 rioters came.",
        "Born in 1973, he died in 2015 after the war of 1991.",
    ],
)
def test_number_that_is_a_year_a_count_or_a_name_is_no_citation(rest: str, year_of: YearOf) -> None:
    check(year_of, _INTRODUCED + rest)


@pytest.mark.parametrize(
    "tagged",
    [
        "[UN resolution 1929](S/RES/1929). In 1929, the crash came; by 1929 it was over.",
        "[UN resolution 1737](S/RES/1737). On 3 May 1737, he wrote; in Jan. 1737 he died.",
        "[UN resolution 242](S/RES/242). Deaths rose by 242, from 242 to 484.",
        "[UN resolution 1973](S/RES/1973). The war of 1973 and the coup in 1973.",
    ],
)
def test_number_that_is_introduced_may_still_be_a_year_or_a_count(tagged: str, year_of: YearOf) -> None:
    check(year_of, tagged)


def test_bare_number_needs_a_document_about_resolutions(year_of: YearOf) -> None:
    assert find_citations("He tore up 2231 and the drafters of 1540.", year_of) == []


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("Article 28 of UN Security Council Resolution 2397", "Article 28"),
        ("operative paragraph 11 of the UN resolution 2231", "operative paragraph 11"),
        ("OP11 of UNSCR 2231", "OP11"),
        ("under paragraph 15 (a) of S/RES/1701 (2006)", "paragraph 15 (a)"),
        ("annex B to UN resolution 2231", "annex B"),
        ("the third preambular paragraph of UN resolution 2231", "third preambular paragraph"),
        ("the last paragraph of UNSCR 2231", "last paragraph"),
        ("the third draft of UN resolution 2231", ""),
        ("UN resolution 2231's annex B", "annex B"),
        ("UN resolution 1929, paragraph 8, says", "paragraph 8"),
        ("UN resolution 2397 (2017), of which paragraph 8 deals with labour", "paragraph 8"),
        ("paragraphs 4 to 9 of resolution 2111 (2013)", "paragraphs 4 to 9"),
        ("paragraph 11 of its UN resolution 2231", "paragraph 11"),
        ("UN resolution 2231. Paragraph 8 of the letter says", ""),
        ("UN resolution 2231, paragraph 12 of the agreement", ""),
        ("UN resolution 2231 has 30 paragraphs", ""),
    ],
)
def test_part_cited_is_kept_beside_the_span(text: str, paragraph: str, year_of: YearOf) -> None:
    (citation,) = find_citations(text, year_of)
    assert citation.paragraph == paragraph
    assert "aragraph" not in text[citation.start : citation.end]


def test_part_cited_belongs_to_the_nearer_resolution(year_of: YearOf) -> None:
    first, second = find_citations("UN resolution 1874 and paragraph 8 of UN resolution 2397", year_of)
    assert (first.paragraph, second.paragraph) == ("", "paragraph 8")


def test_year_that_cannot_be_is_noted_and_kept(year_of: YearOf) -> None:
    (citation,) = find_citations("UN resolution 2231 (2014)", year_of)
    assert (citation.year, citation.note) == (2014, "year cited as 2014, adopted in 2015")


def test_year_in_a_date_is_checked_too(year_of: YearOf) -> None:
    (citation,) = find_citations("UN resolution 2231 of 20 July 2014", year_of)
    assert citation.note == "year cited as 2014, adopted in 2015"


def test_year_of_something_else_is_no_wrong_year(year_of: YearOf) -> None:
    (citation,) = find_citations("They broke UN resolution 2231 from 2020 on.", year_of)
    assert (citation.year, citation.note) == (2015, "")


def test_right_year_needs_no_note_and_a_missing_one_is_looked_up(year_of: YearOf) -> None:
    first, second = find_citations("UN resolutions 2231 (2015) and 1718", year_of)
    assert (first.year, first.note, second.year, second.note) == (2015, "", 2006, "")


def test_number_beyond_the_last_is_noted_when_the_council_is_named(year_of: YearOf) -> None:
    (citation,) = find_citations("Security Council resolution 3456", year_of)
    assert citation.note == "number 3456 is beyond the known resolutions"
    assert find_citations("The UN and Resolution 3456", year_of) == []


def test_without_a_catalogue_years_are_taken_as_cited() -> None:
    (citation,) = find_citations("UN resolution 2231 (2014)")
    assert (citation.year, citation.note) == (2014, "")


def test_forms_and_rules_are_told(year_of: YearOf) -> None:
    text = "UN resolutions 1718 and 1874; Moscow tore up 1718. Draft S/2024/255 failed."
    assert [(c.form, bool(c.rule)) for c in find_citations(text, year_of)] == [
        ("citation", True),
        ("list", True),
        ("bare", True),
        ("draft", True),
    ]
