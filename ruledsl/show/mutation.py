"""What no case notices: the mutants that survive, each with its place, clause and change.

``ruledsl.mutation/1``
    schema, measures [{measure, cases, noticed, unnoticed, equivalent, refused, unused [name], mutants [mutant]}]
  mutant     {verdict, by, what, before, after, kind, label, clauses [text], place}
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ruledsl.show.diagnostics import position
from ruledsl.show.style import Paint, visible
from ruledsl.show.texts import joined, known, say
from ruledsl.show.wording import cited, kind_word
from ruledsl.source import Source
from ruledsl.tools.test.mutate import EQUIVALENT, NOTICED, REFUSED, UNNOTICED, Judged, Mutation, survivors

SCHEMA = "ruledsl.mutation/1"


def mutation_report(form: str, found: Sequence[Mutation], sources: Iterable[Source], lang: str, paint: Paint) -> str:
    """The survivors and the counts."""
    texts = {source.name: source for source in sources}
    if form == "json":
        body = {"schema": SCHEMA, "measures": [_body(m, texts) for m in found]}
        return json.dumps(body, ensure_ascii=False, indent=2) + "\n"
    lines = [line for m in found for line in _page(m, texts, lang, paint)]
    return "".join(f"{line}\n" for line in lines)


def _page(mutation: Mutation, sources: Mapping[str, Source], lang: str, paint: Paint) -> list[str]:
    lines = [paint(say("test.mutation.title", lang, measure=visible(mutation.measure)), "title")]
    lines += [f"  {_told(j, sources, lang)}" for j in survivors(mutation)]
    noticed, of = mutation.rate
    counts = {v: mutation.count(v) for v in (NOTICED, UNNOTICED, EQUIVALENT, REFUSED)}
    share = f"{noticed * 1000 // of / 10:.1f}%" if of else "–"
    lines.append(
        say("test.mutation.summary", lang, all=len(mutation.judged), cases=mutation.cases, share=share, **counts)
    )
    if mutation.unused:
        lines.append(say("test.mutation.unused", lang, names=visible(joined(mutation.unused, lang))))
    return [*lines, ""]


def _told(judged: Judged, sources: Mapping[str, Source], lang: str) -> str:
    mutant = judged.mutant
    key = f"test.change.{mutant.what}"
    name = f"{kind_word(mutant.kind, lang)} {mutant.label}".strip()
    change = say(key if known(key) else "test.change", lang, before=mutant.before, after=mutant.after, what=mutant.what)
    place = position(mutant.span, sources)
    return say(
        "test.mutant",
        lang,
        place=place,
        name=visible(name),
        change=visible(change),
        clauses=cited(mutant.clauses, lang),
    )


def _body(mutation: Mutation, sources: Mapping[str, Source]) -> dict[str, Any]:
    counts = {v: mutation.count(v) for v in (NOTICED, UNNOTICED, EQUIVALENT, REFUSED)}
    return {
        "measure": mutation.measure,
        "cases": mutation.cases,
        **counts,
        "unused": list(mutation.unused),
        "mutants": [_mutant(j, sources) for j in mutation.judged],
    }


def _mutant(judged: Judged, sources: Mapping[str, Source]) -> dict[str, Any]:
    mutant = judged.mutant
    names = ("what", "before", "after", "kind", "label")
    told = {name: getattr(mutant, name) for name in names}
    place = position(mutant.span, sources)
    return {"verdict": judged.verdict, "by": judged.by, **told, "clauses": list(mutant.clauses), "place": place}
