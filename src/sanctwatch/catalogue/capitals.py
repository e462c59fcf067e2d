"""When the name of a capital is a place and when it stands for its government (`data/capitals.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sanctwatch.catalogue.grammar import read_grammar

_WORDS_CHARS = 60  # how far before a capital the conditions look


@dataclass(frozen=True, slots=True)
class Capitals:
    """Conditions beside a capital's name, each one compiled regex; see the file for what each means.

    Attributes:
        hosts: Seats of international bodies: places unless the sentence makes them act.
        namesakes_in: American states and the like, as written behind a town's name ("Moscow, Idaho").
    """

    government_before: re.Pattern[str]
    government_after: re.Pattern[str]
    place_before: re.Pattern[str]
    place_after: re.Pattern[str]
    acts_before: re.Pattern[str]
    acts_after: re.Pattern[str]
    hosts: frozenset[str]
    namesakes_in: frozenset[str]

    def is_government(self, name: str, before: str, after: str) -> bool:
        """Say whether a capital stands for its government: "Moscow vetoed", "talks with Washington".

        Args:
            name: The capital as written.
            before: Text of the same block up to the name.
            after: Text of the same block from the end of the name.
        """
        before = before[-_WORDS_CHARS:]
        before = before[:-4] if before.lower().endswith("the ") else before  # "in the Kremlin", "in The Hague"
        if not after.strip() and not before.strip():
            return False  # alone on its line: a menu item or a dateline
        if self.place_after.match(after):
            return False
        if self.government_before.search(before) or self.government_after.match(after):
            return True
        if self.place_before.search(before):
            return False
        return name not in self.hosts or bool(self.acts_after.match(after) or self.acts_before.search(before))

    def has_namesake(self, name: str, document: str) -> bool:
        """Say whether a text speaks of another town of that name ("Moscow, Idaho"); ask once per document."""
        for written in (name, name.upper()):
            at = document.find(written + ", ")
            while at >= 0:
                behind = document[at + len(written) + 2 : at + len(written) + 18]
                if any(behind.startswith(state) for state in self.namesakes_in):
                    return True
                at = document.find(written + ", ", at + 1)
        return False


def load_capitals(overlay: Path | None = None) -> Capitals:
    """Load the conditions, those of a user's folder laid over the built-in ones."""
    data = read_grammar("capitals.toml", overlay)

    def one(key: str, *, at_end: bool) -> re.Pattern[str]:
        # Inline flags hold for one pattern only, so that "(?i)" may differ between the lines of the file.
        scoped = [re.sub(r"^\(\?i\)", "(?i:", line) + (")" if line.startswith("(?i)") else "") for line in data[key]]
        joined = "|".join(f"(?:{line})" for line in scoped)
        return re.compile(f"(?:{joined})\\Z" if at_end else joined)

    return Capitals(
        government_before=one("government_before", at_end=True),
        government_after=one("government_after", at_end=False),
        place_before=one("place_before", at_end=True),
        place_after=one("place_after", at_end=False),
        acts_before=one("acts_before", at_end=True),
        acts_after=one("acts_after", at_end=False),
        hosts=frozenset(data["hosts"]),
        namesakes_in=frozenset(data["namesakes_in"]),
    )
