"""Which class stands at a path, so that a complaint can name its fields and say what to write.

Pydantic says where a value is wrong, not what could have stood there; this walks the annotations along the
path.
"""

from __future__ import annotations

import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from onesided.model.complaints import Path
from onesided.model.naming import value_at


def shape_at(shape: Any, value: Any, path: Path) -> Any:
    """The annotation of what stands at the path of a value that `shape` describes; None where nothing may
    stand."""
    for depth, part in enumerate(path):
        holder = _chosen(shape, value_at(value, path[:depth]))
        arguments = get_args(holder)
        if _is_model(holder):
            field = holder.model_fields.get(str(part))
            # Pydantic keeps `Field(discriminator=…)` apart from the annotation; nothing here needs it.
            # A class may leave names to the author: `requires` has one field for each meter.
            is_open = holder.model_config.get("extra") == "allow"
            extra = get_args(get_type_hints(holder)["__pydantic_extra__"])[1] if is_open else None
            shape = field.annotation if field else extra
        elif get_origin(holder) is dict:
            shape = arguments[1]
        else:
            shape = arguments[0] if get_origin(holder) is tuple else None
    return _bare(shape)


def class_at(shape: Any, value: Any, path: Path) -> type[BaseModel] | None:
    """The class whose fields stand at the path; None if none does."""
    found = _chosen(shape_at(shape, value, path), value_at(value, path))
    return found if _is_model(found) else None


def fields_at(shape: Any, value: Any, path: Path) -> tuple[str, ...]:
    """The names of the fields that may stand at the path."""
    owner = class_at(shape, value, path)
    return tuple(owner.model_fields) if owner else ()


def advice_at(shape: Any, value: Any, path: Path) -> str:
    """What to write in the field at the path, or in the list that the path leads into; empty where nobody
    knows."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    owner = class_at(shape, value, path[:-1]) if path else None
    field = owner.model_fields.get(str(path[-1])) if owner else None
    return (field.description or "") if field else ""


def types_at(shape: Any, value: Any, path: Path) -> tuple[str, ...]:
    """The words that may stand as `type` at the path, where several classes may stand there."""
    return tuple(tag for member in _members(shape_at(shape, value, path)) if (tag := _tag(member)))


def _chosen(shape: Any, value: Any) -> Any:
    """The one member of a union that the value goes by; any other annotation as it is."""
    members = _members(shape)
    if not members:
        return _bare(shape)
    if any(map(_tag, members)):
        name = value.get("type") if isinstance(value, dict) else None
        return next((member for member in members if _tag(member) == name), None)
    return next((member for member in members if member is not type(None)), None)


def _members(shape: Any) -> tuple[Any, ...]:
    bare = _bare(shape)
    return tuple(map(_bare, get_args(bare))) if get_origin(bare) in (Union, types.UnionType) else ()


def _bare(shape: Any) -> Any:
    while get_origin(shape) is Annotated:
        shape = get_args(shape)[0]
    return shape


def _is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def _tag(member: Any) -> str | None:
    field = member.model_fields.get("type") if _is_model(member) else None
    return get_args(field.annotation)[0] if field and get_origin(field.annotation) is Literal else None
