"""Named tuples whose annotations are for type checkers only.

``typing.NamedTuple`` looks at each annotation, and compiles it where it is a text: three quarters of the time a class takes.
The explorer makes a hundred such classes before its first frame, an answer to a question seventy.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _FromAnnotations(type):
        """Makes of a class statement the named tuple of the fields it annotates, with everything else it defines."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            result = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))
            for key, value in body.items():
                setattr(result, key, value)
            return result

    class NamedTuple(metaclass=_FromAnnotations):
        """Base of a class statement that declares a named tuple, in place of ``typing.NamedTuple``."""
