"""Generated code in few locals: those of which one is done with before the other begins share a name.

for (f41, f42, _) in R8: …             for (x5, x6, _) in x2: …
for (f47, f48, _) in R9: …      →      for (x5, x6, _) in x3: …

A call prepares and clears every local of its function, which for a hundred of them takes longer than the sums.
"""

from heapq import heappop, heappush

from ruledsl.backends.record_blocks import LOCAL, Lines


def shared_locals(lines: Lines) -> Lines:
    """The lines of a function's body under other names of locals."""
    begins, ends = _lives(lines)
    names: dict[str, str] = {}
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    for name in sorted(begins, key=lambda n: (begins[n], n)):
        while busy and busy[0][0] < begins[name]:
            heappush(free, heappop(busy)[1])
        number = heappop(free) if free else len(busy)
        names[name] = f"x{number}"
        heappush(busy, (ends[name], number))
    return [LOCAL.sub(lambda m: names[m[0]], line) for line in lines]


def _lives(lines: Lines) -> tuple[dict[str, int], dict[str, int]]:
    """The first and the last line of each local; what a loop finds set it may read in every round, up to its end."""
    begins: dict[str, int] = {}
    ends: dict[str, int] = {}
    around = _loops(lines)
    for number, line in enumerate(lines):
        for name in LOCAL.findall(line):
            first = begins.setdefault(name, number)
            ends[name] = max(ends.get(name, 0), next((end for start, end in around[number] if start > first), number))
    return begins, ends


def _loops(lines: Lines) -> list[list[tuple[int, int]]]:
    """For each line the first and the last line of the loops around it, from the outermost on."""
    depths = [len(line) - len(line.lstrip()) for line in lines]
    around: list[list[tuple[int, int]]] = [[] for _ in lines]
    for number, line in enumerate(lines):
        if line.lstrip().startswith("for "):
            end = number
            while end + 1 < len(lines) and depths[end + 1] > depths[number]:
                end += 1
            for inner in range(number, end + 1):
                around[inner].append((number, end))
    return around
