"""The shipped sample facts: invented, valid, equal in every format, and reaching every statement of all four measures."""

from collections.abc import Iterator
from itertools import chain

import pytest
from city import ALL, BY_NAME, RULES, SAMPLES, Sample, call, results

from ruledsl.scorecard import Item, Results, Scorecard, Value

Changes = tuple[tuple[str, str], ...]

#: Readings about the years in which a measure is in force: under every option 2023 is one of them.
YEARS = {"看哪一天是否有效", "两年到哪一天为止"}

#: The dates of a survey concern all units at once; here they are, once out of order and once on the same day.
OUT_OF_ORDER: dict[str, tuple[Changes, ...]] = {
    "jinchang-survey": (
        (
            ("本年度评议次数: 1", "本年度评议次数: 0"),
            ("方案拟定日: 2023-10-08", "方案拟定日: 2023-10-21"),
            ("评议实施日: 2023-11-01", "评议实施日: 2023-10-19"),
            ("等次确定日: 2023-12-10", "等次确定日: 2023-10-18"),
        ),
    ),
    "pingliang-survey": (
        (
            ("本年度评议次数: 1", "本年度评议次数: 2"),
            ("方案拟定日: 2023-09-20", "方案拟定日: 2023-10-09"),
            ("市评议开始日: 2023-10-16", "市评议开始日: 2023-10-07"),
            ("等次确定日: 2023-12-10", "等次确定日: 2023-10-06"),
        ),
        (("市评议开始日: 2023-10-16", "市评议开始日: 2023-10-10"),),
    ),
}


@pytest.mark.parametrize("file", sorted(p.relative_to(SAMPLES).as_posix() for p in SAMPLES.rglob("*.*")))
def test_a_sample_says_in_its_first_line_that_it_is_invented(file: str) -> None:
    """Nobody takes a sample for the results of a city."""
    assert "虚构示例，仅作演示" in (SAMPLES / file).read_text("utf-8").splitlines()[0]


@pytest.mark.parametrize("sample", ALL, ids=lambda s: s.name)
def test_a_sample_is_valid_and_says_what_it_leaves_out(sample: Sample) -> None:
    """Exit code 0, no unit rejected, nothing assumed, and each unit has a total."""
    done = call("eval", *sample.args, "--format", "json", str(sample.file))
    assert (done.code, done.err) == (0, "")
    body = done.json
    assert (body["partial"], body["trial"], body["rejects"], body["open"]) == (False, False, [], [])
    assert not any(unit["assumed"] for unit in body["units"])
    assert not any(f["code"] == "N541" for f in body["findings"])


@pytest.mark.parametrize("sample", [s for s in ALL if s.scheme.endswith("-sample")], ids=lambda s: s.name)
def test_a_sample_has_units_of_every_class(sample: Sample) -> None:
    """At least eight units, and each class that the measure has."""
    units = results(sample.name).units
    assert len(units) >= 8
    assert len({u.class_name for u in units}) == 5


def test_yaml_json_and_csv_give_the_same_bytes() -> None:
    """The same facts in three formats are the same result."""
    sample = BY_NAME["jinchang-minimal"]
    folder = SAMPLES / "jinchang-minimal-csv"
    files = {
        "yaml": [sample.file],
        "json": [SAMPLES / "jinchang-minimal.json"],
        "csv": [folder / name for name in ("head.yaml", "units.csv", "events.csv", "approvals.csv")],
    }
    done = {form: call("eval", *sample.args, "--format", "json", *map(str, paths)) for form, paths in files.items()}
    assert {d.code for d in done.values()} == {0}
    assert done["yaml"].out == done["json"].out == done["csv"].out


# ---- every statement


def number(value: Value | None) -> float:
    return float(value.text) if value is not None and value.text else 0.0


def reached(item: Item, card: Scorecard, before: float) -> Iterator[str]:
    """What this unit shows of a statement."""
    role = dict(item.values)
    if item.reason == "reading":
        return
    if "maximum" in role:
        points = role["points"]
        yield points.absent or ("full" if points == role["maximum"] else "less")
    elif "count" in role:
        yield from ["counts"] * (number(role["count"]) > 0)
        yield from ["left out"] * any(not line.counts for line in item.lines)
    elif "met" in role:
        yield {"yes": "met", "no": "broken"}.get(role["met"].text, role["met"].absent)
    elif "follows" in role:
        yield from ["follows"] * (role["follows"].text == "yes")
    elif "found" in role:
        yield from ["found"] * (role["found"].text == "yes")
    elif "step" in role:
        yield from step(item, role, before)
    elif "band" in role:
        yield role["value"].text
        yield from ["changed"] * (role["band"] != role["value"])
    elif item.kind in ("merge", "define"):
        yield from ["not zero"] * any(v.text not in ("", "0", "no") for v in role.values())
    elif item.kind == "assessor":
        yield from ["assesses"] * (card.assessor is not None and card.assessor.text == item.label)
    elif item.kind == "reading":
        yield item.text
    else:
        yield from ["value"] * (bool(item.text) or any(v.text for v in role.values()))


def step(item: Item, role: dict[str, Value], before: float) -> Iterator[str]:
    """A step acts when it adds, subtracts, cuts or lifts something."""
    action = item.label.partition(":")[0]
    if action in ("cap", "floor"):
        yield from ["acts"] * (number(role["step"]) != before)
    else:
        yield from ["acts"] * (number(role.get("operand") or role["step"]) != 0)


#: What must have been seen of each kind of statement; the readings and grades are added from the measure.
WANTED = {
    "indicator": {"full", "less"},
    "bonus": {"counts"},
    "deduction": {"counts"},
    "veto": {"found"},
    "requirement": {"met", "broken"},
    "sequence": {"met", "broken"},
    "composition": {"met", "broken"},
    "consequence": {"follows"},
    "step": {"acts"},
    "merge": {"not zero"},
    "define": {"not zero"},
    "assessor": {"assesses"},
    "delegated": {"value"},
    "total": {"value"},
    "ranking": {"value"},
    "channel": {"value"},
}


#: The grades, and that a veto changes one; Pingliang has no veto.
GRADES = {
    "金昌政务公开考核": {"优秀", "良好", "合格", "不合格", "changed"},
    "平凉政务公开考核": {"优秀", "良好", "合格", "不合格"},
    "金昌政务公开评议": {"满意", "基本满意", "不满意"},
    "平凉政务公开评议": {"满意", "基本满意", "不满意"},
}
#: The findings that a measure can have: outside of the year, capped, lifted, cut, approved, remarked, vetoed, not met.
CODES = {
    "金昌政务公开考核": {"N501", "N511", "N512", "N513", "N514", "N515", "N521", "N531"},
    "平凉政务公开考核": {"N501", "N511", "N512", "N513", "N514", "N515", "N531"},
    "金昌政务公开评议": {"N531"},
    "平凉政务公开评议": {"N531"},
}


def every_run(sample: Sample) -> Iterator[Results]:
    """A sample as it is, with its dates out of order, and under each option of each reading."""
    for reading in results(sample.name).readings:
        for option in reading.options:
            yield from under(sample, reading.name, option)


def under(sample: Sample, name: str, option: str) -> Iterator[Results]:
    """A sample under an option of a reading, as it is and with its dates out of order; each run is made once."""
    adopted = any(r.name == name and r.option == option for r in results(sample.name).readings)
    for change in ((), *OUT_OF_ORDER.get(sample.name, ())):
        yield results(sample.name, *([] if adopted else [f"{name}={option}"]), change=change)


def options_of(measure: str) -> dict[str, set[str]]:
    samples = (s for s in ALL if s.measure == measure)
    return {r.name: set(r.options) for s in samples for r in results(s.name).readings}


MEASURES = list(dict.fromkeys(s.measure for s in ALL))


@pytest.mark.parametrize("measure", MEASURES)
def test_the_samples_reach_every_statement(measure: str) -> None:
    """Every line of the score sheet applies somewhere: in the samples, under some reading, with all that it can say."""
    seen: dict[tuple[str, str, str], set[str]] = {}
    codes: set[str] = set()
    for run in chain.from_iterable(every_run(s) for s in ALL if s.measure == measure):
        options = {r.name: r.option for r in run.readings}
        for card in run.units:
            before = 0.0
            codes |= {f.code for f in card.findings}
            for item in card.statements:
                marks = seen.setdefault((item.kind, item.path, item.reading), set())
                marks |= {options[item.path]} if item.kind == "reading" else set(reached(item, card, before))
                before = number(item.value("step")) if item.kind == "step" else before
    options = options_of(measure)
    missing = {
        key: lacking
        for key, marks in seen.items()
        if (lacking := WANTED.get(key[0], options.get(key[1], GRADES[measure])) - marks)
    }
    assert missing == {}
    assert CODES[measure] <= codes


@pytest.mark.parametrize("measure", MEASURES)
def test_every_option_of_a_reading_makes_a_difference(measure: str) -> None:
    """Between two options of a reading something of some unit differs in the samples."""
    for name, options in options_of(measure).items():
        if name in YEARS:
            continue
        outcomes = {
            option: [told(run) for s in ALL if s.measure == measure for run in under(s, name, option)]
            for option in options
        }
        for one in options:
            assert not [two for two in options if two != one and outcomes[one] == outcomes[two]], (name, one)


def told(run: Results) -> list[object]:
    """What came out of a run, without the names of the readings."""
    return [(u.unit, u.total, u.grade, u.rank, [(f.code, f.path, f.args) for f in u.findings]) for u in run.units] + [
        [(f.code, f.path) for f in run.findings]
    ]


def test_what_is_left_out_is_shown() -> None:
    """A leak that only vetoes is not deducted as well; an account that was mended by the end of the year strikes nobody."""
    only_veto = {u.unit: u for u in results("jinchang", "泄密的后果=泄密只否决").units}["丙局"]
    lines = {i.path: i.lines for i in only_veto.statements if i.lines}
    assert [line.counts for line in (*lines["平台安全"], *lines["追责情形"])] == [False, False]


def test_the_readme_command_runs() -> None:
    """The first command of the README prints a table."""
    readme = (RULES.parent / "README.md").read_text("utf-8")
    sample = BY_NAME["jinchang-minimal"]
    assert (
        "eval rules/jinchang.rules --scheme rules/schemes/jinchang-minimal.rules rules/samples/jinchang-minimal.yaml"
        in readme
    )
    done = call("eval", *sample.args, str(sample.file))
    assert done.code == 0
    assert done.out.startswith("金昌市政务公开工作考核实施细则（试行）  2023年度\n")
