"""What the program knows by name: states, organizations, mechanisms, regimes, resolutions, officials.

The knowledge stands in `sanctwatch/data/` as TOML and CSV; `load_catalogue` reads it, lays a user's folder over it and
checks that every name has one owner, or says in which context each owner has it.
"""

from __future__ import annotations

from sanctwatch.catalogue.check import check
from sanctwatch.catalogue.load import load_catalogue
from sanctwatch.catalogue.model import Catalogue, Context, Draft, Entry, Name, Official, Regime, Resolution

__all__ = [
    "Catalogue",
    "Context",
    "Draft",
    "Entry",
    "Name",
    "Official",
    "Regime",
    "Resolution",
    "check",
    "load_catalogue",
]
