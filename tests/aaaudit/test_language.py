"""Which language a text is in, and what contradicts the language that is stated for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aaaudit.language import contradiction, foreign_passages
from aaaudit.language.words import profiles

if TYPE_CHECKING:
    from tests.aaaudit.conftest import Desk

TEXTS = {
    "en": "If you cannot come yourself, somebody else may bring the letter, but they need your signature.",
    "zh-TW": "如果您無法親自前來，可以委託他人代為辦理，並請出示您簽名的委託書。",
    "zh-CN": "如果您无法亲自前来，可以委托他人代为办理，并请出示您签名的委托书。",
    "ja": "ご本人が来られない場合は、署名した委任状があれば代理の方でも手続きができます。",
    "ko": "본인이 올 수 없는 경우에는 서명한 위임장을 가진 대리인이 신청할 수 있습니다.",
    "vi": "Nếu bạn không thể tự đến, người khác có thể nộp thay cho bạn nhưng phải có giấy ủy quyền.",
    "id": "Jika Anda tidak dapat datang sendiri, orang lain dapat membawanya dengan surat dari Anda.",
    "th": "หากท่านไม่สามารถมาด้วยตนเองได้ ผู้อื่นสามารถดำเนินการแทนท่านได้",
    "de": "Wenn Sie nicht selbst kommen können, kann auch eine andere Person mit einer Vollmacht kommen.",
    "fr": "Si vous ne pouvez pas venir, une autre personne peut les apporter avec une lettre de vous.",
    "es": "Si no puede venir usted mismo, otra persona puede traerlos por usted con una carta suya.",
    "ru": "Если вы не можете прийти сами, это может сделать другой человек, но с доверенностью.",
    "el": "Αν δεν μπορείτε να έρθετε, κάποιος άλλος μπορεί να τα φέρει με μια επιστολή σας.",
    "ar": "إذا لم تتمكن من الحضور بنفسك يمكن لشخص آخر أن يحضرها عنك على أن يكون معه كتاب موقع.",
}


@pytest.mark.parametrize("stated", TEXTS)
@pytest.mark.parametrize("written", TEXTS)
def test_a_text_contradicts_each_language_but_its_own(written: str, stated: str) -> None:
    """Each pair of fourteen languages, in both directions; a region alone makes no certain contradiction."""
    found = contradiction(stated, TEXTS[written])
    if written == stated:
        assert found is None
    elif {written, stated} == {"zh-TW", "zh-CN"}:
        assert found is not None
        assert not found.certain
    else:
        assert found is not None
        assert found.certain


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ("zh-TW", "National Taxation Bureau of the Southern Area, Ministry of Finance"),
        ("en", "Kaohsiung, Taichung, Tainan, Hsinchu, Chiayi and Pingtung"),
        ("en", "Restaurant Le Jardin des Plantes, 12 rue de la Paix"),
        ("ja", "令和六年度地方税法改正案概要"),
        ("ja", "東京都千代田区霞が関3-1-1"),
        ("ja", "東京都職員給与関係将来推計一般的目的外使用是正請求行為審査委員会"),
        ("en", "Paul put dire comment on tape"),
        ("fr", "Paul put dire comment on tape"),
        ("zh-TW", "git commit -a -m 'in the of and to'"),
        ("en", "α, β"),
        ("la", "Lorem ipsum dolor sit amet, consectetur adipiscing elit"),
        ("ja-Latn", "Watashi wa nihonjin de, kono hon no namae wa to ni"),
        ("", TEXTS["en"]),
        ("und", TEXTS["en"]),
        ("zxx", TEXTS["en"]),
        ("en-GB", TEXTS["en"]),
        ("cmn", TEXTS["zh-TW"]),
        ("yue-Hant-HK", TEXTS["zh-TW"]),
        ("nb", "Og det er ikke til å tro at han var der med den som en av de andre"),
        ("en", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_raises_no_alarm(stated: str, text: str) -> None:
    """Names, addresses, code, loan words, text of two languages, tags of no language, short text."""
    assert contradiction(stated, text) is None


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ("zh-TW", "主管機關為 National Taxation Bureau of the Southern Area, Ministry of Finance。"),
        ("en", "The act is called 臺灣地區與大陸地區人民關係條例施行細則 and applies here."),
        ("en", "The Tribunal pour la protection de la jeunesse et des droits de la personne ruled on it."),
        ("ja", "参照：OECD Model Tax Convention on Income and on Capital（2017年版）"),
        ("zh-TW", "電影《となりのトトロ》在臺上映。"),
        ("en", "日本語"),
        ("en", "The office is called 東京都職員給与関係将来推計一般的目的外使用是正請求行為審査委員会."),
        ("zh-TW", "English Tiếng Việt Bahasa Indonesia ภาษาไทย Filipino"),
    ],
)
def test_names_within_a_text_are_no_passages(stated: str, text: str) -> None:
    """Success criterion 3.1.2 excepts proper names and terms."""
    assert list(foreign_passages(stated, text)) == []


def test_a_sentence_within_a_text_is_a_passage() -> None:
    """Only the sentence in the other language is told, with the words that show it."""
    text = (
        f"外籍人士請注意，本服務不收費用，請您先預約時間再前來辦理：{TEXTS['en']} "
        "櫃檯每週一至週五上午八點半到下午五點半辦理，例假日休息。如有疑問，請洽服務專線，由專人為您說明。"
    )
    [(passage, found)] = foreign_passages("zh-TW", text)
    assert passage == TEXTS["en"]
    assert (found.language, found.certain) == ("en", True)


def test_the_word_lists_are_sound() -> None:
    """Each language knows itself, and its linking words are among its words."""
    for language, profile in profiles().items():
        assert language in profile.names
        assert profile.linking <= profile.words, language


def test_a_wrong_language_of_the_page_is_told_once(desk: Desk) -> None:
    """Paragraphs in the page's true language are no faults of their own; a part in a third language is."""
    body = f"<p>{TEXTS['de']}</p><p>{TEXTS['de']}</p><p lang='fr'>{TEXTS['es']}</p>"
    said = desk.audit(
        {"index.html": desk.page(body, title="Hinweise")}, "--format", "json", "--width", "1280"
    )
    rules = [finding["rule"] for finding in said.data["findings"] if "language" in finding["rule"]]
    assert rules == ["aaa:page-language", "aaa:part-language"]
