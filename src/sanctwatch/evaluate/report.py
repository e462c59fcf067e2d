"""Scores as text for readers and as numbers for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sanctwatch.evaluate.calibration import Band
from sanctwatch.evaluate.scores import Result, share


def result_table(result: Result) -> str:
    """Return the scores as aligned text, one line per kind."""
    lines = [f"{'':14}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'pred':>6}{'gold':>6}"]
    for kind, s in result.scores.items():
        shares = "  ".join(f"{name} {value:.3f}" for name, value in s.shares.items())
        numbers = f"{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}{s.n_hits:6}{s.n_found:6}{s.n_gold:6}"
        lines.append(f"{kind:14}{numbers}  {shares}".rstrip())
    return "\n".join(lines)


def calibration_table(bands_by_table: Mapping[str, Sequence[Band]]) -> str:
    """Return the bands of scores as aligned text: how many rows said so, and how many of them are right."""
    lines: list[str] = []
    for table, bands in bands_by_table.items():
        lines.append(f"{table:14}{'said':>7}{'right':>7}{'share':>7}")
        for band in bands:
            numbers = f"{band.n_said:7}{band.n_right:7}{share(band.n_right, band.n_said):7.3f}"
            lines.append(f"{f'{band.low:.1f} to {band.low + 0.1:.1f}':14}{numbers}")
    return "\n".join(lines)


def result_numbers(result: Result) -> dict[str, dict[str, float]]:
    """Return the scores as plain numbers, for JSON."""
    return {
        kind: {
            "p": s.precision,
            "r": s.recall,
            "f": s.f1,
            "tp": s.n_hits,
            "pred": s.n_found,
            "gold": s.n_gold,
            **s.shares,
            **s.counts,
        }
        for kind, s in result.scores.items()
    }


def calibration_numbers(bands_by_table: Mapping[str, Sequence[Band]]) -> dict[str, list[dict[str, float]]]:
    """Return the bands of scores as plain numbers, for JSON."""
    return {
        table: [{"from": band.low, "said": band.n_said, "right": band.n_right} for band in bands]
        for table, bands in bands_by_table.items()
    }
