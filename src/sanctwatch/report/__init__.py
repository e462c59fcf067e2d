"""Everything that was found, as one HTML file that needs no network: `write_report(material, path)`.

The page holds the rows once, as JSON, and draws from them what is asked for. Nothing of an article ever becomes
markup: Python escapes it into JSON and jinja2 into text, the scripts put it into text nodes only, and a content
security policy keeps the browser from running or loading anything that is not ours.
"""

from __future__ import annotations

from sanctwatch.report.material import Material, Provenance, from_tables
from sanctwatch.report.write import Written, write_report

__all__ = ["Material", "Provenance", "Written", "from_tables", "write_report"]
