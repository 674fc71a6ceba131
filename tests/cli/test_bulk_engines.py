"""``eval -o``: one result, whatever computes it, in whatever pieces and order the facts come, right and wrong ones."""

import json
import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("polars")
pytest.importorskip("pyarrow")

import polars as pl
from engines import spark
from river import Call
from test_bulk import HEAD, RULES

from ruledsl.tools.bulk import in_order, load, one, run

ROOT = Path(__file__).parent.parent.parent / "rules"
ENGINES = ("columns", "python", "duckdb")
Frames = dict[str, Any]


def facts(size: int, seed: int = 1) -> Frames:
    """Units and events; some scores, ranges, kinds, classes and dates are wrong, some rows belong to nobody."""
    draw = random.Random(seed)
    names = [f"单位{n:03}" for n in range(size)]
    units = {
        "单位": names,
        "类别": [
            draw.choice(["县区", "部门", "部门", "乡镇"] if n % 17 == 0 else ["县区", "部门"]) for n in range(size)
        ],
        "日常工作": [
            draw.choice([None, 100.5]) if n % 13 == 5 else draw.randint(4000, 10000) / 100 for n in range(size)
        ],
        "事故": [draw.choice([None, True, False]) for _ in names],
    }
    of = sorted(draw.choice([*names, "单位999"]) for _ in range(3 * size))
    kinds = [
        draw.choice(["表彰", "通报", "通报", "表扬"] if n % 29 == 3 else ["表彰", "通报"]) for n in range(3 * size)
    ]
    events = {
        "单位": of,
        "编号": [f"{n}号" for n in range(3 * size)],
        "日期": [date(2023, draw.randint(1, 12), 1) for _ in of],
        "计入": kinds,
        "分值": [
            None if k != "通报" else draw.choice([5.0, 6.5, 10.0, 4.0] if n % 31 == 7 else [5.0, 6.5, 10.0])
            for n, k in enumerate(kinds)
        ],
    }
    return {"units": pl.DataFrame(units), "events": pl.DataFrame(events)}


#: Units without a mistake.
RIGHT = pl.DataFrame(
    {"单位": [f"单位{n}" for n in range(6)], "类别": ["县区", "部门"] * 3, "日常工作": [90, 80, 95, 70, 60, 50]}
)


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "bulk.rules").write_text(RULES, encoding="utf-8")
    (here / "facts").mkdir()
    (here / "facts" / "head.yaml").write_text(HEAD, encoding="utf-8")
    return here


def put(folder: Path, frames: Frames) -> None:
    for name, frame in frames.items():
        frame.write_parquet(folder / "facts" / f"{name}.parquet")


def computed(call: Call, folder: Path, *options: str) -> tuple[Any, Any, str]:
    """The results, the rejects and what was said; the numbers add up."""
    done = call("eval", "bulk.rules", "facts", "-o", "out.parquet", *options)
    assert done.code in (0, 4), done.err
    results, wrong = (pl.read_parquet(folder / name) for name in ("out.parquet", "out.rejects.parquet"))
    units = pl.read_parquet(folder / "facts" / "units.parquet")["单位"].n_unique()
    assert f"读入 {units} 个单位" in done.out
    assert f"算出 {len(results)} 个，不予计算 {units - len(results)} 个" in done.out
    assert set(units_of(wrong)) >= set(units_of(pl.read_parquet(folder / "facts" / "units.parquet"))) - set(
        units_of(results)
    )
    return results, wrong, done.out


def units_of(frame: Any) -> list[str]:
    return list(frame["单位"])


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_and_every_size_of_pieces(
    call: Call, folder: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Arrays over all units at once say what each engine says of pieces of seven units."""
    put(folder, facts(60))
    expected = computed(call, folder)
    monkeypatch.setattr(load, "PIECE", 7)
    found = computed(call, folder, "--engine", engine)
    assert len(expected[0]) > 20
    assert expected[0].equals(found[0])
    assert expected[0].schema == found[0].schema
    assert expected[1].equals(found[1])
    assert f"（{engine}）" in found[2]


def test_any_order(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events in no order, and events of earlier units, are found; only their places in the file differ."""
    frames = facts(60)
    put(folder, frames)
    expected = computed(call, folder)
    monkeypatch.setattr(load, "PIECE", 7)
    put(folder, {"events": frames["events"].sample(fraction=1, shuffle=True, seed=3)})
    found = computed(call, folder)
    assert expected[0].equals(found[0])
    place = ["单位", "列", "代码", "填报"]
    assert expected[1].select(place).sort(place).equals(found[1].select(place).sort(place))


def test_a_unit_that_comes_twice(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told wherever the second row stands, and is not computed."""
    frames = facts(40)
    monkeypatch.setattr(load, "PIECE", 7)
    put(folder, {**frames, "units": pl.concat([frames["units"], frames["units"][3:4]])})
    results, wrong, _ = computed(call, folder)
    assert "单位003" not in units_of(results)
    assert ("单位003", "F120") in list(wrong.select("单位", "代码").iter_rows())


def shuffled(seed: int) -> Frames:
    """Units in no order, one of them twice far apart, and events in another order, some of them of nobody."""
    frames = facts(60)
    units, events = frames["units"], frames["events"]
    twice = pl.concat([units, units[3:4]])
    return {
        "units": twice.sample(fraction=1, shuffle=True, seed=seed),
        "events": events.sample(fraction=1, shuffle=True, seed=seed),
    }


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("engine", ["columns", "duckdb"])
def test_large_files_in_no_order(
    call: Call, folder: Path, seed: int, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sorted on disk they give what they give read as a whole: results, and of what is wrong its place in the files."""
    put(folder, shuffled(seed))
    expected = computed(call, folder)
    monkeypatch.setattr(load, "PIECE", 7)
    monkeypatch.setattr(in_order, "LARGE", 0)
    monkeypatch.setattr(run, "orders", lambda *_: ("as-read", "sorted"))
    found = computed(call, folder, "--engine", engine)
    assert expected[0].equals(found[0])
    assert expected[1].equals(found[1])
    assert ["F120", "F162"] == sorted({"F120", "F162"} & set(found[1]["代码"]))


def test_large_files_of_two_kinds_of_values(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers in one file and texts in the other are not sorted on disk but read as a whole."""
    frames = facts(60)
    some, others = frames["units"][:30], frames["units"][30:]
    put(folder, {"units": some, "more": others.with_columns(日常工作=others["日常工作"].cast(pl.String))})
    put(folder, {"events": frames["events"].sample(fraction=1, shuffle=True, seed=3)})
    call("eval", "bulk.rules", "facts", "-o", "one.parquet")
    monkeypatch.setattr(load, "PIECE", 7)
    monkeypatch.setattr(in_order, "LARGE", 0)
    call("eval", "bulk.rules", "facts", "-o", "two.parquet")
    for name in ("{}.parquet", "{}.rejects.parquet"):
        one, two = (pl.read_parquet(folder / name.format(n)) for n in ("one", "two"))
        assert one.equals(two)
        assert len(one) >= 10


def test_one_unit_of_many_in_no_order(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its score sheet is the same, however the rows of all stand."""
    frames = {"units": RIGHT, "events": facts(6)["events"][:0]}
    monkeypatch.setattr(one, "FEW", 5)
    monkeypatch.setattr(load, "PIECE", 2)
    put(folder, frames)
    expected = call("eval", "bulk.rules", "facts", "--unit", "单位2").out
    events = pl.DataFrame(
        {"单位": ["单位5", "单位0", "单位2"], "日期": [date(2023, 2, 1)] * 3, "计入": ["通报"] * 3, "分值": [5.0] * 3}
    )
    put(folder, {"units": RIGHT, "events": events})
    whole = call("eval", "bulk.rules", "facts", "--unit", "单位2").out
    monkeypatch.setattr(one, "orders", lambda *_: ("sorted",))
    assert whole == call("eval", "bulk.rules", "facts", "--unit", "单位2").out
    assert whole != expected


@pytest.mark.slow
def test_spark(call: Call, folder: Path) -> None:
    """The same in Spark on this machine."""
    session = spark()
    put(folder, facts(40))
    expected = computed(call, folder)
    found = computed(call, folder, "--engine", "spark")
    assert expected[0].equals(found[0])
    assert session is not None


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("city", ["jinchang", "pingliang"])
def test_the_samples_of_both_cities(call: Call, here: Path, city: str, engine: str) -> None:
    """Total, grade and rank of every unit are those that are printed."""
    rules = {"jinchang": "jinchang.rules#金昌政务公开考核", "pingliang": "pingliang.rules#平凉政务公开考核"}[city]
    given = (
        str(ROOT / rules),
        "--scheme",
        str(ROOT / f"schemes/{city}-sample.rules"),
        str(ROOT / f"samples/{city}.yaml"),
    )
    printed = json.loads(call("eval", *given, "--format", "json").out)
    assert call("eval", *given, "-o", "out.parquet", "--engine", engine).code in (0, 4)
    expected = [tuple(word(u.get(k)) for k in ("total", "grade", "rank")) for u in printed["units"] if "total" in u]
    rows = pl.read_parquet(here / "out.parquet").select("总分", "等次", "名次").iter_rows()
    assert expected == [(shown(total), grade, shown(rank)) for total, grade, rank in rows]


def word(value: Any) -> str | None:
    return None if isinstance(value, dict) else value


def shown(value: Any) -> str | None:
    text = str(value)
    return None if value is None else text.rstrip("0").rstrip(".") if "." in text else text


def test_one_unit_of_many(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its score sheet among all is that of a document of all: only its peers are counted instead of named."""
    put(folder, facts(30))
    whole = json.loads(call("eval", "bulk.rules", "facts", "--format", "json").out)
    few = {u["unit"]: u for u in whole["units"]}
    monkeypatch.setattr(one, "FEW", 5)
    monkeypatch.setattr(load, "PIECE", 7)
    for name in ("单位001", "单位003", "单位005", "单位029"):
        found = json.loads(call("eval", "bulk.rules", "facts", "--unit", name, "--format", "json").out)["units"]
        assert ([few[name]] if name in few else []) == found
    put(folder, {"units": RIGHT, "events": facts(30)["events"][:0]})
    assert "名次  1（同类 3 个单位）" in call("eval", "bulk.rules", "facts", "--unit", "单位2").out
    assert "个单位，不能都打印出来" in call("eval", "bulk.rules", "facts").err
    refused = call("eval", "bulk.rules", "facts", "--unit", "单位2x")
    assert (2, True) == (refused.code, "名单中没有单位“单位2x”" in refused.err)


def test_a_bar_on_a_terminal(folder: Path) -> None:
    """It says what is being done and how far it is; where nobody looks there is none."""
    put(folder, {"units": RIGHT, "events": facts(6)["events"][:0]})
    command = [sys.executable, "-m", "ruledsl", "eval", "bulk.rules", "facts", "-o", "out.parquet"]
    ours, theirs = os.openpty()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=theirs, check=True)
    seen = os.read(ours, 2**16).decode("utf-8")
    os.close(theirs)
    os.close(ours)
    assert "读入" in seen or "写出" in seen
    assert ("100%" in seen, "None" in seen) == (True, False)
    assert (
        b"" == subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True).stderr
    )


def test_units_in_columns_and_in_a_document(call: Call, folder: Path) -> None:
    """Nobody can say which would count."""
    put(folder, facts(5))
    (folder / "facts" / "head.yaml").write_text(HEAD + "单位:\n  甲: {日常工作: 90}\n", encoding="utf-8")
    done = call("eval", "bulk.rules", "facts", "-o", "out.parquet")
    assert (4, True) == (done.code, "F163" in done.err)
    assert not list(folder.glob("*out*"))
