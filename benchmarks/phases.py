"""What each phase of validating costs, as a share of merely loading the same files, cluster by cluster in turn.

Both stand side by side within one process, so that neither start-up nor a busy machine hides what became slow.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import ParamSpec, TypeVar

import yaml

from emucli.app.records import Records, located
from emucli.app.workspace import Target, layout_of
from emucli.checks.references import references_exist, units_are_members
from emucli.checks.rules import NUMBER_RULES, OTHER_RULES, check_cluster
from emucli.checks.scope import check_year
from emucli.checks.waivers import Judged
from emucli.model.base import RecordFile
from emucli.model.files import CLUSTER_FILE, YEAR_FILES, kind_of
from emucli.model.tree import Cluster, Registers, Year
from emucli.reading.layout import ClusterLayout
from emucli.reading.schema import read_model
from emucli.reading.tree import Tree, read_tree
from emucli.results.scores import marking_of, score_year
from emucli.results.year import year_result

P = ParamSpec("P")
T = TypeVar("T")
Seconds = dict[str, float]


def phases(root: Path, clusters: int) -> Mapping[str, float]:
    """The phases by name -> median share of `yaml.load` with libyaml, over so many clusters of a root.

    Half of the clusters are judged as a whole, the others phase by phase: nothing is met twice.
    """
    layout = layout_of(Target(root))
    records = Records(root)
    registers = records.loader().registers(layout)
    shares: dict[str, list[float]] = {}
    for number, laid in enumerate(layout.clusters[:clusters]):
        spent: Seconds = {}
        data = {path: (records.root / path).read_bytes() for path in _paths(laid)}
        _timed(spent, "yaml.load", _loaded, list(data.values()))
        load = spent.pop("yaml.load")
        (_whole if number % 2 else _by_phase)(spent, records, registers, laid)
        for phase, seconds in spent.items():
            shares.setdefault(phase, []).append(seconds / load)
    return {phase: median(several) for phase, several in shares.items()}


def _whole(spent: Seconds, records: Records, registers: Registers, laid: ClusterLayout) -> None:
    cluster = _timed(spent, "reading", records.loader().cluster, laid, registers)
    _timed(spent, "judging", _judged, records, cluster)
    spent["all"] = spent["reading"] + spent["judging"]


def _by_phase(spent: Seconds, records: Records, registers: Registers, laid: ClusterLayout) -> None:
    files = [(path, _model_of(path)) for path in _paths(laid)]
    data = _timed(spent, "bytes", _bytes_of, records, [path for path, _ in files])
    trees = _timed(spent, "text to trees", _trees, data)
    _timed(spent, "trees to records", _records, trees, files)
    cluster = records.loader().cluster(laid, registers)
    for year in cluster.years.values():
        _computed(spent, cluster, year)
    _timed(spent, "references", _references, cluster)


def _paths(laid: ClusterLayout) -> list[str]:
    return [f"{laid.path}/{CLUSTER_FILE.file}", *(path for files in laid.years.values() for path in files)]


def _model_of(path: str) -> type[RecordFile]:
    kind = kind_of(path.split("/", 2)[-1], YEAR_FILES)
    return CLUSTER_FILE.record if kind is None else kind.record


def _bytes_of(records: Records, paths: list[str]) -> dict[str, bytes]:
    return {path: (records.root / path).read_bytes() for path in paths}


def _loaded(data: list[bytes]) -> None:
    for one in data:
        yaml.load(one, Loader=yaml.CSafeLoader)


def _trees(data: Mapping[str, bytes]) -> dict[str, Tree]:
    return {path: read_tree(one, path) for path, one in data.items()}


def _records(trees: Mapping[str, Tree], files: Sequence[tuple[str, type[RecordFile]]]) -> None:
    for path, model in files:
        read_model(trees[path].value, model, path)


def _references(cluster: Cluster) -> None:
    for year in cluster.years.values():
        for file in year.files():
            list(references_exist(file, cluster.registers, year))
            list(units_are_members(file, cluster, year))


def _judged(records: Records, cluster: Cluster) -> None:
    located(records, [Judged(finding, waived=False) for finding in check_cluster(cluster)])


def _computed(spent: Seconds, cluster: Cluster, year: Year) -> None:
    regulation = year.regulation.record
    marking = _timed(spent, "sheets received", marking_of, cluster, year)
    if marking is not None and regulation is not None:
        _timed(spent, "points and ranks", score_year, regulation, marking, ())
    result = _timed(spent, "results", year_result, cluster, year)
    for rules in (NUMBER_RULES, OTHER_RULES):
        _timed(spent, "rules", list, check_year(cluster, year, rules, result))


def _timed(spent: Seconds, phase: str, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    start = time.process_time()
    done = work(*given, **named)
    spent[phase] = spent.get(phase, 0.0) + time.process_time() - start
    return done


if __name__ == "__main__":
    import gc
    import sys

    gc.set_threshold(50_000)
    for root in sys.argv[1:]:
        print(root)
        for phase, share in phases(Path(root), 80).items():
            print(f"  {phase:30} {share:6.3f}")
