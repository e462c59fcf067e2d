from hypothesis import given
from hypothesis import strategies as st

from sanctwatch.model.encoder import WINDOW_PIECES, windows
from sanctwatch.model.pieces import MAX_PIECES_OF_WORD

texts = st.lists(st.tuples(st.integers(1, MAX_PIECES_OF_WORD), st.booleans()), max_size=400)


@given(texts)
def test_every_word_is_kept_from_exactly_one_window(words):
    found = list(windows([length for length, _ in words], [cut for _, cut in words]))
    assert [word for window in found for word in range(window.keep_start, window.keep_end)] == list(range(len(words)))


@given(texts)
def test_a_window_holds_what_it_keeps_and_no_more_than_fits(words):
    lengths = [length for length, _ in words]
    for window in windows(lengths, [cut for _, cut in words]):
        assert window.start <= window.keep_start < window.keep_end <= window.end
        assert sum(lengths[window.start : window.end]) <= WINDOW_PIECES


def test_a_long_paragraph_is_read_with_overlap():
    first, second, *_ = windows([1] * 300, [False] * 300)
    assert first.end > second.start
    assert first.keep_end == second.keep_start
    assert first.end - first.keep_end > 10
    assert second.keep_start - second.start > 10


def test_a_window_ends_where_a_paragraph_ends():
    may_cut = [word in {0, 90} for word in range(200)]
    first, second = windows([1] * 200, may_cut)
    assert (first.end, second.start) == (90, 90)
