"""Stances for reading: by target, each with its evidence; or all at once, actors by targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sanctwatch.positions import Position, count_positions
from sanctwatch.query import date_of
from sanctwatch.records import Stance
from sanctwatch.sinks.screen.evidence import evidence, once_each, place, print_wrapped
from sanctwatch.sinks.screen.palette import POLARITY_STYLES, SIGNS, SPEAKER_STYLE, polarity
from sanctwatch.sinks.snippet import clip, counted, one_line

#: Cells of a column of the matrix; ids are broken at their hyphens to fit.
MATRIX_CELLS = 12


def show_stances(console: Console, stances: Sequence[Stance], label: Callable[[str], str]) -> None:
    """Print stances grouped by target, the target with most evidence first, in a group by date.

    Args:
        console: Where to.
        stances: Any.
        label: What a reader calls an id.
    """
    by_target: dict[str, list[Stance]] = {}
    for stance in stances:
        by_target.setdefault(stance.target, []).append(stance)
    console.print(_headline(stances))
    for target, rows in sorted(by_target.items(), key=lambda group: (-len(group[1]), group[0])):
        console.print()
        console.print(_target_line(target, rows, label), no_wrap=True, overflow="ellipsis")
        print_stances(console, sorted(rows, key=lambda row: date_of(row) or "9999"), label)


def print_stances(
    console: Console, rows: Sequence[Stance], label: Callable[[str], str], *, with_target: bool = False
) -> None:
    """Print stances: who, how, when, on what ground, where it stands; and under all that rest on it the sentence."""
    together = join_actors(rows)
    for (row, is_last), joint in zip(once_each([group[0] for group in together]), together, strict=True):
        head = Text.assemble(polarity(row.polarity), "  ", (names_of(joint, label), "bold"))
        if row.speaker:
            head.append_text(Text.assemble(" (", (one_line(row.speaker), SPEAKER_STYLE), ")"))
        if with_target:
            head.append(f"  on {one_line(row.target)}")
        head.append(f"  {row.date or (f'published {row.published}' if row.published else 'no date')}")
        head.append(f"  {row.basis}")
        if row.regime:
            head.append(f"  {row.regime}", style="dim")
        head.append(f"  {place(row)}", style="dim")
        print_wrapped(console, head, 3, hanging=2)
        if is_last:
            print_wrapped(console, evidence(row, console), 5)


def join_actors(rows: Sequence[Stance]) -> list[list[Stance]]:
    """Return stances that differ only in their actor together: a joint position has a row per actor."""
    by_all_else: dict[Stance, list[Stance]] = {}
    for row in rows:
        by_all_else.setdefault(replace(row, actor="", score=0.0, rule=""), []).append(row)
    return list(by_all_else.values())


def names_of(rows: Sequence[Stance], label: Callable[[str], str]) -> str:
    """Return the actors of a joint position as a reader calls them."""
    return ", ".join(one_line(label(row.actor)) for row in rows)


def show_matrix(console: Console, stances: Sequence[Stance], label: Callable[[str], str]) -> None:
    """Print actors by targets: the net position and, in brackets, the pieces of evidence.

    The actors and targets with most evidence come first; targets that the screen has no room for are counted below.
    """
    positions = count_positions(stances)
    by_pair = {(position.actor, position.target): position for position in positions}
    actors, targets = _by_evidence(stances, "actor"), _by_evidence(stances, "target")
    name_cells = min(max((cell_len(label(actor)) for actor in actors), default=0), max(console.width // 3, 10))
    n_shown = max((console.width - name_cells - 2) // (MATRIX_CELLS + 2), 1)
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    for target in targets[:n_shown]:
        table.add_column(_broken(target), justify="right", vertical="bottom", no_wrap=True)
    for actor in actors:
        cells = [_cell(by_pair.get((actor, target))) for target in targets[:n_shown]]
        table.add_row(Text(clip(one_line(label(actor)), name_cells)), *cells)
    console.print(_headline(stances))
    console.print()
    console.print(table)
    console.print()
    console.print(Text(" support less opposition (pieces of evidence)", style="dim"))
    if targets[n_shown:]:
        more = f" {len(targets) - n_shown} more targets: {', '.join(map(one_line, targets[n_shown:]))}"
        print_wrapped(console, Text(more, style="dim"))


def _headline(stances: Sequence[Stance]) -> Text:
    counts = [
        counted(len(stances), "stance"),
        counted(len({row.actor for row in stances}), "actor"),
        counted(len({row.target for row in stances}), "target"),
        counted(len({row.doc_id for row in stances}), "document"),
    ]
    return Text.assemble(" ", (counts[0], "bold"), (f"  {'  '.join(counts[1:])}", "dim"))


def _target_line(target: str, rows: Sequence[Stance], label: Callable[[str], str]) -> Text:
    named = one_line(label(target))
    line = Text.assemble(" ", (named, "bold"), f"  {one_line(target)}" if named != target else "")
    counts = Counter(row.polarity for row in rows)
    for value, style in POLARITY_STYLES.items():
        if counts[value]:
            line.append("   ")
            line.append(f"{SIGNS[value]} {counts[value]}", style=style)
    return line


def _by_evidence(stances: Sequence[Stance], column: str) -> list[str]:
    counts = Counter(getattr(row, column) for row in stances)
    return sorted(counts, key=lambda ident: (-counts[ident], ident))


def _cell(position: Position | None) -> Text:
    if position is None:
        return Text("")
    net = f"{position.net:+d}" if position.net else SIGNS[position.polarity]
    return Text(f"{net} ({position.n})", style=POLARITY_STYLES[position.polarity])


def _broken(ident: str) -> Text:
    """Return an id in lines that fit a column of the matrix, broken behind hyphens and slashes."""
    lines = [""]
    for part in one_line(ident).replace("-", "-\n").replace("/", "/\n").replace(" ", " \n").split("\n"):
        if lines[-1] and cell_len(lines[-1] + part.rstrip()) > MATRIX_CELLS:
            lines.append("")
        lines[-1] += part
    return Text("\n".join(clip(line.rstrip(), MATRIX_CELLS) for line in lines))
