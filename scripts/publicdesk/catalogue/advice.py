"""What an editor meant by a value that has the wrong form, where it can be known from the value alone."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Final

from publicdesk.contract.types import FIRST_YEAR, ID, LAST_YEAR, MONTH_DAY

EXAMPLE_DAY: Final = "2026-11-24"

_REPUBLIC: Final = 1911
"""Year 1 of the Republic of China is 1912."""

_REPUBLIC_YEARS: Final = range(80, 151)
"""Years of the Republic that a page can mean where it does not say so: 1991 to 2061."""

_TAIPEI: Final = dt.timezone(dt.timedelta(hours=8))

_ERAS: Final = {"民國": _REPUBLIC, "中華民國": _REPUBLIC, "令和": 2018, "平成": 1988, "R": 2018, "": 0}
_DAY: Final = re.compile(
    r"(?P<era>民國|中華民國|令和|平成|R)? ?(?P<year>[0-9]{1,4}) ?(?P<sign>[-/.年]) ?(?P<month>[0-9]{1,2}) ?[-/.月] ?"
    r"(?P<day>[0-9]{1,2})日?(?:[T ].*| ?\([^()]{1,3}\))?"
)
_MOMENT: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9:]{5,8})(?:\.[0-9]+)? ?(Z|z|[-+][0-9]{2}:?[0-9]{2})"
)
_COMPACT: Final = re.compile(r"(?P<year>[0-9]{3,4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMED: Final = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?P<month>[A-Za-z]{3,9})|(?P<month2>[A-Za-z]{3,9}) (?P<day2>[0-9]{1,2})"
    r"(?:st|nd|rd|th)?,?),? (?P<year>[0-9]{4})"
)
_NO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_QUOTES: Final = "\"'“”‘’「」『』＂＇ \t\u3000\u00a0"
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:[,_ ][0-9]{3})+|[0-9]+(?:_[0-9]+)+")
_TRUE: Final = {"是", "有", "對", "真", "y", "t", "1", "はい", "yes", "on", "true"}
_FALSE: Final = {"否", "無", "不", "假", "n", "f", "0", "いいえ", "no", "off", "false"}
_CLOCK: Final = re.compile(
    r"(?P<half>上午|早上|午前|下午|晚上|午後)? ?(?P<hour>[0-9]{1,2})"
    r"(?:[:.]?(?P<minute>[0-9]{2})|[時點点](?:(?P<past>[0-9]{1,2})分)?)? ?(?P<m>am|pm|a\.m\.|p\.m\.)?",
    re.IGNORECASE,
)
_AFTERNOON: Final = frozenset(("下午", "晚上", "午後", "pm", "p.m."))
_NOON: Final = 12
_SUM: Final = re.compile(
    r"(?:NT\$|TWD|NTD|\$|新[臺台]幣|約)? ?(?P<number>[0-9]{1,12}(?:,[0-9]{3})*(?:\.[0-9]{1,4})?) ?"
    r"(?P<scale>[千百]萬|[千萬万億])? ?"
    r"(?P<unit>元整?|圓|円|TWD|NTD|dollars|個?工作[天日]|天|日|days?|個?月|[ヶか]月|months?|年度?|years?"
    r"|[頁張份個次人件]|人次|pages?)?",
    re.IGNORECASE,
)
_SCALES: Final = {"千": 10**3, "萬": 10**4, "万": 10**4, "百萬": 10**6, "千萬": 10**7, "億": 10**8}
_SPANS: Final = (
    ("天", "day"),
    ("日", "day"),
    ("day", "day"),
    ("月", "month"),
    ("month", "month"),
    ("年", "year"),
    ("year", "year"),
)
_WORDS: Final = {
    "免費": 0,
    "無料": 0,
    "free": 0,
    **{word: at for at, word in enumerate("一二三四五六七八九十", 1)},
}
_YEARS_DAY: Final = re.compile(r"(?:[0-9]{4}[-/.年])?(?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})日?")


def bare(text: str) -> str:
    """Return ``text`` in half-width signs and without the quotes and blanks around it."""
    return unicodedata.normalize("NFKC", text).strip(_QUOTES)


def day_meant(text: str) -> str:
    """Return the day that ``text`` tells in another notation, as ``2026-01-05``; empty where it cannot be known.

    Years of the Republic of China and of Japan's eras are converted. A moment is told as its day in Taipei: where a
    program wrote it, midnight in Taipei stands as 16:00 of the day before.
    """
    text = bare(text)
    if moment := _MOMENT.fullmatch(text):
        return _in_taipei(*moment.groups())
    if named := _NAMED.fullmatch(text):
        month = (named["month"] or named["month2"])[:3].lower()
        number = _MONTHS.index(month) + 1 if month in _MONTHS else 0
        return _iso(int(named["year"]), number, int(named["day"] or named["day2"]))
    match = _DAY.fullmatch(text) or _COMPACT.fullmatch(text)
    if not match:
        return ""
    parts = match.groupdict()
    era = parts.get("era") or ""
    year = int(parts["year"])
    if not era and len(parts["year"].lstrip("0")) <= len("115"):
        if year not in _REPUBLIC_YEARS or (len(parts["year"]) < len("115") and parts.get("sign") != "年"):
            return ""
        era = "民國"
    return _iso(year + _ERAS[era], int(parts["month"]), int(parts["day"]))


def is_no_day(text: str) -> bool:
    """Tell whether ``text`` has the form of a day and no calendar has it: 2026-02-30."""
    return _NO_DAY.fullmatch(text) is not None and not day_meant(text)


def number_meant(text: str, key: str = "") -> str:
    """Return the whole number that ``text`` tells in another notation, in plain digits; empty where it tells none.

    A unit of time counts only where ``key`` asks for that unit; a year of the Republic of China is converted.
    """
    text = bare(text)
    if text.casefold() in _WORDS:
        return str(_WORDS[text.casefold()])
    if _GROUPED.fullmatch(text):
        text = re.sub("[,_ ]", "", text)
    for pattern, base in ((r"0[xX][0-9a-fA-F]+", 16), (r"0o[0-7]+", 8), (r"0b[01]+", 2)):
        if re.fullmatch(pattern, text):
            return str(int(text, base))
    if re.fullmatch(r"[-+]?[0-9]{1,15}", text):
        return str(int(text))
    if re.fullmatch(r"[0-9]{1,15}(?:\.0*)?(?:[eE][+]?[0-9])?", text):
        number = float(text)
        return str(int(number)) if number.is_integer() else ""
    return _number_with_unit(text, key)


def _number_with_unit(text: str, key: str) -> str:
    match = _SUM.fullmatch(text)
    if not match:
        return ""
    span = next((span for word, span in _SPANS if word in (match["unit"] or "")), "")
    if span and span not in key:
        return ""
    number = float(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
    if not number.is_integer():
        return ""
    return year_meant(int(number), key) or str(int(number))


def year_meant(number: int, key: str) -> str:
    """Return the year CE where ``key`` asks for a year and ``number`` is one of the Republic of China."""
    return str(number + _REPUBLIC) if key.endswith("year") and number in _REPUBLIC_YEARS else ""


def truth_meant(text: str) -> str:
    """Return ``true`` or ``false`` where ``text`` says yes or no in other words; else an empty text."""
    word = bare(text).casefold()
    if word in _TRUE:
        return "true"
    return "false" if word in _FALSE else ""


def text_meant(pattern: str, text: str) -> str:
    """Return ``text`` in the form that ``pattern`` asks for, as it should be written; empty where it is unknown."""
    plain = bare(text)
    if re.search(pattern, plain):
        return f'"{plain}"'
    found = ""
    if pattern == ID:
        found = re.sub(r"[\s_]+", "-", plain.casefold().rpartition("/")[2].removesuffix(".md"))
    elif pattern == MONTH_DAY and (day := _YEARS_DAY.fullmatch(plain)):
        found = f"{int(day['month']):02}-{int(day['day']):02}"
    elif plain.startswith(("http://", "www.")):
        found = f"https://{plain.removeprefix('http://')}"
    elif (clock := _CLOCK.fullmatch(plain)) and len(plain) > len("08"):
        half = (clock["half"] or clock["m"] or "").casefold()
        hour = int(clock["hour"])
        hour += _NOON * (half in _AFTERNOON and hour < _NOON)
        found = f"{hour:02}:{int(clock['minute'] or clock['past'] or 0):02}"
    if not found or not re.search(pattern, found):
        return ""
    return found if pattern in {ID, MONTH_DAY} or "/" in found else f'"{found}"'


def _in_taipei(day: str, time: str, zone: str) -> str:
    try:
        moment = dt.datetime.fromisoformat(f"{day}T{time}{zone.upper().replace('Z', '+00:00')}")
    except ValueError:
        return ""
    return moment.astimezone(_TAIPEI).date().isoformat()


def _iso(year: int, month: int, day: int) -> str:
    try:
        found = dt.date(year, month, day)
    except ValueError:
        return ""
    return found.isoformat() if FIRST_YEAR <= year <= LAST_YEAR else ""
