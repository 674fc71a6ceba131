"""The baselines and the peers are frozen: each file has the digest kept here, so that tuning them cannot pass unnoticed.

To change one deliberately (the measure or a trace key has changed, or somebody knows a faster way to write it by
hand): change the file, run ``python -m benchmarks.frozen``, put what it prints in ``DIGESTS`` in a commit of its own
that says why, and run the benchmark at the commit before and after, since ratios before and after do not compare.
"""

import hashlib
from pathlib import Path

DIGESTS = {
    "baseline.py": "1164d65422632cffd63ea4cba0a2516b806e0a201a7be23156be43e6b2950359",
    "baseline_display.py": "65b115fafe20c803dfb31663ec8fdacbbbeec908358b4cb9bbca3b4f99021ab2",
    "baseline_numpy.py": "acd21268348495546d6945ae32976248298f6c50d3ee3f7322a32a781f0fe88d",
    "baseline_polars.py": "3823ff8aa8b93f129dcdb730f2bb9244cc74a2db1b7aa8711d6f9ed729830030",
    "baseline_sql.py": "acaa510ddc3f50f3aef1c515e5c848ae8fc69c444b8d38c76ab36603b9d3c5f3",
    "baseline_template.py": "9d7042291f151f2c94e87768bd4628c69726ae6571f2b3afd8e542d79c6d780e",
    "peers.py": "9fbd114e0a4088b50577c35b5559970cf0726224a9b4e7eaf0f6e922e532ece9",
}


def digests() -> dict[str, str]:
    """The digest of each baseline file as it is; how lines end does not count."""
    here = Path(__file__).resolve().parent
    files = sorted([*here.glob("baseline*.py"), here / "peers.py"])
    return {f.name: hashlib.sha256(f.read_bytes().replace(b"\r\n", b"\n")).hexdigest() for f in files}


def changed() -> list[str]:
    """The baseline files that are not as they were frozen."""
    now = digests()
    return [name for name in sorted(now.keys() | DIGESTS.keys()) if now.get(name) != DIGESTS.get(name)]


if __name__ == "__main__":
    for name, digest in digests().items():
        print(f'    "{name}": "{digest}",')
