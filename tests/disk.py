"""Loads a records root from the disk through the program's own reader."""

from pathlib import Path

from emucli.app.records import Records
from emucli.app.workspace import Target, layout_of
from emucli.model.tree import Cluster

REPOSITORY = Path(__file__).parent.parent
RECORDS = REPOSITORY / "records"


def clusters(root: Path) -> list[Cluster]:
    """All clusters of a root that must be readable without a finding."""
    layout = layout_of(Target(root))
    reader = Records(root).loader()
    registers = reader.registers(layout)
    loaded = [reader.cluster(laid, registers) for laid in layout.clusters]
    assert reader.findings == []
    return loaded
