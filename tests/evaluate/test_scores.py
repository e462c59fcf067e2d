from sanctwatch.evaluate.scores import Result, Score, share


def test_nothing_found_is_zero_and_no_error():
    score = Score(0, 0, 1)
    assert (score.precision, score.recall, score.f1) == (0, 0, 0)


def test_f1_is_the_harmonic_mean():
    assert Score(1, 4, 2).f1 == 2 * 0.25 * 0.5 / 0.75


def test_a_share_of_nothing_is_zero():
    assert share(0, 0) == 0.0


def test_results_are_joined_in_order():
    both = Result({"b": Score(1, 1, 1)}, {"b": ["- x"]}) | Result({"a": Score(0, 1, 1)}, {"a": []})
    assert list(both.scores) == ["b", "a"]
    assert both.shown == {"b": ["- x"], "a": []}
