"""Faults as the page shows them."""

from __future__ import annotations

from drafter.desk.calls import Json
from drafter.errors import DrafterError, Fault
from drafter.messages.wording import parts


def shown(fault: Fault) -> Json:
    """A fault: what is wrong, what to do about it, and where."""
    message, remedy = parts(fault)
    place = fault.place
    return {
        "code": fault.code,
        "message": message,
        "advice": remedy,
        "place": str(place) if place else "",
        "line": place.line if place else 0,
        "column": place.column if place else 0,
    }


def error_of(error: DrafterError) -> Json:
    """The answer of a call that failed: the first fault, and all of them."""
    faults = [shown(fault) for fault in error.faults]
    first = faults[0]
    message = f"{first['place']}: {first['message']}" if first["place"] else first["message"]
    return {"error": {"message": message, "remedy": first["advice"], "code": first["code"], "faults": faults}}
