import pytest

from sanctwatch.positions import Position, count_positions
from sanctwatch.records import Stance


def stance(actor, target, polarity):
    return Stance("a.txt", actor, "", target, polarity, "statement", "said", "x", 0, 1)


def test_stances_are_counted_by_actor_and_target_in_order():
    rows = [
        stance("USA", "snapback", "support"),
        stance("RUS", "snapback", "oppose"),
        stance("RUS", "snapback", "oppose"),
        stance("RUS", "snapback", "conditional"),
        stance("RUS", "jcpoa", "neutral"),
    ]
    assert count_positions(rows) == [
        Position("RUS", "jcpoa", neutral=1),
        Position("RUS", "snapback", oppose=2, conditional=1),
        Position("USA", "snapback", support=1),
    ]


@pytest.mark.parametrize(
    ("counts", "n", "net", "polarity"),
    [
        ({"support": 2, "oppose": 1}, 3, 1, "support"),
        ({"support": 1, "oppose": 2, "neutral": 4}, 7, -1, "oppose"),
        ({"support": 2, "oppose": 2}, 4, 0, "mixed"),
        ({"conditional": 1}, 1, 0, "conditional"),
        ({"neutral": 1}, 1, 0, "neutral"),
    ],
)
def test_the_whole_of_a_position(counts, n, net, polarity):
    position = Position("RUS", "jcpoa", **counts)
    assert (position.n, position.net, position.polarity) == (n, net, polarity)
