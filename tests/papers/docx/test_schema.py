"""Every generated part has its elements in the order of ECMA-376, and the package has only what it needs."""

from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from .samples import EVERYTHING, of_sections
from .saved import Saved, all_of
from .schema import SEQUENCES, misplaced

PARTS = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "docProps/custom.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/fontTable.xml",
    "word/settings.xml",
    "word/styles.xml",
    *(f"word/header{number}.xml" for number in range(1, 7)),
}
SAVED = Saved(EVERYTHING)


@pytest.mark.parametrize("name", sorted(PARTS))
def test_elements_stand_in_the_order_of_the_standard(name: str) -> None:
    assert list(misplaced(SAVED.xml(name))) == []


def test_the_package_has_no_other_parts() -> None:
    assert set(SAVED.parts) == PARTS


def test_the_sample_has_every_element_that_can_be_misplaced() -> None:
    met = {str(each.tag).rpartition("}")[2] for name in PARTS for each in SAVED.xml(name).iter() if len(each)}
    assert set(SEQUENCES) - met == {"tcBorders"}


@pytest.mark.parametrize(
    ("parent", "children"),
    [
        ("w:tblPr", "<w:tblBorders/><w:tblW/>"),
        ("w:pPr", "<w:jc/><w:ind/>"),
        ("w:body", "<w:sectPr/><w:p/>"),
        ("w:pPr", "<w:tblW/>"),
        ("w:unknown", "<w:p/>"),
    ],
)
def test_the_check_sees_what_is_misplaced(parent: str, children: str) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    root: Any = parse_xml(f"<{parent} {space}>{children}</{parent}>")
    assert len(list(misplaced(root))) == 1


def test_cells_and_bodies_end_as_word_wants_them() -> None:
    assert SAVED.body[-1].tag == qn("w:sectPr")
    assert SAVED.body[-2].tag == qn("w:p")
    assert all(cell[-1].tag == qn("w:p") for cell in all_of(SAVED.body, "w:tc"))


def test_every_part_has_its_type_and_every_relationship_its_target() -> None:
    types = {each.get("PartName"): each.get("ContentType") for each in SAVED.xml("[Content_Types].xml")}
    for name in PARTS - {"[Content_Types].xml"}:
        assert f"/{name}" in types or name.endswith(".rels"), name
    for relations, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        each = list(SAVED.xml(relations))
        assert all(folder + relation.get("Target") in PARTS for relation in each)
        assert len({relation.get("Id") for relation in each}) == len(each)


def test_settings_are_those_of_word_2013_without_hyphenation() -> None:
    settings = SAVED.xml("word/settings.xml")
    assert [each.get(qn("w:val")) for each in all_of(settings, "w:autoHyphenation")] == ["0"]
    mode = {each.get(qn("w:name")): each.get(qn("w:val")) for each in all_of(settings, "w:compatSetting")}
    assert mode["compatibilityMode"] == "15"


def test_the_properties_are_the_papers_own() -> None:
    core = SAVED.word.core_properties
    assert (core.title, core.author, core.language) == ("Báo cáo", "Cụm thi đua số 7", "vi-VN")
    midnight = "2024-06-29T00:00:00+00:00"
    assert core.created is not None
    assert core.modified is not None
    assert core.created.isoformat() == core.modified.isoformat() == midnight


def test_a_document_without_sections_is_refused() -> None:
    with pytest.raises(ValueError, match="section"):
        Saved(of_sections())
