"""The list of rules. A new rule is a function in the module of its subject and one line here."""

from collections.abc import Iterator

from ..findings.finding import Finding
from ..model.tree import Cluster, Registers
from . import dates, ids, membership, succession
from .names import units_have_names_of_their_own
from .references import check_register_references, ids_of, references_exist, units_are_members
from .scope import Rule, check_year

YEAR_RULES: tuple[Rule, ...] = (
    membership.members_are_listed_once,
    membership.members_are_as_many_as_declared,
    membership.departures_say_since_when_and_why,
    membership.leader_is_no_deputy,
    membership.leader_elect_is_no_deputy_elect,
    membership.decisions_name_units_that_stayed,
    membership.members_exist_in_the_year,
    membership.models_are_as_many_as_declared,
    membership.attendance_adds_up,
    dates.conferences_are_in_their_time,
    dates.covenant_is_signed_in_its_year,
    dates.handover_follows_the_year,
    dates.members_change_within_the_year,
    dates.cited_instruments_are_in_force,
    ids.ids_are_unique,
    ids.votes_name_a_conference_that_was_held,
    ids.indicators_name_a_commitment_that_was_made,
    succession.next_leader_is_the_one_chosen,
    succession.next_deputies_are_those_chosen,
    succession.nobody_takes_office_before_the_decision,
    succession.opened_year_is_the_next,
)


def check_registers(registers: Registers) -> Iterator[Finding]:
    """Everything that must hold of the registers themselves."""
    yield from check_register_references(registers)
    yield from units_have_names_of_their_own(registers)


def check_cluster(cluster: Cluster) -> Iterator[Finding]:
    """Everything that must hold of a cluster and its years."""
    yield from references_exist(cluster.file, ids_of(cluster.file), cluster.registers)
    for year in cluster.years.values():
        for file in year.files():
            ids = ids_of(file)
            yield from references_exist(file, ids, cluster.registers)
            yield from units_are_members(file, ids, cluster, year)
        if year.waivers.broken:
            yield Finding("EMU901", year.waivers.path, arguments={"rules": "waivers"})
        yield from check_year(cluster, year, YEAR_RULES)
