"""What was measured as text, as a Markdown table, and as a plot."""

import io
import os
import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.turns import Line
from benchmarks.workload import ROOT

PLOT = ROOT / "benchmarks" / "speed.svg"
_BEGIN, _END = "<!-- python -m benchmarks -->", "<!-- end -->"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _ratio(line: Line) -> str:
    return f"{line.ratio:.3g} ×{' faster' if line.faster else ''}"


def _target(line: Line) -> str:
    if not line.target:
        return ""
    return f"{'≥' if line.faster else '≤'} {line.target:g} {'✓' if line.reached else '✗'}"


def plain(lines: Sequence[Line]) -> str:
    """A line for each comparison, with every other way below."""
    rows = []
    for x in lines:
        ours, theirs = f"{_number(x.ours)} {x.unit}", f"{_number(x.theirs)} {x.unit} {x.against}"
        own = f"({x.by_processor:.3g} by processor)"
        rows.append(f"{x.what:58}{ours:>12}  {theirs:30}{_ratio(x):>14} {own:24}{_target(x)}")
        if len(x.others) > 1:
            rows.append("    " + "  ".join(f"{n} {_number(t)}" for n, t in x.others))
    return "\n".join(rows)


def markdown(lines: Sequence[Line]) -> str:
    """The table of the README: ours, the best of the others, the ratio and what is asked for."""
    head = ["| | ruledsl | best of the others | ratio | asked for |", "|--|--|--|--|--|"]
    rows = [
        f"| {x.what} | {_number(x.ours)} {x.unit} | {_number(x.theirs)} {x.unit} ({x.against}) | {_ratio(x)} | {_target(x)} |"
        for x in lines
    ]
    return "\n".join([*head, *rows])


def plot(lines: Sequence[Line]) -> str:
    """Bars of every way on a logarithmic scale, a panel for each kind of work."""
    import matplotlib as mpl  # noqa: PLC0415

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "ruledsl", "svg.fonttype": "none", "font.size": 9})
    from matplotlib import pyplot as plt  # noqa: PLC0415

    panels = [p for p in (_panel(lines, "one record, against", "one record, no trace"),
                          _panel(lines, "in memory", "in memory, columns to columns"),
                          _panel(lines, "Parquet to Parquet", "Parquet to Parquet")) if len(p[1]) > 1]  # fmt: skip
    figure, axes = plt.subplots(1, max(1, len(panels)), figsize=(4 * max(1, len(panels)), 2.6), squeeze=False)
    for axis, (title, bars, unit) in zip(axes[0], panels, strict=False):
        names = sorted(bars, key=lambda n: -bars[n])
        colours = ["#1f6f8b" if n == "ruledsl" else "#b8c4cc" for n in names]
        drawn = axis.barh(names, [bars[n] for n in names], color=colours, log=True)
        axis.bar_label(drawn, [f"{_number(bars[n])} {unit}" for n in names], padding=3)
        axis.set_title(title)
        axis.set_xlabel("time, logarithmic; less is better")
        # The figures stand beside the bars, so the scale needs none; room for them on the right.
        axis.tick_params(axis="x", which="both", bottom=False, labelbottom=False)
        axis.set_xlim(min(bars.values()) / 2, max(bars.values()) * 6)
        axis.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    text = io.StringIO()
    figure.savefig(text, format="svg", metadata={"Date": None})
    return re.sub(r"[ \t]+$", "", text.getvalue(), flags=re.MULTILINE)


def _panel(lines: Sequence[Line], having: str, title: str) -> tuple[str, dict[str, float], str]:
    """Every way of the largest work of a kind."""
    here = [x for x in lines if having in x.what]
    sizes = [int(m[1].replace(",", "")) for x in here if (m := re.match(r"([\d,]+) units", x.what))]
    if sizes:
        here = [x for x in here if x.what.startswith(f"{max(sizes):,} units")]
        title = f"{max(sizes):,} units, {title}"
    bars = {name: took for x in here for name, took in x.others}
    bars |= {"ruledsl": min(x.ours for x in here)} if here else {}
    return title, bars, here[0].unit if here else ""


def write(readme: Path, lines: Sequence[Line], said: str) -> None:
    """The table between its marks in the README, the plot beside the benchmarks."""
    text = readme.read_text("utf-8")
    if text.count(_BEGIN) != 1 or text.count(_END) != 1:
        raise SystemExit(f"{readme} has no {_BEGIN} … {_END} to put the table between")
    before, rest = text.split(_BEGIN)
    after = rest.split(_END)[1]
    place = os.path.relpath(PLOT, readme.resolve().parent)
    body = f"{markdown(lines)}\n\n{said}\n\n![time of each way]({place})"
    for path, content in ((PLOT, plot(lines)), (readme, f"{before}{_BEGIN}\n{body}\n{_END}{after}")):
        beside = path.with_suffix(path.suffix + ".new")
        beside.write_text(content, encoding="utf-8", newline="\n")
        beside.replace(path)
