"""The order of child elements in ECMA-376 (Part 1, Annex A; Part 2, Annexes for packages), copied from the standard.

Word refuses a part whose elements stand in another order; LibreOffice does not mind. A sequence of names: each may be
missing, none may stand before one that is listed earlier. Only the elements that papers use are listed as parents.
"""

from collections.abc import Iterator
from typing import Any

_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
_TABLE = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
)
_CELL = (
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers "
    "cellIns cellDel cellMerge tcPrChange"
)
_SECTION = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)
_STYLE = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)
_SETTINGS = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
    "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts "
    "embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
    "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState "
    "formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge "
    "revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride "
    "styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
    "doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders "
    "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
    "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
    "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData "
    "noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter "
    "noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent "
    "alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags "
    "alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr "
    "attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade "
    "captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol "
    "listSeparator"
)
SEQUENCES = {
    "document": "background body",
    "body": "p tbl sectPr",
    "hdr": "p",
    "p": "pPr r",
    "r": "rPr t fldChar instrText",
    "pPr": _PARAGRAPH,
    "rPr": _RUN,
    "pBdr": "top left bottom right between bar",
    "tbl": "tblPr tblGrid tr",
    "tblPr": _TABLE,
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tblGrid": "gridCol",
    "tr": "tblPrEx trPr tc",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tc": "tcPr p",
    "tcPr": _CELL,
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "sectPr": _SECTION,
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "style": _STYLE,
    "settings": _SETTINGS,
    "compat": "compatSetting",  # after the old settings, of which papers have none
    "fonts": "font",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
    # Packages
    "Types": "Default Override",
    "Relationships": "Relationship",
    "coreProperties": "title creator language created modified",
    "Properties": "property",
    "property": "lpwstr",
}
# These may stand in any order among themselves: choices in the standard, `xsd:all` for core properties.
UNORDERED = {"body": {"p", "tbl"}} | {name: set(SEQUENCES[name].split()) for name in ("trPr", "coreProperties")}


def misplaced(root: Any) -> Iterator[str]:
    """The paths of elements in a part that the standard does not allow where they stand."""
    for parent in root.iter():
        name = _local(parent)
        children = [_local(child) for child in parent]
        if not children:
            continue
        if name not in SEQUENCES:
            yield f"{name}: not in the table"
            continue
        order = SEQUENCES[name].split()
        yield from (f"{name}/{child}: not allowed" for child in children if child not in order)
        free = UNORDERED.get(name, set())
        ranks = [0 if child in free else order.index(child) for child in children if child in order]
        yield from (f"{name}/{child}: out of order" for child, rank, before in _steps(children, ranks) if rank < before)


def _steps(children: list[str], ranks: list[int]) -> Iterator[tuple[str, int, int]]:
    return zip(children[1:], ranks[1:], ranks, strict=False)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
