"""The least that a run must reach, by split, kind and measure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from sanctwatch.errors import SanctwatchError
from sanctwatch.evaluate.scores import Result


def missed_floors(results: Mapping[str, Result], path: Path) -> list[str]:
    """Return one line per floor that a split does not reach.

    Args:
        results: By split.
        path: TOML with a table `[split.kind]` for each kind, in it `f1` or a share and the least that will do.

    Raises:
        SanctwatchError: When there is no such file, or a floor for what is not measured and so would never fail.
    """
    if not path.exists():
        raise SanctwatchError(f"no {path} to check against; write one, or leave --check out")
    try:
        floors = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SanctwatchError(f"{path}: {error}") from error
    lines = []
    for split, floor_by_kind in floors.items():
        for kind, floor_by_measure in floor_by_kind.items():
            if split not in results or kind not in results[split].scores:
                raise SanctwatchError(f"{path}: [{split}.{kind}] is not measured; remove it")
            measured = results[split].scores[kind]
            values = {"f1": measured.f1, **measured.shares}
            for measure, floor in floor_by_measure.items():
                if measure not in values:
                    raise SanctwatchError(f"{path}: [{split}.{kind}] has no {measure}; choose from {', '.join(values)}")
                if values[measure] < floor:
                    lines.append(f"{split} {kind} {measure} {values[measure]:.3f} is below its floor {floor:.3f}")
    return lines
