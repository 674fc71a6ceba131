"""Folds as accumulators: what stands before the loop over the rows, in it, and after it."""

from attrs import frozen

from ruledsl.backends.record_blocks import Code, Lines
from ruledsl.ir import Absence, Fold

#: What a fold over no rows starts from; min and max have nothing to start from.
_START = {"count": "0", "sum": "0", "any": "0", "all": "1", "min": "None", "max": "None"}


@frozen
class Accumulator:
    """The locals of one fold: plain ones where one row is folded to, else lists with a place for each row.

    ``at`` is that place in the loop (empty: plain), ``size`` how many there are, ``lost`` the source of the status
    to start from: ERROR where rows that belong there are known not to be there.  ``keyed`` ones are in a dict with
    ``at`` the key; with a ``start`` a min or max falls back to it instead of being absent.  ``total`` is the local
    that is always the sum of such: most units have but one group, and a dict is made for the others only.
    """

    number: int
    fold: Fold
    at: str = ""
    size: str = ""
    lost: str = ""
    keyed: bool = False
    start: int | None = None
    total: str = ""

    @property
    def value(self) -> str:
        return f"{'L' if self.at else 'c'}{self.number}"

    @property
    def status(self) -> str:
        return f"{'T' if self.at else 's'}{self.number}"

    @property
    def states(self) -> frozenset[Absence]:
        return self.fold.type.absent if self.start is None else frozenset()

    @property
    def _from(self) -> str:
        return _START[self.fold.op] if self.start is None else str(self.start)

    @property
    def _searching(self) -> bool:
        """Whether the first row has nothing to be compared with."""
        return self.fold.op in ("min", "max") and self.start is None

    def before(self) -> Lines:
        """What the fold is over no rows; a list of such values, or an empty dict, where it is one of many."""
        if self.total:
            n = self.number
            return [f"K{n} = None", f"T{n} = 0", f"{self.value} = None", f"{self.total} = 0"]
        if self.keyed:
            return [f"{self.value} = {{}}"]
        if self.at:
            lines = [f"{self.value} = [{self._from}] * {self.size}"]
            if self.states:
                lines.append(f"{self.status} = {self.lost}[:]" if self.lost else f"{self.status} = [0] * {self.size}")
            return lines
        nothing = int(self._searching and Absence.NOT_APPLICABLE in self.states)
        status = (
            [f"{self.status} = {' or '.join([self.lost] * bool(self.lost) + [str(nothing)])}"] if self.states else []
        )
        return [f"{self.value} = {'0' if self._searching else self._from}", *status]

    def begin(self) -> Lines:
        """What is different as soon as there is a row."""
        if self.at or not self._searching:
            return []
        return [f"{self.value} = None", *([f"{self.status} = {self.lost or 0}"] if self.states else [])]

    def taking(self, code: Code, states: frozenset[Absence]) -> Lines:
        """The lines for a row that belongs to the fold; ``states`` are the absences its value can have."""
        add = self._add_to_total(code.value) if self.total else [self._add(code.value)]
        if not code.status:
            return add
        return [
            f"if {code.status}:",
            *(" " + line for line in self.absent(code.status, states)),
            "else:",
            *(" " + line for line in add),
        ]

    def _add_to_total(self, value: str) -> Lines:
        """A row whose group is new counts wholly, another by what it is beyond its group.

        K is the key of the first group and T what it is worth; what the others are worth stands in the dict.
        """
        place, first, worth = self.value + self.at, f"K{self.number}", f"T{self.number}"
        key, beyond = self.at[1:-1], f"{value} {'<' if self.fold.op == 'min' else '>'}"
        return [
            f"if {first} is None:",
            *(f" {first} = {key}", f" {worth} = {value}", f" {self.total} += {value}"),
            f"elif {key} == {first}:",
            f" if {beyond} {worth}:",
            *(f"  {self.total} += {value} - {worth}", f"  {worth} = {value}"),
            f"elif {self.value} is None:",
            *(f" {self.value} = {{{key}: {value}}}", f" {self.total} += {value}"),
            f"elif {key} not in {self.value}:",
            *(f" {place} = {value}", f" {self.total} += {value}"),
            f"elif {beyond} {place}:",
            *(f" {self.total} += {value} - {place}", f" {place} = {value}"),
        ]

    def _add(self, value: str) -> str:
        place = self.value + self.at
        known = f"{self.value}.get({self.at[1:-1]}, {self._from})" if self.keyed else place
        match self.fold.op:
            case "count" | "sum" if self.keyed:
                return f"{place} = {known} + {value if self.fold.op == 'sum' else 1}"
            case "count":
                return f"{place} += 1"
            case "sum":
                return f"{place} += {value}"
            case "any":
                return f"if {value}: {place} = 1"
            case "all":
                return f"if not {value}: {place} = 0"
        sign = "<" if self.fold.op == "min" else ">"
        first = f"{place} is None or " if self._searching else ""
        return f"if {first}{value} {sign} {known}: {place} = {value}"

    def absent(self, status: str, states: frozenset[Absence]) -> Lines:
        """A row in a state of absence: not applicable is left out, without a score spoils, the rest is an error."""
        place = self.status + self.at
        if not self.states or states <= {Absence.NOT_APPLICABLE}:
            return ["pass"]
        if states == {Absence.NO_SCORE}:
            return [f"{place} = {place} or {int(Absence.NO_SCORE)}"]
        worse = f"{int(Absence.ERROR)} if {status} > {int(Absence.NO_SCORE)} else {place} or {int(Absence.NO_SCORE)}"
        return [f"if {status} > {int(Absence.NOT_APPLICABLE)}: {place} = {worse}"]

    def after(self) -> Lines:
        """min and max over no rows are not applicable."""
        if not self._searching:
            return []
        known = Absence.NOT_APPLICABLE in self.states
        if not self.at:
            status = [f" {self.status} = {self.status} or 1"] if known else []
            return [f"if {self.value} is None:", f" {self.value} = 0", *status]
        pairs = f"zip({self.status}, {self.value})"
        status = [f"{self.status} = [s or (v is None) * 1 for s, v in {pairs}]"] if known else []
        return [*status, f"{self.value} = [v or 0 for v in {self.value}]"]


@frozen
class Ranking:
    """The keys of a rank or ordinal, collected row by row and compared when all are known."""

    number: int
    fold: Fold
    groups: str
    lost: str

    def before(self) -> Lines:
        return [f"K{self.number} = []", f"T{self.number} = []"]

    def key(self, keys: list[Code]) -> str:
        """A key that is smaller the better the row stands."""
        signed = [
            f"-{code.value}" if descending else code.value
            for code, (_, descending) in zip(keys, self.fold.order, strict=True)
        ]
        return signed[0] if len(signed) == 1 else f"({', '.join(signed)})"

    def taking(self, key: str, status: str) -> Lines:
        return [f"K{self.number}.append({key})", f"T{self.number}.append({status or 0})"]

    def after(self) -> Lines:
        n = self.number
        ordinal = self.fold.op == "ordinal"
        return [f"L{n}, T{n} = ranked(K{n}, T{n}, {self.groups}, {self.lost or '()'}, {ordinal})"]
