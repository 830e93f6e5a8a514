"""The editors' guide: what each kind of page and each table holds, told from the contract itself."""

from __future__ import annotations

from copy import copy
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from publicdesk.contract.files import FILE_KINDS, PAGE, TABLE
from publicdesk.contract.flow import FlowBlock, FlowLabels
from publicdesk.contract.kinds import KINDS
from publicdesk.contract.markup import ELEMENTS, EVERYWHERE, SCHEMES
from publicdesk.contract.names import DEEPEST, LONGEST_NAME
from publicdesk.contract.site import Site
from publicdesk.contract.tables import TABLES, Section
from publicdesk.contract.types import Reference
from publicdesk.report.sentences import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publicdesk.contract.kinds import Kind

GUIDE = ".github/EDITORS-GUIDE.md"
"""Where the guide lies in the repository."""

_KIND_NAMES = {
    "procedure": "申辦程序", "form": "書表", "service": "線上服務", "faq": "常見問答",
    "chapter": "白皮書章節", "news": "消息", "office": "辦公處所", "measure": "服務計畫措施",
    "page": "一般頁面",
}  # fmt: skip


def guide() -> str:
    """Return the whole guide as Markdown."""
    opening = files("publicdesk").joinpath("guide.md").read_text(encoding="utf-8")
    parts = [opening.rstrip(), "## 每一種頁面的項目"]
    parts += [_kind(kind) for kind in KINDS]
    parts += ["## 流程區塊的項目", _model(FlowBlock), "譯文的流程區塊只寫：", _model(FlowLabels)]
    parts += ["## 文章裡可以有的元素", _markup()]
    parts.append("## 資料表")
    tables: dict[str, type[BaseModel]] = {**TABLES, "site": Site, "plan-sections": Section}
    parts += [f"### `docs/_data/{name}.yml`\n\n{_model(model)}" for name, model in sorted(tables.items())]
    parts += ["## 可以放的檔案", _files()]
    parts += ["## 檢查規則", _rules()]
    return "\n\n".join(parts) + "\n"


def _markup() -> str:
    everywhere, schemes = (
        "、".join(f"`{name}`" for name in sorted(names)) for names in (EVERYWHERE, SCHEMES)
    )
    lines = [
        "文章轉成網頁後，只能有下表的元素與屬性，其他一律擋下。有 Markdown 寫法的元素，請用 Markdown 寫；",
        f"其餘可以寫 HTML。每個元素都可以有 {everywhere}。連結的網址只能以 {schemes} 開頭，或是站內的路徑。",
        "",
        "| 元素 | Markdown 寫法 | 用途 | 其他屬性 |",
        "|---|---|---|---|",
    ]
    for name, allowed in sorted(ELEMENTS.items()):
        ticks = "````" if "`" in allowed.notation else "`"
        padded = f" {allowed.notation} " if "`" in allowed.notation else allowed.notation
        notation = f"{ticks}{padded}{ticks}".replace("|", "\\|") if allowed.notation else ""
        attributes = "、".join(f"`{one}`" for one in sorted(allowed.attributes - {"class"}))
        lines.append(f"| `{name}` | {notation} | {allowed.meaning} | {attributes} |")
    return "\n".join(lines)


def _kind(kind: Kind) -> str:
    folder = f"docs/{kind.folder}/" if kind.folder else "docs/（其他資料夾，以及各資料夾的 index.md）"
    texts = "、".join(f"`{name}`" for name in kind.texts.model_fields)
    return (
        f"### {_KIND_NAMES[kind.name]}（{kind.name}）：`{folder}`\n\n{_model(kind.facts)}\n\n"
        f"譯文（`.en.md`、`.ja.md`）只能寫 {texts}。內文的標題從 `{'#' * kind.heading}` 開始。"
    )


def _model(model: type[BaseModel]) -> str:
    lines = ["| 項目 | 名稱 | 必填 | 內容 | 說明 |", "|---|---|---|---|---|"]
    for name, info in _fields(model, ""):
        required = "是" if info.is_required() else ""
        holds = _holds(info.annotation, info.metadata)
        lines.append(f"| `{name}` | {info.title or ''} | {required} | {holds} | {info.description or ''} |")
    return "\n".join(lines)


def _fields(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, Any]]:
    for name, info in model.model_fields.items():
        key = f"{prefix}{info.alias or name}"
        yield key, info
        variants: dict[str, list[Any]] = {}
        for inner in _models(info.annotation):
            for inner_name, inner_info in _fields(inner, f"{key}."):
                variants.setdefault(inner_name, []).append(inner_info)
        for inner_name, infos in variants.items():
            yield inner_name, _merged(infos)


def _merged(infos: list[Any]) -> Any:  # noqa: ANN401 - pydantic's FieldInfo
    """Return one field for those of the variants of a union: their choices together."""
    literals = [info.annotation for info in infos if get_origin(info.annotation) is Literal]
    choices = [choice for literal in literals for choice in get_args(literal)]
    if len(infos) == 1 or not choices:
        return infos[0]
    merged = copy(infos[0])
    merged.annotation = Literal[tuple(dict.fromkeys(choices))]
    return merged


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _holds(annotation: Any, metadata: list[Any]) -> str:  # noqa: ANN401 - any annotation of a model
    reference = next((part for part in metadata if isinstance(part, Reference)), None)
    if reference:
        return f"{reference.target} 的代碼"
    if get_origin(annotation) is Literal:
        return "、".join(f"`{choice}`" for choice in get_args(annotation))
    if get_origin(annotation) is list:
        return f"清單：{_holds(get_args(annotation)[0], [])}"
    plain = {"str": "文字", "int": "整數", "bool": "true 或 false", "date": "日期"}
    name = getattr(annotation, "__name__", "")
    if name in plain:
        return plain[name]
    inner = [part for part in get_args(annotation) if part is not type(None)]
    marked = getattr(annotation, "__metadata__", ())
    if inner and (marked or len(inner) == 1):
        return _holds(inner[0], list(marked))
    return "一組項目" if next(_models(annotation), None) else "文字"


def _files() -> str:
    lines = ["| 檔案 | 副檔名 | 最多（位元組） |", "|---|---|---|"]
    for kind in FILE_KINDS:
        endings = "、".join(f"`.{ending}`" for ending in kind.endings)
        lines.append(f"| {kind.name} | {endings} | {kind.limit:,} |")
    sizes = f"頁面最多 {PAGE:,} 位元組，資料表最多 {TABLE:,} 位元組。"
    return "\n".join(lines) + f"\n\n{sizes}名稱最多 {LONGEST_NAME} 個字，資料夾最多 {DEEPEST} 層。"


def _rules() -> str:
    lines = ["| 規則 | 意思 | 怎麼改 |", "|---|---|---|"]
    for rule, texts in sorted(rules().items()):
        cells = (texts["zh"][part].replace("|", "\\|") for part in ("fact", "remedy"))
        lines.append(f"| `{rule}` | {' | '.join(cells)} |")
    return "\n".join(lines)
