"""What the four roundings mean: a quotient of integers on |x| with the sign put back, the divisor above 0.

           −5/2  −3/2  −1/2   1/2   3/2   5/2
half_up     −3    −2    −1     1     2     3
half_even   −2    −2     0     0     2     2
down        −2    −1     0     0     1     2
up          −3    −2    −1     1     2     3
"""


def _checked(divisor: int) -> int:
    if divisor <= 0:
        raise ZeroDivisionError(f"lowering let a divisor of {divisor} through")
    return divisor


def div_half_up(x: int, divisor: int) -> int:
    """The nearest integer, a half away from zero."""
    q = (2 * abs(x) + divisor) // (2 * _checked(divisor))
    return q if x >= 0 else -q


def div_half_even(x: int, divisor: int) -> int:
    """The nearest integer, a half to the even one."""
    q, rest = divmod(abs(x), _checked(divisor))
    if 2 * rest > divisor or (2 * rest == divisor and q % 2):
        q += 1
    return q if x >= 0 else -q


def div_down(x: int, divisor: int) -> int:
    """Towards zero."""
    q = abs(x) // _checked(divisor)
    return q if x >= 0 else -q


def div_up(x: int, divisor: int) -> int:
    """Away from zero."""
    q = -(-abs(x) // _checked(divisor))
    return q if x >= 0 else -q


DIVISIONS = {f.__name__: f for f in (div_half_up, div_half_even, div_down, div_up)}
