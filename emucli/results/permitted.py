"""Whether a cluster of this level may propose an award (Law 06/2022/QH15, articles 25 to 27; FORMAT: awards)."""

from ..model.tree import Cluster
from ..model.unknown import Unknown, known


def may_propose(cluster: Cluster, award: str) -> bool | None:
    """Whether the cluster's level may propose an award by quota; None where the records do not say.

    Awards of individuals only are never proposed by a cluster's quota.
    """
    entry = cluster.registers.awards.get(award)
    level = known(cluster.file.record.level) if cluster.file.record else None
    if entry is None or isinstance(entry.proposed_by, Unknown):
        return None
    if entry.proposed_by is None:
        return False if known(entry.for_) == ("individual",) else None
    return None if level is None else level in entry.proposed_by
