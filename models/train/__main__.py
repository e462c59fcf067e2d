"""From the data folder to the shipped model: `python models/train DATA WORK OUT`, again to resume.

Trains, exports and scores, each a script of its own in this folder. Arguments behind OUT go to the training,
`--help` of train.py lists them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Run the three steps, stopping at the first that fails."""
    if len(sys.argv) < 4:
        raise SystemExit(f"usage: python models/train DATA WORK OUT [options of train.py]\n\n{__doc__}")
    data, work, out, *options = sys.argv[1:]
    here = Path(__file__).parent
    for step in (
        [here / "train.py", data, work, *options],
        [here / "export.py", data, work, out],
        [here / "score.py", data, "--model", out],
    ):
        subprocess.run([sys.executable, *map(str, step)], check=True)


if __name__ == "__main__":
    main()
