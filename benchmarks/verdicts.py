"""``python -m benchmarks.verdicts``: how long the proof of one edit takes on a measure of 40 indicators.

Each line is one edit with its verdict and the examples, from the two texts to the report; the target is 2 s.
"""

import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from benchmarks.prove import invented
from ruledsl.source import Source
from ruledsl.tools.diff.report import Request, compare
from ruledsl.tools.diff.sides import Side
from ruledsl.tools.load import read_rules

SWAPS = (
    ("优秀线上移0.01", "90分及以上", "90.01分及以上", "不满90分", "不满90.01分"),
    ("加分增加", "加分 奖1 每次1分", "加分 奖1 每次2分"),
    ("加分上限上调", "加分 奖2 每次2分 最多6分", "加分 奖2 每次2分 最多8分"),
    ("扣分加重", "扣分 罚1 每起1分至6分", "扣分 罚1 每起2分至6分"),
    ("指标计分减少", "指标 项目2 满分 2.5分 计分 每次0.5分", "指标 项目2 满分 2.5分 计分 每次0.4分"),
    ("取消加分", "  加分 奖3 每次3分 最多9分  依据 第四条\n", ""),
)


def main() -> int:
    """One line for each edit, then the median and the slowest."""
    text, spent = invented(), []
    for name, *swaps in SWAPS:
        changed = text
        for old, new in zip(swaps[::2], swaps[1::2], strict=True):
            assert old in changed, old
            changed = changed.replace(old, new, 1)
        wall, own = perf_counter(), process_time()
        sides = [Side(n, read_rules((), Path(), [Source(n, t)])) for n, t in (("old", text), ("new", changed))]
        (diff,) = compare(Request(sides[0], sides[1], year=2023, prove=True)).measures
        wall, own = perf_counter() - wall, process_time() - own
        spent.append(own)
        assert diff.whole is not None and diff.proof is not None
        shown = ", ".join(f"{'better' if w > 0 else 'worse'}: {a}" for w, a in sorted(diff.proof.whole.answers.items()))
        print(f"{name}: {diff.whole.kind} ({shown}), {wall:.2f} s, of it processor {own:.2f} s")
    print(f"processor: median {median(spent):.2f} s, slowest {max(spent):.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
