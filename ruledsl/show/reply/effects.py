"""What would change the result, in a sentence."""

from ruledsl.scorecard import Item, Scorecard
from ruledsl.show.texts import commas, joined, say
from ruledsl.show.wording import label_text, step_name, value_text
from ruledsl.tools.reply import Effect


def effect_text(unit: Scorecard, item: Item, effect: Effect, lang: str) -> str:
    """如再多 1 分，总分仍为 100：第三步 封顶 100分（依据 第十三条）之后没有差别。"""
    now = {"total": unit.total, "grade": unit.grade, "rank": unit.rank}
    pairs = [(role, value_text(now[role], lang), value_text(then, lang)) for role, then in effect.values.items()]
    changed = [role for role, before, after in pairs if before != after]
    told = [_one(role, before, after, lang) for role, before, after in pairs if before] if changed else []
    changes = commas(told, lang) if told else say("reply.same", lang)
    condition = say(f"reply.if.{effect.kind}", lang, option=effect.option)
    return say("reply.effect", lang, condition=condition, changes=changes + _why(effect, lang))


def _one(role: str, now: str, then: str, lang: str) -> str:
    return say(f"reply.{role}-{'stays' if now == then else 'to'}", lang, now=now, then=then)


def _why(effect: Effect, lang: str) -> str:
    """Where the difference was lost."""
    if effect.stopped is not None:
        step = effect.stopped
        clauses = say("reply.clauses", lang, clauses=joined(step.clauses, lang)) if step.clauses else ""
        return say("reply.stopped", lang, step=f"{step_name(step, lang)} {label_text(step, lang)}", clauses=clauses)
    if effect.kept:
        return say("reply.kept", lang, names=joined((f"“{label_text(i, lang)}”" for i in effect.kept), lang))
    return ""
