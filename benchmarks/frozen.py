"""The baselines are frozen: each file has the digest kept here, so that tuning them cannot pass unnoticed.

To change one deliberately (the measure or a trace key has changed, or somebody knows a faster way to write it by
hand): change the file, run ``python -m benchmarks.frozen``, put what it prints in ``DIGESTS`` in a commit of its own
that says why, and run the benchmark at the commit before and after, since ratios before and after do not compare.
"""

import hashlib
from pathlib import Path

DIGESTS = {
    "baseline.py": "1164d65422632cffd63ea4cba0a2516b806e0a201a7be23156be43e6b2950359",
    "baseline_display.py": "65b115fafe20c803dfb31663ec8fdacbbbeec908358b4cb9bbca3b4f99021ab2",
    "baseline_template.py": "9d7042291f151f2c94e87768bd4628c69726ae6571f2b3afd8e542d79c6d780e",
}


def digests() -> dict[str, str]:
    """The digest of each baseline file as it is; how lines end does not count."""
    here = Path(__file__).resolve().parent
    files = sorted(here.glob("baseline*.py"))
    return {f.name: hashlib.sha256(f.read_bytes().replace(b"\r\n", b"\n")).hexdigest() for f in files}


def changed() -> list[str]:
    """The baseline files that are not as they were frozen."""
    now = digests()
    return [name for name in sorted(now.keys() | DIGESTS.keys()) if now.get(name) != DIGESTS.get(name)]


if __name__ == "__main__":
    for name, digest in digests().items():
        print(f'    "{name}": "{digest}",')
