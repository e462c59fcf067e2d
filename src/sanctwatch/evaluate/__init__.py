"""Gold annotations and extracted rows to scores, the rows that were missed or wrong, and the floors that must hold.

Documents are matched by the file name in `doc_id`, and rows of documents without gold are ignored. When a row counts is
told by the file of its table: `mentions`, `persons`, `quotes`, `events`, `stances`.
"""

from sanctwatch.evaluate.calibration import calibrate
from sanctwatch.evaluate.events import match_events
from sanctwatch.evaluate.floors import missed_floors
from sanctwatch.evaluate.found import Found, read_found
from sanctwatch.evaluate.gold import Gold, find_splits, load_gold
from sanctwatch.evaluate.report import calibration_numbers, calibration_table, result_numbers, result_table
from sanctwatch.evaluate.scores import Result, Score
from sanctwatch.evaluate.split import SHOWN, score
from sanctwatch.evaluate.stances import target_key

__all__ = [
    "SHOWN",
    "Found",
    "Gold",
    "Result",
    "Score",
    "calibrate",
    "calibration_numbers",
    "calibration_table",
    "find_splits",
    "load_gold",
    "match_events",
    "missed_floors",
    "read_found",
    "result_numbers",
    "result_table",
    "score",
    "target_key",
]
