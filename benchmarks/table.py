"""One table of what was measured, each value beside its target, with a mark where that is missed."""

import os
import platform
from dataclasses import dataclass, field
from importlib.util import find_spec

from .timing import Ratio, Run

_WHAT = 50


@dataclass
class Table:
    """Prints line by line, and knows which targets were missed."""

    missed: list[str] = field(default_factory=list)
    about: str = ""
    targets: int = 0

    def head(self) -> None:
        """The machine, and what the columns hold."""
        load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
        machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
        print(f"{machine}{load}, Python {platform.python_version()}")
        print(f"{'':{_WHAT}} {'emucli':>10} {'peer':>10}   {'ratio (least-most)':22} target")

    def section(self, title: str) -> None:
        """What the following lines are about."""
        self.about = title
        print(f"\n{title}", flush=True)

    def pair(self, what: str, seconds: tuple[float, float], measured: Ratio, most: float | None = None) -> None:
        """Both times in seconds, and the ratio of the pairs."""
        ours, theirs = (f"{one:8.3f} s" for one in seconds)
        shown = f"{measured.middle:.2f} ({measured.least:.2f}-{measured.most:.2f})"
        self._line(what, ours, theirs, shown, None if most is None else (measured.middle, most, ""))

    def seconds(self, what: str, took: Run, most: float | None = None) -> None:
        """What a person waits for, and the user time of it."""
        shown = f"{took.user:.3f} s user time"
        self._line(what, f"{took.wall:8.3f} s", "", shown, None if most is None else (took.wall, most, " s"))

    def memory(self, what: str, took: float, most: float) -> None:
        """The most memory that a process had."""
        self._line(what, f"{took:7.0f} MB", "", "", (took, most, " MB"))

    def share(self, what: str, measured: float, most: float) -> None:
        """A ratio of two figures that stand in other lines."""
        self._line(what, "", "", f"{measured:.2f}", (measured, most, ""))

    def told(self, what: str, shown: str) -> None:
        """A line without a target."""
        self._line(what, "", "", shown, None)

    def foot(self) -> None:
        """How many targets were missed."""
        print(f"\n{self.targets - len(self.missed)} of {self.targets} targets met")
        for what in self.missed:
            print(f"  missed: {what}")

    def _line(self, what: str, ours: str, theirs: str, shown: str, target: tuple[float, float, str] | None) -> None:
        end = ""
        if target is not None:
            value, most, unit = target
            self.targets += 1
            end = f"{most:g}{unit}"
            if value > most:
                self.missed.append(f"{self.about}: {what.strip()}")
                end += "  MISSED"
        print(f"{what:{_WHAT}} {ours:>10} {theirs:>10}   {shown:22} {end}".rstrip(), flush=True)


def installed(table: Table, module: str) -> bool:
    """Whether a tool to compare with is installed; a line says so where it is not."""
    there = find_spec(module) is not None
    if not there:
        table.told(module, "left out: it is not installed (make bench installs it)")
    return there
