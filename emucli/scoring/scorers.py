"""Who may score a unit at a stage, and whose scores are combined (rules C6, C8, C13 and C15)."""

from collections.abc import Iterable

from ..model.members import Members
from ..model.scoring import Stage
from ..model.unknown import Unknown, listed
from .scale import Scale


def is_combined(stage: Stage) -> bool:
    """Whether several score a unit there, and their scores become one: peers, the seats of a panel."""
    return stage.by in ("peers", "panel")


def has_room_for_each(stage: Stage, scale: Scale) -> bool:
    """Whether each scorer has a sheet of its own there, and not one of them for all."""
    return is_combined(stage) or stage.id in scale.of_several_agencies


def scorers(stage: Stage, unit: str, members: Members, scale: Scale) -> tuple[str, ...] | None:
    """The units, or seats, that may score a unit at a stage; None where the record does not say who they are."""
    if stage.by == "member":
        return (unit,)
    if stage.by == "panel":
        return stage.seat_ids
    if stage.by == "peers":
        peers = tuple(one.unit for one in members.members if one.status != "withdrawn" and one.unit != unit)
        assigned = None if stage.scorers is None else stage.scorers.get(unit) or ()
        return peers if assigned is None else tuple(peer for peer in peers if peer in assigned)
    if stage.by == "agency":
        return _agencies(stage, members, scale)
    deputies = listed(members.deputies) if stage.by == "leadership" else ()
    leading = _named((members.leader, members.acting))
    return None if leading is None else (*leading, *deputies)


def _agencies(stage: Stage, members: Members, scale: Scale) -> tuple[str, ...] | None:
    named = scale.agencies(stage.id)
    rest = any(scale.agency_of(leaf, stage.id) is None for leaf in scale.leaves if stage.id in scale.deciding(leaf))
    standing = _named((members.standing_agency,)) if rest or not named else ()
    return None if standing is None else tuple(dict.fromkeys((*named, *standing)))


def _named(units: Iterable[str | Unknown | None]) -> tuple[str, ...] | None:
    named = tuple(unit for unit in units if isinstance(unit, str))
    return named or None
