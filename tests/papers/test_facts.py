"""Papers state what the records state, in the words of its state, and nothing else."""

import re

import pytest

from emucli.language.phrases import Language
from emucli.model.tree import Cluster, Year
from tests.examples.test_block_count import line
from tests.miniature import load
from tests.papers.making import EXAMPLE, example, make, real_years


def real(path: str) -> tuple[Cluster, Year]:
    return next((cluster, year) for cluster, year in real_years() if year.path == path)


def changed(name: str, *changes: tuple[str, str]) -> tuple[Cluster, Year]:
    """The worked example with other words in one record file of its year."""
    files = _files()
    key = f"example-block/2025/{name}"
    for old, new in changes:
        assert files[key].count(old) == 1, old
        files[key] = files[key].replace(old, new)
    cluster, year = _loaded(files)
    assert year.outcome.record is not None
    return cluster, year


def without(*names: str) -> tuple[Cluster, Year]:
    """The worked example without some record files of its year."""
    gone = tuple(f"example-block/2025/{name}" for name in names)
    return _loaded({path: text for path, text in _files().items() if not path.startswith(gone)})


def _files() -> dict[str, str]:
    return {path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in EXAMPLE.rglob("*.yaml")}


def _loaded(files: dict[str, str]) -> tuple[Cluster, Year]:
    (cluster,) = load(files).clusters
    return cluster, cluster.years["2025"]


def test_the_press_item_states_what_the_article_states() -> None:
    text = make(real("north-central/2023"), "press", "en").markdown
    for fact in (
        "On 14 March 2024, in Dong Ha City",
        "Vo Van Hung",
        "Phan Huy Giang",
        "6 units, among them Quang Tri Province",
        "Vo Van Hung, Chairman of the People's Committee of Quang Tri Province, told the conference:",
        "proposed Ha Tinh Province for the Government's Emulation Flag",
        "proposed Quang Binh Province and Quang Tri Province for the Prime Minister's Certificate of Merit",
        "Thua Thien Hue Province was put forward as the cluster leader of 2024, and Ha Tinh Province as deputy",
        "the decision lies with the Central Emulation and Reward Council",
    ):
        assert fact in text
    for never_said in ("chosen", "elected", "Thanh Hoa", "Nghe An", "unanimous", "consensus"):
        assert never_said not in text


def test_numbers_are_those_of_the_article_and_gaps_are_visible() -> None:
    english = make(real("ethnic-cluster-2/2024"), "press", "en").markdown
    assert "- Hanoi: 2,391 billion VND" in english
    assert "32 of 35 achieved; strives to complete 3 by 2025" in english
    # What is not stated is left out of news; nor does a sentence begin with a figure.
    assert "not stated" not in english
    assert "Vinh Phuc:" not in english
    assert "In 2024, 697 collectives and individuals were commended" in english
    # What the Minister answered.
    assert "assigned the departments and units of the Ethnic Committee to synthesize the comments" in english
    vietnamese = make(real("ethnic-cluster-2/2024"), "annual", "vi").markdown
    assert re.search(r"Ban Dân tộc thành phố Hà Nội \| 2\.391 ", vietnamese)
    assert re.search(r"Ban Dân tộc tỉnh Vĩnh Phúc \| \(không rõ\)", vietnamese)


PROPOSED = "  - award: co-thi-dua-tinh\n    unit: hoi-phu-nu-tinh\n"


@pytest.mark.parametrize(
    ("decided", "language", "said", "unsaid"),
    [
        ("", "vi", "đề nghị", "được tặng"),
        ("{state: granted, decision: quyet-dinh-186-2025}", "vi", "Quyết định số 186/QĐ-UBND", ""),
        ("{state: refused, decision: quyet-dinh-186-2025}", "vi", "không", "được tặng Cờ"),
        ("{state: revoked, decision: quyet-dinh-186-2025}", "vi", "hủy|thu hồi", ""),
        ("{state: granted, decision: unknown}", "vi", "được tặng", ""),
        ("", "en", "propos", "granted|awarded"),
        ("{state: granted, decision: quyet-dinh-186-2025}", "en", "186/QĐ-UBND", ""),
        ("{state: revoked, decision: quyet-dinh-186-2025}", "en", "revoked", ""),
    ],
)
def test_each_state_of_an_award_has_its_own_words(decided: str, language: Language, said: str, unsaid: str) -> None:
    year = changed("outcome.yaml", (PROPOSED, PROPOSED + (f"    decided: {decided}\n" if decided else "")))
    text = make(year, "notice", language).markdown
    part = text[text.index("Cờ thi đua" if language == "vi" else "Emulation Flag") - 200 :]
    assert re.search(said, part)
    if unsaid:
        assert not re.search(unsaid, part)


def test_a_decided_award_is_not_asked_for_again() -> None:
    decided = PROPOSED + "    decided: {state: granted, decision: quyet-dinh-186-2025}\n"
    proposal = make(changed("outcome.yaml", (PROPOSED, decided)), "proposal").markdown
    asked = proposal[proposal.index("ĐỀ NGHỊ KHEN THƯỞNG\n") :]
    assert not re.search(r"Cờ thi đua của Ủy ban nhân dân tỉnh An Sơn.*966,96", asked)
    assert "934,92" in asked


@pytest.mark.parametrize(("language", "dossiers"), [("vi", "Trình hồ sơ"), ("en", "Submission of the award dossiers")])
def test_what_is_decided_is_no_dossier_still_to_send(language: Language, dossiers: str) -> None:
    path = "example-block/2025/outcome.yaml"
    decided = "\\1\\2    decided: {state: granted, decision: quyet-dinh-186-2025}\n"
    every = re.sub(r"(  - award: .*\n)(    unit: .*\n)", decided, _files()[path])
    assert every.count("decided:") > 5
    some = changed(
        "outcome.yaml", (PROPOSED, PROPOSED + "    decided: {state: granted, decision: quyet-dinh-186-2025}\n")
    )
    assert dossiers in make(some, "notice", language).markdown
    assert dossiers not in make(_loaded({**_files(), path: every}), "notice", language).markdown


LEADER = "  leader: {unit: hoi-phu-nu-tinh, how: secret_ballot}"


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        ("", "được Khối giới thiệu làm Khối trưởng năm 2026"),
        ("decided: {state: approved, decision: quyet-dinh-07-2025}", "Quyết định số 07/QĐ-HĐTĐKT"),
        (
            "decided: {state: replaced, unit: mttq-tinh, decision: quyet-dinh-07-2025}",
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Sơn",
        ),
    ],
)
def test_a_leader_is_put_forward_until_the_authority_decides(decided: str, said: str) -> None:
    entry = LEADER[:-1] + (f", {decided}}}" if decided else "}")
    text = make(changed("outcome.yaml", (LEADER, entry)), "notice").markdown
    leaders = text[text.index("KHỐI TRƯỞNG, KHỐI PHÓ NĂM 2026") :]
    assert said in leaders
    assert ("giới thiệu" in leaders) or decided


def test_a_combined_count_is_never_split() -> None:
    row = next(line for line in make(example(), "annual").markdown.split("\n") if "| 96 |" in line)
    assert [cell.strip() for cell in row.strip("|").split("|")][-3:] == ["", "", "96"]


def test_who_may_not_be_considered_keeps_the_rank_and_is_told() -> None:
    for paper in ("annual", "notice", "minutes", "proposal"):
        text = make(example(), paper, "vi", "tong-ket" if paper == "minutes" else "").markdown
        assert re.search(r"Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh An Sơn [^.]*(chưa|tạm dừng)", text), paper


RESULTS = ("annual", "notice", "minutes", "proposal")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("paper", RESULTS)
def test_a_year_without_its_outcome_is_not_one_without_proposals(paper: str, language: Language) -> None:
    if paper == "proposal" and language == "en":
        paper = "press"
    subject = "tong-ket" if paper == "minutes" else ""
    made = make(without("outcome.yaml"), paper, language, subject)
    # A press item tells what there is to tell.
    assert paper == "press" or ("example-block/2025/outcome.yaml", ("awards",)) in [
        (place.file, place.path) for gap in made.lacks for place in gap.places
    ]
    assert not re.search("không đề nghị khen thưởng đơn vị nào|proposed no awards", made.markdown)


@pytest.mark.parametrize("paper", ["annual", "notice"])
def test_that_nobody_is_proposed_is_said_where_the_outcome_says_so(paper: str) -> None:
    files = _files()
    path = "example-block/2025/outcome.yaml"
    files[path] = re.sub(r"(?ms)^awards:\n.*?(?=^\w|\Z)", "awards: []\n", files[path])
    for language, said in (("vi", "không đề nghị khen thưởng đơn vị nào"), ("en", "proposed no awards for 2025")):
        made = make(_loaded(files), paper, language)  # type: ignore[arg-type]
        assert said in made.markdown
        assert made.lacks == ()


@pytest.mark.parametrize("paper", [*RESULTS, "press"])
def test_a_proposal_waits_for_the_vote_that_the_regulation_asks_for(paper: str) -> None:
    subject = "tong-ket" if paper == "minutes" else ""
    made = make(without("votes.yaml"), paper, "vi", subject)
    assert "award_vote_not_held" in [phrase.key for gap in made.lacks for phrase in gap.why]
    # Once it is decided above, nothing waits any more.
    granted = PROPOSED + "    decided: {state: granted, decision: quyet-dinh-186-2025}\n"
    files = _files()
    del files["example-block/2025/votes.yaml"]
    files["example-block/2025/outcome.yaml"] = files["example-block/2025/outcome.yaml"].replace(PROPOSED, granted)
    decided = make(_loaded(files), paper, "vi", subject)
    assert "award_vote_not_held" not in [phrase.key for gap in decided.lacks for phrase in gap.why]


@pytest.mark.parametrize("paper", [*RESULTS, "scoreboard"])
def test_units_of_the_same_total_are_told_apart(paper: str) -> None:
    text = make(example(), paper, "vi", "tong-ket" if paper == "minutes" else "").markdown
    # 885,85 stands twice; the regulation looks at criterion 1 first.
    assert "Hội Nông dân tỉnh An Sơn và Hội Cựu chiến binh tỉnh An Sơn có tổng điểm bằng nhau (885,85 điểm); " in text
    # Counted apart from the program.
    units = ("hoi-nong-dan-tinh", "hoi-cuu-chien-binh-tinh")
    own, theirs = (str(line(unit).criteria["1"]).replace(".", ",") for unit in units)
    assert f"Hội Nông dân tỉnh An Sơn xếp trên theo điểm mục 1 ({own} so với {theirs})." in text


@pytest.mark.parametrize("paper", ["count", "minutes"])
def test_a_second_round_says_why_and_between_whom(paper: str) -> None:
    text = make(example(), paper, "vi", "tong-ket" if paper == "minutes" else "khoi-truong").markdown
    assert "Vòng 1 chưa chọn được đơn vị đủ điều kiện theo Quy chế" in text
    assert "vòng 2 đối với Hội Liên hiệp Phụ nữ tỉnh An Sơn và Hội Nông dân tỉnh An Sơn." in text


def test_a_covenant_lists_the_registrations_of_the_day_it_was_signed() -> None:
    # Signed on 5 March; the Red Cross registered on the 11th.
    assert "11/03/2025" not in make(example(), "covenant").markdown
    assert "Năm 2025, có 8 đơn vị đăng ký" in make(example(), "annual").markdown


def test_an_answer_that_came_later_stands_in_the_later_report() -> None:
    answer = "đã ban hành Hướng dẫn số 22/HD-SNV ngày 09 tháng 10 năm 2025"
    assert answer not in make(example(), "midyear").markdown
    assert answer in make(example(), "annual").markdown


def test_a_consensus_of_some_is_not_called_unanimous() -> None:
    year = changed(
        "votes.yaml",
        ("agreed: all", "agreed: [mttq-tinh, ldld-tinh, hoi-nong-dan-tinh, hoi-phu-nu-tinh, hoi-dong-y-tinh]"),
    )
    text = make(year, "minutes", "vi", "tong-ket").markdown
    assert "nhất trí giới thiệu" not in text
    assert re.search(r"Hội nghị đồng ý giới thiệu .* với 5/8 đơn vị đồng ý", text)
    assert "nhất trí giới thiệu" in make(example(), "minutes", "vi", "tong-ket").markdown


def _with_conferences(*kept: str) -> tuple[Cluster, Year]:
    files = _files()
    path = "example-block/2025/conferences.yaml"
    head, *entries = re.split(r"(?m)^(?=  - id: )", files[path])
    files[path] = head + "".join(entry for entry in entries if entry.split()[2] in kept)
    return _loaded(files)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_news_of_a_conference_tells_what_was_known_then(language: Language) -> None:
    annual, half = {
        "vi": ("ắp xếp lại tổ chức cơ sở trong năm", "án bộ đầu mối kiêm nhiệm nhiều việc"),
        "en": ("rassroots organisations were rearranged", "he officers in charge have many other tasks"),
    }[language]
    whole = make(example(), "press", language).markdown
    assert annual in whole
    midyear = make(_with_conferences("phat-dong", "so-ket"), "press", language).markdown
    assert half in midyear
    assert annual not in midyear
    launch = make(_with_conferences("phat-dong"), "press", language).markdown
    assert annual not in launch
    assert half not in launch


def test_minutes_of_a_launch_tell_of_the_covenant_that_was_signed_there() -> None:
    text = make(example(), "minutes", "vi", "phat-dong").markdown
    assert "Tất cả các đơn vị thành viên ký kết giao ước thi đua năm 2025 tại hội nghị." in text
    assert "ký kết giao ước thi đua năm 2025 tại hội nghị" not in make(example(), "minutes", "vi", "so-ket").markdown


def test_a_refusal_is_news_too() -> None:
    refused = PROPOSED + "    decided: {state: refused, decision: quyet-dinh-186-2025}\n"
    for language, said in (("vi", "không được cấp có thẩm quyền chấp thuận"), ("en", "was refused")):
        assert said in make(changed("outcome.yaml", (PROPOSED, refused)), "press", language).markdown  # type: ignore[arg-type]


def changed_files(changes: dict[str, tuple[str, str]]) -> tuple[Cluster, Year]:
    """The worked example with other words in several files; those of its year, or instruments.yaml."""
    files = _files()
    for name, (old, new) in changes.items():
        key = name if name in files else f"example-block/2025/{name}"
        assert files[key].count(old) == 1, old
        files[key] = files[key].replace(old, new)
    return _loaded(files)


SIGNED = """signed:
  date: 2025-03-05
  at: {vi: "Hội trường Liên đoàn Lao động tỉnh An Sơn", en: "the hall of the Federation of Labour of An Sơn Province"}
signatories: all
"""


@pytest.mark.parametrize(
    "lack", ["signed: unknown\nsignatories: all\n", "signed: {date: unknown, at: unknown}\nsignatories: unknown\n"]
)
def test_nothing_is_signed_where_the_signing_is_not_known(lack: str) -> None:
    year = changed("covenant.yaml", (SIGNED, lack))
    for paper, language in (("annual", "vi"), ("annual", "en"), ("midyear", "vi"), ("press", "vi"), ("press", "en")):
        text = make(year, paper, language).markdown  # type: ignore[arg-type]
        assert not re.search(r"đã ký|ký kết giao ước thi đua năm 2025(?!;|\.)|signed the emulation covenant", text), (
            paper
        )


@pytest.mark.parametrize("signatories", ["unknown", None])
def test_nobody_stands_as_signer_who_is_not_recorded_as_one(signatories: str | None) -> None:
    text = SIGNED.replace("signatories: all\n", f"signatories: {signatories}\n" if signatories else "")
    grid = make(changed("covenant.yaml", (SIGNED, text)), "covenant").markdown.split("NỘI DUNG GIAO ƯỚC")[1]
    assert "Trịnh Quốc Ân" not in grid
    assert "Trịnh Quốc Ân" in make(example(), "covenant").markdown.split("NỘI DUNG GIAO ƯỚC")[1]


def test_six_members_of_whom_four_are_named_have_six_places_to_sign() -> None:
    text = make(real("north-central/2024"), "covenant", draft=True).markdown
    grid = text[text.index("ĐẠI DIỆN CÁC ĐƠN VỊ") :]
    assert grid.count("**....................**") == 2
    assert "| 6 | .................... |" in text


def test_a_covenant_without_commitments_is_refused_and_holds_no_clause_of_its_own() -> None:
    for lack in ("commitments: unknown\n", ""):
        year = _loaded(_files() | {"example-block/2025/covenant.yaml": f"{SIGNED}{lack}"})
        paper = make(year, "covenant")
        assert [gap.places[0].path for gap in paper.lacks] == [("commitments",)]
        assert "có trách nhiệm" not in paper.markdown
        assert "hiệu lực" not in paper.markdown


def test_whom_the_year_before_only_proposed_is_not_yet_in_office() -> None:
    text = make(real("hanoi-cluster-7/2024"), "annual", "en", draft=True).markdown
    assert "The Hanoi Department of Health was put forward as the cluster leader of 2024" in text
    assert "leader of 2024 is" not in text


def test_public_papers_hold_no_reason_and_no_discussion_that_is_not_public() -> None:
    for paper in ("press", "notice", "scoreboard"):
        text = make(example(), paper).markdown
        assert "đơn tố cáo" not in text
        assert "Chấp hành việc chưa xét" not in text
    assert "đơn tố cáo" in make(example(), "annual").markdown
    assert "mô hình chợ phiên nông sản sạch đã có ở 9 xã" in make(example(), "press").markdown
    public = changed("members.yaml", ("    since: 2025-10-15\n", "    since: 2025-10-15\n    public: true\n"))
    assert "đơn tố cáo" in make(public, "scoreboard").markdown


def test_news_gives_the_result_first_then_the_year_what_was_said_and_what_comes_next() -> None:
    orders = {
        "vi": (
            (
                "dẫn đầu với 966,96 điểm",
                "giới thiệu làm Khối trưởng",
                "Khối gồm 8 đơn vị",
                "Về an sinh xã hội",
                "phát biểu",
            ),
            ("kiến nghị", "Thời gian tới"),
        ),
        "en": (
            (
                "came first in the scoring",
                "put forward as the block leader",
                "8 units",
                "social welfare",
                "told the conference",
            ),
            ("recommendations", "In the time ahead"),
        ),
    }
    for language, (before, after) in orders.items():
        text = make(example(), "press", language).markdown  # type: ignore[arg-type]
        places = [text.index(mark) for mark in (*before, *after)]
        assert places == sorted(places)


def test_what_the_articles_state_is_told() -> None:
    hanoi = make(real("hanoi-cluster-7/2023"), "press", "en").markdown
    assert "The units unanimously agreed to put forward the Hanoi Department of Health" in hanoi
    assert "Directions and tasks for 2024" in hanoi
    cities = make(real("central-cities/2023"), "press", "en").markdown
    assert "Tran Viet Truong, Chairman of the People's Committee of Can Tho City, told the conference:" in cities
    assert "The conference aimed to assess the results of the performance agreement" in cities
    assert "Several met and exceeded, such as economic growth rate" in cities


@pytest.mark.parametrize("language", ["vi", "en"])
def test_news_has_no_gap_no_quotes_in_quotes_and_no_sentence_that_begins_with_a_figure(language: Language) -> None:
    for year in (*real_years(), example()):
        text = make(year, "press", language, draft=True).markdown
        assert "not stated" not in text
        assert not re.search(r"“[^”]*“|””|““", text)
        assert not re.search(r"(?m)^\d+ (collectives|individuals|tập thể|cá nhân)", text)
