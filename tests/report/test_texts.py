from sanctwatch.report.texts import shelve


def test_what_fits_stays_in_the_page():
    shelf = shelve(["abc", None, "de"], inline_chars=5)
    assert shelf.inline == ("abc", None, "de")
    assert shelf.side == (0, 0, 0)
    assert shelf.files == ()


def test_the_rest_goes_to_files_that_are_cut_at_their_size():
    shelf = shelve(["abc", "def", "ghi", None, "jkl"], inline_chars=4, side_chars=6)
    assert shelf.inline == ("abc", None, None, None, None)
    assert shelf.side == (0, 1, 1, 0, 2)
    assert shelf.files == ({1: "def", 2: "ghi"}, {4: "jkl"})


def test_a_text_that_is_longer_than_a_file_has_one_of_its_own():
    assert shelve(["abcdefgh", "ij"], inline_chars=0, side_chars=3).files == ({0: "abcdefgh"}, {1: "ij"})
