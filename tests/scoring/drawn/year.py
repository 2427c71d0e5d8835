"""A drawn year as plain data, and what emucli says of it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from emucli.model.tree import Cluster, Year
from emucli.results.year import YearResult, year_result
from tests.miniature import BASE
from tests.scoring.year import errors_at, loaded, members, regulation, scored, sheets
from tests.scoring.years_of_several import suspended, withdrawn

Data = dict[str, Any]
"""A mapping of a record as plain data: texts, lists, mappings."""


@dataclass(frozen=True)
class DrawnYear:
    """The records of one year. `names` are those of the register, `status` those of the members, in their order."""

    names: Mapping[str, str]
    status: Mapping[str, str]
    leader: str
    deputies: tuple[str, ...]
    agency: str
    scoring: Data
    ranking: Data
    awards: tuple[Data, ...]
    covenant: Data
    sheets: tuple[Data, ...]
    votes: tuple[Data, ...] = ()

    @property
    def staying(self) -> tuple[str, ...]:
        """The members that are not withdrawn."""
        return tuple(unit for unit, status in self.status.items() if status != "withdrawn")

    @property
    def stages(self) -> Mapping[str, str]:
        """Who scores at which stage."""
        return {stage["id"]: stage["by"] for stage in self.scoring["stages"]}

    def files(self) -> dict[str, str]:
        """The year's files, the sheets in one."""
        return {**self.rules(), "scores.yaml": sheets(*(sheet_line(one) for one in self.sheets))}

    def rules(self) -> dict[str, str]:
        """The year's files but for the sheets; every list and mapping is written as JSON, which is YAML."""
        scoring = {key: written(value) for key, value in self.scoring.items() if key != "criteria"}
        after = {"ranking": self.ranking, "awards": self.awards, "voting": _VOTING}
        texts = {
            "members.yaml": members(
                *(_ENTRIES[status](unit) for unit, status in self.status.items()),
                leader=self.leader,
                deputies=written(self.deputies),
                standing_agency=self.agency,
            ),
            "regulation.yaml": regulation(
                *map(written, self.scoring["criteria"]),
                after="".join(f"{key}: {written(value)}\n" for key, value in after.items() if value),
                **scoring,
            ),
            "covenant.yaml": written(self.covenant),
        }
        return {**texts, "votes.yaml": written({"votes": self.votes})} if self.votes else texts


_ENTRIES: Mapping[str, Callable[[str], str]] = {"active": str, "suspended": suspended, "withdrawn": withdrawn}
_VOTING = {"quorum": {"at_least": "2/3", "of": "members"}, "pass": {"more_than": "50%", "of": "present"}}


def written(data: object) -> str:
    """Plain data as a file holds it."""
    return json.dumps(data, ensure_ascii=False)


def sheet_line(sheet: Data) -> str:
    """A sheet as one line of a list."""
    return f"  - {written(sheet)}\n"


def answer(
    year: DrawnYear, files: Mapping[str, str] | None = None, others: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What `emucli score --json` answers; `files` instead of the year's own, `others` are further files of the root."""
    with patch.dict("tests.miniature.BASE", {**_registered(year), **(others or {})}):
        return scored(year.files() if files is None else files)


def errors(year: DrawnYear) -> list[str]:
    """Where errors lie in regulation and sheets. The leader is drawn, so it is not whom the year before chose."""
    with patch.dict("tests.miniature.BASE", _registered(year)):
        return [place for place in errors_at(year.files()) if not place.startswith("members.yaml")]


def records(year: DrawnYear) -> tuple[Cluster, Year]:
    """The year as it is read."""
    with patch.dict("tests.miniature.BASE", _registered(year)):
        cluster = next(cluster for cluster in loaded(year.files()).clusters if cluster.path == "cum-1")
        return cluster, cluster.years["2024"]


def result(year: DrawnYear) -> YearResult:
    """The result of a year, before it is put into words."""
    return year_result(*records(year))


def _registered(year: DrawnYear) -> dict[str, str]:
    own = "".join(f"  {unit}: {written({'name': name})}\n" for unit, name in year.names.items())
    return {"units.yaml": BASE["units.yaml"] + own}
