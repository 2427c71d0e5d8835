"""The language server for YAML that editors start, asked over its standard streams as they ask it."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from tests.program import REPOSITORY

PROGRAM = "yaml-language-server"


def program(name: str) -> Path | None:
    """A program of npm: one of the machine, or of the folder where CI installs it."""
    own = REPOSITORY / "build" / "npm" / "node_modules" / ".bin" / name
    found = str(own) if own.exists() else shutil.which(name)
    return Path(found) if found else None


class Server:
    """One server with one workspace; what it says on its own accord is kept."""

    def __init__(self, process: subprocess.Popen[bytes], root: Path, settings: Mapping[str, Any]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._in: BinaryIO = process.stdin  # type: ignore[assignment]
        self._out: BinaryIO = process.stdout  # type: ignore[assignment]
        self._settings = settings
        self._number = 0
        self.found: dict[str, list[str]] = {}
        folders = [{"uri": root.as_uri(), "name": "records"}]
        capabilities = {"workspace": {"configuration": True, "workspaceFolders": True}}
        self.ask("initialize", {"rootUri": root.as_uri(), "capabilities": capabilities, "workspaceFolders": folders})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def ask(self, method: str, parameters: Mapping[str, Any]) -> Any:
        """The answer to a request; requests of the server itself are answered on the way."""
        self._number += 1
        mine = self._number
        self._send({"id": mine, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == mine and "method" not in message:
                return message.get("result")

    def tell(self, method: str, parameters: Mapping[str, Any]) -> None:
        """Something that has no answer."""
        self._send({"method": method, "params": parameters})

    def open(self, path: Path) -> str:
        """Open a file; its address."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": path.read_text(encoding="utf-8")}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return path.as_uri()

    def hovered(self, address: str, line: int, column: int) -> str:
        """What stands over a place; line and column count from 1."""
        place = {"line": line - 1, "character": column - 1}
        answer = self.ask("textDocument/hover", {"textDocument": {"uri": address}, "position": place})
        contents = (answer or {}).get("contents") or ""
        return str(contents.get("value", "")) if isinstance(contents, dict) else str(contents)

    def diagnosed(self, address: str) -> list[str]:
        """What the server finds wrong with a file."""
        while address not in self.found:
            self._receive()
        return self.found[address]

    def _send(self, message: Mapping[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._in.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._in.flush()

    def _receive(self) -> dict[str, Any]:
        length = 0
        while (line := self._out.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._out.read(length))
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        elif message.get("method") == "textDocument/publishDiagnostics":
            found = message["params"]
            self.found[found["uri"]] = [one["message"] for one in found["diagnostics"]]
        return message

    def _answer(self, message: Mapping[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item.get("section", ""), {}) for item in message["params"]["items"]]


@contextmanager
def serving(root: Path, settings: Mapping[str, Any]) -> Iterator[Server]:
    """A server with a workspace and the settings of its editor; it has ended afterwards."""
    process = subprocess.Popen([str(program(PROGRAM)), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield Server(process, root, settings)
    finally:
        process.kill()
        process.wait()
