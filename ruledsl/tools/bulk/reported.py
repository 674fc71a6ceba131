"""零报告: which units declare that they have nothing to report, what they contradict, what they leave open."""

from collections.abc import Mapping

import numpy as np
from attrs import frozen

from ruledsl.facts.layout import Layout
from ruledsl.facts.names import FALSE, REST, TRUE, folded, role_of, word
from ruledsl.facts.tree import shown
from ruledsl.facts.units import BETWEEN
from ruledsl.suggest import closest
from ruledsl.tools.bulk.convert import blank
from ruledsl.tools.bulk.faults import Faults
from ruledsl.tools.bulk.rows import Filling
from ruledsl.tools.bulk.texts import Wrong
from ruledsl.tools.bulk.units import UNITS


@frozen
class Reported:
    """The units for which something was not reported and counts as none."""

    assumed: np.ndarray


def reported(layout: Layout, stores: Mapping[str, Filling], faults: Faults, strict: bool) -> Reported:
    """What units say they have none of, against what they have; ``stores`` are their rows, and those below that there are."""
    units, lines = stores["unit"], stores.get("event_lines")
    size = len(units.rows.kind)
    there = _there(layout, lines, size)
    listed = {table.path: _having(stores.get(table.table.name), size) for table in layout.lists.things}
    silent = {path: ~has for path, has in (there | listed).items()} | dict(units.assumed)
    column = next((c for c in units.rows.frame.columns if role_of(c) == "nothing_to_report"), None)
    if column is not None:
        series = units.rows.frame[column]
        said = np.where(blank(series).to_numpy(), "", series.cast(str).str.strip_chars().fill_null("").to_numpy())
        for text in np.unique(said[said != ""]).tolist():
            _declared(layout, units, text, np.flatnonzero(said == text), (there, listed), silent, faults, column)
    assumed = np.zeros(size, bool)
    for open_ in silent.values():
        assumed |= open_
    if lines is not None:
        for path, missing in lines.assumed.items():
            del path
            assumed[lines.rows.units[missing]] = True
    if strict and assumed.any():
        kinds = "、".join(path for path, open_ in silent.items() if open_.any())
        faults.rows(UNITS, "", "F135", assumed, np.arange(size), kinds=kinds, unit=word("units"))
    return Reported(assumed)


def _there(layout: Layout, lines: Filling | None, size: int) -> dict[str, np.ndarray]:
    """For each kind of event the units that have one."""
    has = np.zeros((len(layout.kinds.things), size), bool)
    if lines is not None:
        has[lines.rows.kind, lines.rows.units] = True
    return {kind.path: units for kind, units in zip(layout.kinds.things, has, strict=True)}


def _having(rows: Filling | None, size: int) -> np.ndarray:
    """The units that have rows of a table."""
    has = np.zeros(size, bool)
    if rows is not None:
        has[rows.rows.units] = True
    return has


def _declared(
    layout: Layout,
    units: Filling,
    text: str,
    rows: np.ndarray,
    having: tuple[dict[str, np.ndarray], dict[str, np.ndarray]],
    silent: dict[str, np.ndarray],
    faults: Faults,
    column: str,
) -> None:
    """One wording of 零报告, for all units that have it."""
    plain, (events, tables) = folded(text).casefold(), having
    there = events | tables
    if plain in FALSE:
        return
    if plain in TRUE or plain in REST:
        for path, open_ in silent.items():
            if path in there or path in layout.zeros:
                open_[rows] = False
        if plain in TRUE:
            _contradicted(rows, text, list(events), events, faults, column)
        return
    for name in dict.fromkeys(n.strip() for n in BETWEEN.split(text) if n.strip()):
        paths = [kind.path for _, kind in (*layout.kinds.find(name), *layout.lists.find(name))]
        known = {id(entry) for _, entry in layout.facts.find(name)}
        slots = [s for s in layout.slots if s.fact.when_absent == "default" and id(s) in known]
        paths += [s.path for s in slots]
        if len(paths) != 1:
            choices = (*there, *(s.path for s in layout.slots if s.fact.when_absent == "default"))
            near = closest(name, choices) or "、".join(choices[:8])
            args = {"candidates": near, "paths": "、".join(paths), "kind": word("nothing_to_report")}
            wrong = Wrong("F102" if paths else "F128", args, rows, (shown(name),) * len(rows))
            faults.add(UNITS, column, wrong, np.arange(len(units.rows.kind)))
            continue
        if paths[0] in there:
            _contradicted(rows, text, paths, there, faults, column)
        else:
            reported_ = units.columns[slots[0].fact.path or slots[0].fact.name] != slots[0].fact.default
            _contradicted(rows, text, paths, {paths[0]: reported_}, faults, column)
        if paths[0] in silent:
            silent[paths[0]][rows] = False


def _contradicted(
    rows: np.ndarray, text: str, paths: list[str], there: Mapping[str, np.ndarray], faults: Faults, column: str
) -> None:
    """Units that have what they declare to have none of."""
    for path in paths:
        bad = rows[there[path][rows]]
        size = len(there[path])
        wrong = Wrong("F134", {"kinds": path, "unit": word("units")}, bad, (shown(text),) * len(bad))
        faults.add(UNITS, column, wrong, np.arange(size))
