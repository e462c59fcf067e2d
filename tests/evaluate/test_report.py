import json

from sanctwatch.evaluate import Result, Score, calibration_numbers, calibration_table, result_numbers, result_table
from sanctwatch.evaluate.calibration import Band

RESULT = Result({"state": Score(1, 2, 2, {"exact": 1.0}), "stances": Score(1, 4, 2, counts={"pairs": 2})})
BANDS = {"stances": [Band(0.4, 3, 1)], "events": [Band(0.3, 12, 3), Band(0.9, 8, 8)]}


def test_the_table_is_aligned_and_leaves_counts_out():
    assert result_table(RESULT).splitlines() == [
        "                    P      R     F1    tp  pred  gold",
        "state           0.500  0.500  0.500     1     2     2  exact 1.000",
        "stances         0.250  0.500  0.333     1     4     2",
    ]


def test_numbers_are_plain():
    numbers = json.loads(json.dumps(result_numbers(RESULT)))
    assert numbers["state"] == {"p": 0.5, "r": 0.5, "f": 0.5, "tp": 1, "pred": 2, "gold": 2, "exact": 1.0}
    assert numbers["stances"]["pairs"] == 2


def test_bands_are_listed_by_table():
    assert calibration_table(BANDS).splitlines() == [
        "stances          said  right  share",
        "0.4 to 0.5          3      1  0.333",
        "events           said  right  share",
        "0.3 to 0.4         12      3  0.250",
        "0.9 to 1.0          8      8  1.000",
    ]


def test_bands_are_plain_numbers_too():
    assert json.loads(json.dumps(calibration_numbers(BANDS)))["stances"] == [{"from": 0.4, "said": 3, "right": 1}]
