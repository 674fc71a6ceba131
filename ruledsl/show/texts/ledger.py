"""Texts of the clause ledger: what becomes of a clause, the columns, the sums, the page."""

TEXTS: dict[str, tuple[str, str]] = {
    # what becomes of a clause
    "ledger.ruled": ("已写成规则", "ruled"),
    "ledger.delegated": ("由方案确定", "delegated"),
    "ledger.procedural": ("程序", "procedural"),
    "ledger.consequence": ("后果", "consequence"),
    "ledger.not-computable": ("不涉及计分", "not computable"),
    "ledger.partly": ("部分落实", "partly expressed"),
    "ledger.missing": ("没有写到", "missing"),
    "ledger.items": ("见下列各项", "by its parts"),
    # the table
    "ledger.head.clause": ("条款", "clause"),
    "ledger.head.text": ("原文", "text"),
    "ledger.head.status": ("处理", "account"),
    "ledger.head.statements": ("语句", "statements"),
    "ledger.head.samples": ("样例", "samples"),
    "ledger.title": ("条款对照：{title}", "Clause by clause: {title}"),
    "ledger.left-out": ("未写进：{text}", "left out: {text}"),
    "ledger.of-scheme": ("{name}（方案“{scheme}”）", "{name} (scheme “{scheme}”)"),
    "ledger.see": ("（见{clause}）", "(see {clause})"),
    "ledger.reached": ("{file}：{unit}", "{file}: {unit}"),
    "ledger.unreached": ("样例没有触及", "no sample reaches it"),
    "ledger.sum": (
        "{clauses} 条、款、项，有交代的 {known}，没有写到的 {missing}；{counts}",
        "{clauses} articles, paragraphs and items: {known} accounted for, {missing} missing; {counts}",
    ),
    "ledger.count": ("{status} {count}", "{status} {count}"),
    "ledger.sample-sum": ("样例触及 {count} 个条款", "samples reach {count} of them"),
    "ledger.agree": (
        "与原文一致，比对了 {numbers} 个数",
        "rules and text agree in {numbers} numbers that were compared",
    ),
    "ledger.differ": (
        "与原文比对了 {numbers} 个数：{count} 处需要核对",
        "{numbers} numbers held against the text: {count} to be looked at",
    ),
    "ledger.nothing": ("没有与原文比对", "nothing was held against the text"),
    "ledger.settled": (
        "与原文比对了 {numbers} 个数：没有待核对的",
        "{numbers} numbers held against the text: none left to be looked at",
    ),
    "ledger.reviewed": (
        "已复核 {code} {place}{text}（{reason}）",
        "reviewed {code} {place}{text} ({reason})",
    ),
    "ledger.reviewed-sum": ("已复核 {count} 处", "{count} reviewed"),
    "ledger.found": ("需要核对的地方", "To be looked at"),
    "ledger.recorded": ("已把原文各条的摘要记入 {file}", "recorded the digests of the clauses in {file}"),
    "ledger.two-texts": ("--text 最多给两份：旧文、新文", "at most two texts: the old and the new"),
    "ledger.needs-text": (
        "--record、--recorded 要和原文比较，请用 --text 给出原文",
        "--record and --recorded are about the text; give it with --text",
    ),
    "ledger.no-measure": ("没有办法可以对照", "there is no measure to account for"),
    "ledger.cannot-write": ("不能写入 {file}（{reason}）", "{file} cannot be written ({reason})"),
    "ledger.no-sample": (
        "样例没有算出结果，不能说明触及哪些条款",
        "the sample has no result, so nothing is said of what it reaches",
    ),
    "ledger.foot": ("由规则文件和原文自动生成", "made from the rule file and the official text"),
}
