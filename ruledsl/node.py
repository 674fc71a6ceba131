"""Records that cost nothing to define: what is read from a text comes in a hundred small classes.

attrs writes and compiles methods for every class at every start; for the classes of the syntax that alone took longer
than checking a measure, and to import it takes a quarter of what a check may take.  A subclass of ``Record`` is
declared like an attrs class and answers ``attrs.fields`` and ``attrs.evolve``, but its methods are inherited.
"""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar, dataclass_transform

#: The default of a field that has none.
NOTHING: Any = object()


class Spec:
    """One field of a record, with the attributes by which attrs describes a field."""

    __slots__ = ("alias", "default", "eq", "factory", "init", "kw_only", "metadata", "name", "repr", "type")

    def __init__(
        self,
        default: Any,
        metadata: dict[str, Any],
        eq: bool,
        repr: bool,
        kw_only: bool,
        factory: Callable[[], Any] | None = None,
    ) -> None:
        self.default, self.metadata, self.eq, self.repr, self.kw_only = default, metadata, eq, repr, kw_only
        self.factory = factory
        self.init, self.name, self.alias, self.type = True, "", "", None


def field(
    *,
    default: Any = NOTHING,
    factory: Callable[[], Any] | None = None,
    metadata: dict[str, Any] | None = None,
    eq: bool = True,
    repr: bool = True,
    kw_only: bool = False,
) -> Any:
    """A field with more to say than its default; means what ``attrs.field`` means."""
    return Spec(default, metadata or {}, eq, repr, kw_only, factory)


class _Fields:
    """What is declared in the body of a class, and taken by its constructor in that order or by name."""

    __attrs_attrs__: ClassVar[tuple[Spec, ...]] = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()
    STORED: ClassVar[tuple[str, ...]] = ()
    _positional: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, Any]] = {}
    _size: ClassVar[int] = 0
    #: How many values stand in their order, without a name.
    _in_order: ClassVar[int] = 0
    _factories: ClassVar[tuple[tuple[str, Callable[[], Any]], ...]] = ()

    def __init_subclass__(cls) -> None:
        own = {s.name: s for s in cls.__attrs_attrs__}
        for name, kind in cls.__dict__.get("__annotations__", {}).items():  # noqa: RUF063 - inspect is slow to import
            if getattr(kind, "__origin__", None) is ClassVar or kind is ClassVar:
                continue
            given = cls.__dict__.get(name, NOTHING)
            spec = given if isinstance(given, Spec) else Spec(given, {}, True, True, False)
            spec.name = spec.alias = name
            spec.type = kind
            own[name] = spec
            if name in cls.__dict__:
                delattr(cls, name)
        cls.__attrs_attrs__ = tuple(own.values())
        cls.STORED = tuple(own)
        cls._size = len(own)
        cls._positional = tuple(s.name for s in own.values() if not s.kw_only)
        cls._in_order = len(cls._positional)
        setattr(cls, "__match_args__", cls._positional)  # noqa: B010 - a dataclass_transform would forbid the assignment
        cls._defaults = {s.name: s.default for s in own.values() if s.default is not NOTHING}
        cls._factories = tuple((s.name, s.factory) for s in own.values() if s.factory)

    def __init__(self, *values: Any, **named: Any) -> None:
        stored = self.__dict__
        if len(values) == self._in_order:
            stored.update(zip(self._positional, values, strict=True), **named)
            if len(stored) == self._size:
                return
        if len(values) + len(named) < self._size:
            stored.update(self._defaults)
            if self._factories:
                stored.update((name, make()) for name, make in self._factories)
        if values:
            stored.update(zip(self._positional, values, strict=False))
        if named:
            stored.update(named)
        if len(stored) != self._size or len(values) > len(self._positional):
            raise TypeError(f"{type(self).__name__} does not take {values!r} {sorted(named)}")

    def __repr__(self) -> str:
        stored = self.__dict__
        shown = (s for s in self.__attrs_attrs__ if s.repr and stored[s.name] != s.default)
        return f"{type(self).__name__}({', '.join(f'{s.name}={stored[s.name]!r}' for s in shown)})"


@dataclass_transform(field_specifiers=(field,))
class Work(_Fields):
    """What changes while something is made of it; equal to nothing but itself."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(_Fields):
    """A frozen value: equal when its class and all fields that take part in equality are equal."""

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def _compared(self) -> list[Any]:
        stored = self.__dict__
        return [stored[s.name] for s in self.__attrs_attrs__ if s.eq]

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash((type(self), *self._compared()))


V = TypeVar("V")
#: The fields of the attrs classes that were evolved: how a field is stored and how the constructor calls it.
_NAMES: dict[type, tuple[tuple[str, str], ...]] = {}


def fields(kind: type[_Fields]) -> tuple[Spec, ...]:
    """The fields of a class of records, in the order of their declaration."""
    return kind.__attrs_attrs__


def evolve(value: V, /, **changes: Any) -> V:
    """The same value with some fields changed; for records and for attrs classes, and quicker than ``attrs.evolve``."""
    kind: Any = type(value)
    if isinstance(value, Record):
        stored = value.__dict__
        if len(stored) != kind._size:  # what was computed from the old value and kept is not of the new one
            stored = {name: stored[name] for name in kind.STORED}
        changed: V = object.__new__(kind)
        changed.__dict__.update(stored, **changes)
        if len(changed.__dict__) != kind._size:
            raise TypeError(f"{kind.__name__} has no {sorted(changes)}")
        return changed
    names = _NAMES.get(kind)
    if names is None:
        import attrs  # noqa: PLC0415 - whoever has such a value has imported it

        names = _NAMES[kind] = tuple((f.name, f.alias) for f in attrs.fields(kind) if f.init)
    for name, alias in names:
        if alias not in changes:
            changes[alias] = getattr(value, name)
    again: V = kind(**changes)
    return again
