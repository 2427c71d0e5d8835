"""Names of the standard: the kinds of parts, and of relationships between parts (ECMA-376, parts 1 and 2)."""

from ...language.phrases import Language

LOCALES: dict[Language, str] = {"vi": "vi-VN", "en": "en-GB"}
"""Languages as `w:lang` names them."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

DOCUMENT_RELATION = f"{_OFFICE}/officeDocument"
CORE_RELATION = f"{_PACKAGE}/metadata/core-properties"
CUSTOM_RELATION = f"{_OFFICE}/custom-properties"
STYLES_RELATION = f"{_OFFICE}/styles"
SETTINGS_RELATION = f"{_OFFICE}/settings"
FONTS_RELATION = f"{_OFFICE}/fontTable"
HEADER_RELATION = f"{_OFFICE}/header"

DOCUMENT_TYPE = f"{_WORD}.document.main+xml"
STYLES_TYPE = f"{_WORD}.styles+xml"
SETTINGS_TYPE = f"{_WORD}.settings+xml"
FONTS_TYPE = f"{_WORD}.fontTable+xml"
HEADER_TYPE = f"{_WORD}.header+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
XML_TYPE = "application/xml"
