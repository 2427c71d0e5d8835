"""The list of rules. A new rule is a function in the module of its subject, with its codes, and one line here."""

from collections.abc import Callable, Iterator

from ..findings.catalogue import catalogue
from ..findings.finding import Finding
from ..model.tree import Cluster, Registers, Year
from ..results.year import YearResult, year_result
from . import (
    choices,
    dates,
    departures,
    elections,
    entries,
    ids,
    membership,
    ranking,
    reachable,
    repeats,
    scale_names,
    scale_points,
    scale_rules,
    scale_sums,
    scorers,
    sheets,
    succession,
    votes,
)
from .names import instruments_stand_once, nobody_succeeds_itself, units_have_names_of_their_own
from .references import ids_are_no_words_of_the_format, references_exist, units_are_members
from .scope import Found, Rule, check_year
from .texts import texts_are_legible
from .unused import entries_are_cited
from .waivers import Waiving

SCALE_RULES: tuple[Rule, ...] = (
    scale_sums.maxima_add_up,
    scale_sums.total_adds_up,
    scale_sums.tables_come_to_the_same,
    scale_sums.bonus_has_a_maximum,
    scale_sums.maxima_have_no_more_decimals,
    scale_sums.best_answers_give_the_maximum,
    scale_names.codes_are_unique,
    scale_names.stages_are_unique,
    scale_names.codes_that_are_named_exist,
    scale_names.stages_that_are_named_exist,
    scale_names.classes_that_are_required_exist,
    scale_names.targets_name_a_commitment_that_was_made,
    scale_rules.bands_meet,
    scale_rules.measures_fit_where_they_stand,
    scale_points.points_are_not_below_the_least,
    scale_points.only_a_leaf_that_may_take_away_has_a_least,
    scale_points.later_places_give_no_more,
    scale_points.inputs_have_a_range,
    scale_rules.floor_lies_below_the_ceiling,
    scale_rules.groups_alone_cap_and_choose,
    scale_rules.steps_are_above_zero,
    scale_rules.targets_can_be_measured_against,
    scale_rules.stages_decide,
    scale_rules.peers_are_combined,
    scale_rules.exceptions_say_what_happens,
    scorers.criteria_say_which_agency,
    scorers.panels_have_seats,
    scorers.what_stands_is_an_earlier_stage,
    scorers.periods_are_counted,
    ranking.bounds_leave_something,
)
"""The rules that a regulation's scale must keep so that points can be worked out."""

VOTE_RULES: tuple[Rule, ...] = (
    membership.members_are_listed_once,
    votes.counts_add_up,
    votes.ballots_fit_the_attendance,
    votes.figures_are_of_candidates,
    votes.candidates_of_a_round_stood,
    votes.agreement_is_on_candidates,
    votes.rounds_to_come_are_last,
    votes.votes_are_written_as_held,
    elections.offices_are_voted_on_once,
    choices.consensus_is_on_as_many_as_there_are,
    choices.awards_are_voted_on_once,
    choices.rounds_are_no_more_than_allowed,
    choices.abstentions_are_counted_where_they_are_left_out,
)
"""The rules whose errors change the result of a vote: `elect` gives none where one finds an error (rule J1)."""

NUMBER_RULES: tuple[Rule, ...] = (
    *SCALE_RULES,
    *VOTE_RULES,
    sheets.sheets_have_their_place,
    sheets.recused_sheets_have_no_entries,
    ranking.members_are_of_kinds_that_exist,
    ranking.kinds_that_are_named_exist,
    ranking.units_stand_in_an_order,
    ranking.earlier_years_can_be_counted,
    scorers.sheets_name_their_period,
    scorers.agencies_score_their_own_criteria,
    entries.entries_name_criteria_of_the_unit,
    entries.entries_fit_their_measure,
    entries.places_leave_a_gap_behind_equal_ones,
)
"""The rules whose errors change a total: `score` gives no result where one finds an error (rule J1)."""

OTHER_RULES: tuple[Rule, ...] = (
    scale_sums.something_applies_to_each_member,
    scale_rules.amounts_are_no_forgotten_shares,
    scale_rules.peers_are_enough,
    scale_rules.regulation_is_adopted,
    scorers.assigned_scorers_are_others,
    ranking.members_that_are_not_ranked_say_why,
    ranking.facts_that_are_compared_exist,
    scorers.scores_of_a_panel_lie_together,
    sheets.sheets_are_for_this_version,
    sheets.sheets_of_withdrawn_members_do_not_count,
    sheets.scorers_are_known,
    sheets.nobody_decides_on_itself,
    sheets.agency_that_appraises_does_not_win,
    entries.points_have_no_more_decimals,
    entries.points_by_hand_have_a_reason,
    entries.differences_have_a_reason,
    entries.claims_have_their_evidence,
    votes.candidates_have_not_withdrawn,
    votes.ballots_are_counted,
    votes.ballots_take_names_that_there_are,
    choices.votes_that_are_asked_for_exist,
    choices.seats_can_be_taken,
    choices.decisions_after_the_last_round_fit,
    elections.candidates_are_eligible,
    elections.votes_are_held_as_the_regulation_says,
    elections.rounds_end_with_a_decision,
    elections.nobody_takes_both_offices,
    elections.offices_are_recorded_as_chosen,
    elections.first_deputy_leads_next,
    elections.leaders_elect_stay,
    departures.announced_results_are_the_computed_ones,
    departures.awards_are_the_computed_ones,
    departures.proposals_stand_once,
    departures.resolutions_choose_among_equals,
    departures.resolutions_fit_something,
    departures.awards_may_be_proposed,
    departures.proposals_may_be_made,
    membership.members_are_as_many_as_declared,
    membership.departures_say_since_when_and_why,
    membership.days_belong_to_a_status,
    membership.leader_is_no_deputy,
    membership.deputies_are_different_units,
    membership.deputies_elect_are_different_units,
    membership.signatories_stand_once,
    membership.decisions_name_units_that_stayed,
    membership.members_exist_in_the_year,
    membership.models_are_as_many_as_declared,
    membership.attendance_adds_up,
    repeats.attendance_names_a_unit_once,
    repeats.votes_name_a_unit_once,
    repeats.results_are_announced_once,
    repeats.rotations_name_a_unit_once,
    repeats.counts_are_together_or_apart,
    repeats.parts_are_no_more_than_the_whole,
    repeats.versions_are_different,
    reachable.what_is_asked_can_be_reached,
    reachable.rotations_have_an_order,
    repeats.nobody_attends_and_is_absent,
    dates.conferences_are_in_their_time,
    dates.covenant_is_signed_in_its_year,
    dates.handover_follows_the_year,
    dates.members_change_within_the_year,
    dates.suspensions_end_after_they_began,
    dates.conferences_end_after_they_started,
    dates.cited_instruments_are_in_force,
    ids.ids_are_unique,
    ids.votes_name_a_conference_that_was_held,
    ids.indicators_name_a_commitment_that_was_made,
    ids.resolutions_name_a_vote_that_was_held,
    ids.papers_are_about_something,
    ids.papers_have_one_entry,
    ids.papers_have_numbers_of_their_own,
    succession.approved_units_are_those_proposed,
    succession.next_leader_is_the_one_chosen,
    succession.next_deputies_are_those_chosen,
    succession.nobody_takes_office_before_the_decision,
    succession.opened_year_is_the_next,
)
"""The rules that change no total."""

YEAR_RULES: tuple[Rule, ...] = (*NUMBER_RULES, *OTHER_RULES)
"""The rules of one year, given the files that they name."""

REGISTER_RULES = (
    ids_are_no_words_of_the_format,
    units_have_names_of_their_own,
    nobody_succeeds_itself,
    instruments_stand_once,
)
"""The rules of the registers."""

FILE_RULES = (references_exist, units_are_members, texts_are_legible)
"""The rules of every record file; the first and the last of registers too."""

TREE_RULES = (entries_are_cited,)
"""The rules of a whole records root, given what its clusters cite."""

RULES: tuple[Callable[..., Iterator[Found | Finding]], ...] = (
    *REGISTER_RULES,
    *FILE_RULES,
    *TREE_RULES,
    *YEAR_RULES,
    Waiving.unfit,
)
"""Every rule, whatever it is given, with the codes that it may give. What was skipped the runner says (EMU901)."""


def check_registers(registers: Registers) -> Iterator[Finding]:
    """Everything that must hold of the registers themselves."""
    for unusable in (registers.waivers, *registers.files):
        if unusable.broken:
            yield Finding("EMU901", unusable.path, arguments={"rules": "references"})
    for file in registers.files:
        yield from references_exist(file, registers)
        yield from texts_are_legible(file)
    for rule in REGISTER_RULES:
        yield from rule(registers)


def check_numbers(cluster: Cluster, year: Year, result: YearResult) -> Iterator[Finding]:
    """Whatever would make a total of the year wrong."""
    for file in (*year.scores, year.votes):
        yield from units_are_members(file, cluster, year)
    yield from check_year(cluster, year, NUMBER_RULES, result)


def check_votes(cluster: Cluster, year: Year, result: YearResult) -> Iterator[Finding]:
    """Whatever would make the result of a vote of the year wrong."""
    yield from units_are_members(year.votes, cluster, year)
    yield from check_year(cluster, year, VOTE_RULES, result)


def check_offices(cluster: Cluster, year: Year, result: YearResult) -> Iterator[Finding]:
    """Where next year's offices are recorded otherwise than votes and regulation give, or one unit takes both."""
    rules = (elections.offices_are_recorded_as_chosen, elections.nobody_takes_both_offices)
    yield from check_year(cluster, year, rules, result)


def check_outcome(cluster: Cluster, year: Year, result: YearResult) -> Iterator[Finding]:
    """Where outcome.yaml records results, proposals or offices otherwise than the rules give them, without a reason."""
    rules = (departures.announced_results_are_the_computed_ones, departures.awards_are_the_computed_ones)
    yield from check_year(cluster, year, rules, result)
    yield from check_offices(cluster, year, result)


def check_cluster(cluster: Cluster) -> Iterator[Finding]:
    """Everything that must hold of a cluster and its years."""
    yield from references_exist(cluster.file, cluster.registers)
    if cluster.file.doubtful:
        yield from texts_are_legible(cluster.file)
    for year in cluster.years.values():
        for file in year.files():
            yield from references_exist(file, cluster.registers, year)
            yield from units_are_members(file, cluster, year)
            if file.doubtful:
                yield from texts_are_legible(file)
        if year.waivers.broken:
            yield Finding("EMU901", year.waivers.path)
        yield from _skipped_once(_check_rules(cluster, year))


def _check_rules(cluster: Cluster, year: Year) -> Iterator[Finding]:
    """All rules of a year; what was computed is compared with nothing where an error changes totals."""
    result = year_result(cluster, year)
    numbers = list(check_year(cluster, year, NUMBER_RULES, result))
    yield from numbers
    trusted = not any(catalogue().severity(finding) == "error" for finding in numbers)
    yield from check_year(cluster, year, OTHER_RULES, result, trusted=trusted)


def _skipped_once(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Name a broken file once, however many rules it keeps from being checked."""
    skipped: dict[str, Finding] = {}
    for finding in findings:
        if finding.code == "EMU901":
            skipped.setdefault(finding.file, finding)
        else:
            yield finding
    yield from skipped.values()
