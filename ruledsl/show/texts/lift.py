"""Texts of ``ruledsl lift``."""

TEXTS: dict[str, tuple[str, str]] = {
    "lift.there": ("{unit} 已经是 {now}，不用变动。", "{unit} is {now} already; nothing has to change."),
    "lift.found": ("{unit} 现为 {now}；最少变动 {count} 处可到 {grade}（总分 {total}）：", "{unit} is {now}; {count} change(s) at least lead to {grade} (total {total}):"),
    "lift.not-least": ("（没有证明最少：乘数、除数只试了若干值，或者步数不够）", "(not proved to be the least: factors and divisors were tried at some values only, or the effort was bounded)"),
    "lift.never": ("{unit} 现为 {now}；允许变动的怎样变，都到不了 {grade}，最好 {best}。", "{unit} is {now}; no allowed change leads to {grade}; the best is {best}."),
    "lift.undecided": ("{unit} 能否到 {grade}，没有判定。", "whether {unit} can reach {grade} is not decided."),
    "lift.open": ("等次还取决于别的单位：{names}", "the grade also depends on other units: {names}"),
    "lift.places": (
        "{names}的名额在各单位之间分：能不能占到，还看别的单位的得分，单看这一个单位判定不了。",
        "the places of {names} are given among all units: whether one is left depends on the scores of the others, which this unit alone does not tell.",
    ),
    "lift.blocks": ("单凭下面任何一件，就到不了；没有这一件，就有办法：", "each of these alone blocks it; without it there is a way:"),
    "lift.no-block": ("没有单独一件事挡住；是分值和上限合起来不够。", "no single thing blocks it; points and caps together do not suffice."),
    "lift.fact": ("{name}：{before} → {after}{clauses}", "{name}: {before} → {after}{clauses}"),
    "lift.event": ("再有 {name} {count} 件{detail}{clauses}", "{count} more of {name}{detail}{clauses}"),
    "lift.block": ("{name}{clauses}", "{name}{clauses}"),
    "lift.limits": ("这些事件只试到各 {number} 件：{names}", "of these events only {number} each were tried: {names}"),
    "lift.allowed": ("允许变动的：{names}；其余（已经发生的事件、否决、日期、批准、目标数一类作除数的）不变。", "what may change: {names}; the rest (events that happened, vetoes, dates, approvals, targets and whatever else is divided by) stays."),
    "lift.no-grade": ("没有“{grade}”这个等次；有：{choices}", "there is no grade “{grade}”: {choices}"),
    "lift.no-name": ("没有“{name}”这项事实或事件；有：{choices}", "there is no fact or kind of event “{name}”: {choices}"),
}  # fmt: skip
