"""Bare numbers in documents dense in citations: slots in which only a name can stand, each beside its near-misses."""

from __future__ import annotations

import pytest

from sanctwatch.resolutions.citation import YearOf
from tests.resolutions.test_finder import check

_DENSE = "The [Security Council resolutions 1696](S/RES/1696), [2231](S/RES/2231) and [2780](S/RES/2780) hold.\n"
_LIBYA = "By [UN resolution 1970](S/RES/1970), [UN resolution 1973](S/RES/1973), [UNSCR 2292](S/RES/2292) it acted.\n"


@pytest.mark.parametrize(
    "rest",
    [
        "[1835](S/RES/1835) follows in September but adds nothing.",
        "That was in August. [2789](S/RES/2789), a year on, keeps it.",
        "But [1747](S/RES/1747) also bans arms.",
        "• [2216](S/RES/2216): what it says",
        "A word on numbers: [1737](S/RES/1737) is a resolution.",
        "It matters that [2216](S/RES/2216) and [2140](S/RES/2140) were adopted side by side.",
        "China abstained on [2799](S/RES/2799), worried about fighters.",
        "Russia voted against [1803](S/RES/1803).",
        "Since [2146](S/RES/2146), in 2014, tankers may be listed.",
        "Unlike [2216](S/RES/2216), it has teeth.",
        "See also [2216](S/RES/2216), which says nothing of the kind.",
        "Compare [1737](S/RES/1737).",
        "anon: what about [1803](S/RES/1803)??",
        "Its predecessor, [1747](S/RES/1747), was milder.",
        "The [1747](S/RES/1747) resolution stays.",
        "In 2016 there were two, [2270](S/RES/2270) and [2321](S/RES/2321).",
        "What [1747](S/RES/1747) says is plain, and the bans imposed by [2140](S/RES/2140), too.",
        '"[2216](S/RES/2216) is binding," he said.',
        "Moscow cites [1803](S/RES/1803).",
    ],
)
def test_number_counts_where_only_a_name_can_stand(rest: str, year_of: YearOf) -> None:
    check(year_of, _DENSE + rest)


@pytest.mark.parametrize(
    "rest",
    [
        "1737 rooms follow in September.",
        "1914, a year of war, changed that.",
        "1917: the Balfour declaration. 1945: the Charter.",
        "1979 follows 1978. 1991 was the year; 1991, a bad one.",
        "1441 a bedroom, 2231 a night, 2789 a head: the hotel is dear.",
        "2500, according to the police, came. 2400 follows.",
        "2216, according to the ministry, were arrested.",
        "2216 of them left. 1803 died. 2216 remained in custody.",
        "The clock said 2145. It had struck since 2145, and before 2150.",
        "He arrived on 2 May 2025, 1803 others with him.",
        "Some voted against 1803 amendments.",
        "It spoke of about 2216, and of what it was about.",
        "In room 1747, on page 1803, by flight 2216.",
        "The 1737 Committee and the 2140 sanctions committee meet.",
        "1747 vessels, 1803 tons and 2140 miles.",
        "In 1737, in May 1747 and since 1803 it was so.",
        "It rose from 2140 to 2216.",
        "In the 2025 resolution season, the 1990 resolution of hers.",
        "800 follow. 600 remains. 1600, that is, or 1700, roughly.",
        "Dec 2006: 1737 people die. Mar 2007: 1747 tons of rice.",
        "The seas rise by 2050, in 2060, and after 2075. The door shut at 2145, they left after 2150.",
        "Tel. 1747 2140, ZIP 2216, 2140 Oak Street, 2216 EUR and 2216 pm.",
        "In the village lived two, 2 and 3.",
        "2780 were held. It rose to 1989 (2024: 2231), 2231 fewer than in May.",
        "900: the number of the bus. 542, the number of the tram.",
    ],
)
def test_number_is_left_alone_where_something_else_could_stand(rest: str, year_of: YearOf) -> None:
    check(year_of, _DENSE + rest)


@pytest.mark.parametrize(
    "rest",
    [
        "The 1747 hymn",
        "1835 follows in September.",
        "See also 1559. What about 1373?",
        "2789, a year on, keeps it.",
        "China abstained on 2799, worried.",
    ],
)
def test_one_citation_is_not_dense(rest: str, year_of: YearOf) -> None:
    check(year_of, f"It cites [UN resolution 1696](S/RES/1696).\n{rest}")


def test_body_that_bears_a_number_makes_a_text_of_the_un_dense(year_of: YearOf) -> None:
    check(year_of, "The UN's 1737 Committee met. [1747](S/RES/1747) follows.")
    check(year_of, "The club's 1737 Committee met. 1747 follows.")


@pytest.mark.parametrize(
    "rest",
    [
        "Dec 2006: [1737](S/RES/1737), unanimous; sanctions begin.",
        "Mar 2007: [1747](S/RES/1747). No arms.",
        "• 3 March 2008 — [1803](S/RES/1803) passes.",
        "Jun 2010: [1929](S/RES/1929) by 12-2-1.",
        "20 Jul: [2216](S/RES/2216), 14-0.",
        "2010: [1929](S/RES/1929) is adopted.",
        "HOST: [1970](S/RES/1970). February 2011. No weapons in.",
        "Then, on 3 April 1991, [687](S/RES/687), the longest.",
        "In 2007, [1747](S/RES/1747) extended the list.",
        "Under [1929](S/RES/1929), in 2010, ships were searched.",
    ],
)
def test_year_of_adoption_beside_a_number_makes_it_a_citation(rest: str, year_of: YearOf) -> None:
    check(year_of, _DENSE + rest)


@pytest.mark.parametrize(
    "rest",
    [
        "Dec 2007: 1973, said the old man, was worse.",
        "In 2010, 1929 came to mind. In 2010, 1929 rioters came.",
        "Born in 1970, in 2011 he died.",
        "by 1929, in 2010 prices, it had paid",
        "In 2007, 1748 families left.",
        "On 5 May 2011, 1970, 1971 and 1980 were named.",
    ],
)
def test_year_beside_another_year_does_not(rest: str, year_of: YearOf) -> None:
    check(year_of, _DENSE + rest)


def test_introduced_number_that_looks_like_a_year_may_act(year_of: YearOf) -> None:
    check(year_of, _LIBYA + "[1973](S/RES/1973) authorized force, but [1970](S/RES/1970) imposes the embargo.")
    check(year_of, _LIBYA + "1973 ended badly, 1970 was dry, and 1969 authorized nothing.")


@pytest.mark.parametrize(
    "tagged",
    [
        "The [UN resolution 2231](S/RES/2231) and [UNSCR 1718](S/RES/1718); [2231 (2014)](S/RES/2231) again.",
        "The [UN resolution 2231](S/RES/2231) and [UNSCR 1718](S/RES/1718); then [2397 (2018)](S/RES/2397).",
        "SECURITY COUNCIL\n\nAdopting [Resolution 2781 (2024)](S/RES/2781) by 9 Votes, Body Prolongs Embargo",
        "The [Security Council resolution 2231 (2010)](S/RES/2231) holds.",
        "[S/RES/2231 (2010)](S/RES/2231)",
    ],
)
def test_wrong_year_is_a_note_and_no_loss(tagged: str, year_of: YearOf) -> None:
    assert [citation.note[:13] for citation in check(year_of, tagged)][-1] == "year cited as"


@pytest.mark.parametrize(
    "tagged",
    [
        "The [UN resolution 2231](S/RES/2231) and [UNSCR 1718](S/RES/1718); it sold 2397 (2011) and 1540 (2005).",
        "The [UN resolution 2231](S/RES/2231); visitors: 2397 (2018).",
    ],
)
def test_number_with_the_year_of_a_count_is_no_wrong_year(tagged: str, year_of: YearOf) -> None:
    check(year_of, tagged)
