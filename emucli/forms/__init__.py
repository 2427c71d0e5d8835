"""Score sheets as XLSX: forms that go out, and what comes back in them. The only place that knows SpreadsheetML."""
