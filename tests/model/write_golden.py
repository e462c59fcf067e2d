"""Writes golden.jsonl anew from the shipped model: `python tests/model/write_golden.py`. Read every changed line.

What the model says is pinned, right or wrong; `models/README.md` says how often it is right.
"""

import json
from pathlib import Path

from sanctwatch.model import load

SENTENCES = (
    "U.S. Ambassador Nikki Haley said on Monday that China's sale of coal to North Korea breaches resolution 1718.",
    "Russia and China abstained.",
    '"We won\'t accept it," Ri Yong Ho told reporters in Pyongyang.',
    "Moscow's rejection of new sanctions against Iran was criticised by France and the European Union.",
    "The Security Council unanimously adopted a resolution extending the arms embargo until May 31, 2020.",
    "SECURITY COUNCIL LIFTS SANCTIONS ON ERITREA",
)


def main() -> None:
    nlp = load()
    with (Path(__file__).parent / "golden.jsonl").open("w", encoding="utf-8") as out:
        for text in SENTENCES:
            doc = nlp(text)
            golden = {
                "text": text,
                "tokens": [f"{t.text}/{t.tag_}/{t.lemma_}/{t.dep_}/{t.head.i}" for t in doc],
                "names": [[span.text, span.label_] for span in doc.ents],
                "chunks": [chunk.text for chunk in doc.noun_chunks],
            }
            out.write(json.dumps(golden, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
