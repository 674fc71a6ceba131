"""Units on their way to an engine, whether they stood in columns or in documents, with what is wrong beside them."""

from collections.abc import Mapping

import numpy as np
import polars as pl
from attrs import frozen

from ruledsl.facts import FactSet
from ruledsl.ir import Plan
from ruledsl.stores import filled
from ruledsl.tools.bulk.doubts import Doubt
from ruledsl.tools.bulk.load import Loaded
from ruledsl.tools.bulk.rejects import Say, documents_rejects, rejects
from ruledsl.tools.bulk.rows import Arrays


@frozen
class Piece:
    """Units that can be computed, as stores, and the rows of the rejects about those that cannot."""

    names: pl.Series
    classes: pl.Series
    stores: Mapping[str, Arrays]
    wrong: pl.DataFrame | None
    #: How many units are rejected, and the classes that they leave incomplete.
    rejected: int
    lost: frozenset[str]
    homeless: int = 0
    assumed: int = 0
    doubts: tuple[Doubt, ...] = ()


def of_columns(loaded: Loaded, clauses: Mapping[str, tuple[str, ...]], say: Say) -> Piece:
    """A piece of the files of columns; the last one holds no units."""
    names, classes = loaded.names.names, loaded.names.classes
    bad = pl.Series(loaded.rejected)
    lost = frozenset(classes.filter(bad).to_list()) if loaded.rejected.any() else frozenset[str]()
    if lost:
        names, classes = names.filter(~bad), classes.filter(~bad)
    wrong = rejects(loaded, clauses, say) if loaded.faults or not loaded.stores else None
    homeless = sum(int((f.units < 0).sum()) for f in loaded.faults)
    rejected = int(loaded.rejected.sum())
    return Piece(names, classes, loaded.stores, wrong, rejected, lost, homeless, loaded.assumed, loaded.doubts)


def of_documents(plan: Plan, facts: FactSet, say: Say) -> Piece:
    """All units of fact files that are read as a whole: workbooks, YAML, JSON."""
    there = [u for u in facts.units if u.row is not None]
    gone = [u for u in facts.units if u.row is None]
    columns = filled(plan, [u.row for u in there if u.row is not None])
    stores = {store: {n: np.array(c, np.int64) for n, c in kept.items()} for store, kept in columns.items()}
    names = pl.Series([u.name for u in there], dtype=pl.String)
    classes = pl.Series([u.class_name for u in there], dtype=pl.String)
    lost = frozenset(u.class_name for u in gone)
    assumed = sum(bool(u.assumed) for u in there)
    return Piece(names, classes, stores, documents_rejects(facts, say), len(gone), lost, 0, assumed)


def counted(facts: FactSet) -> dict[str, int]:
    """The units and rows of fact files."""
    return {"units": len(facts.units), "rows": sum(len(lines) for u in facts.units for lines in u.lines.values())}
