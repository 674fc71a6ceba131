"""The answer to a unit that objects: which statements took effect on each point that it raises, and what would change the result."""

from ruledsl.tools.reply.answer import answer
from ruledsl.tools.reply.model import Answer, Effect, Point, Told, Unmatched
from ruledsl.tools.reply.objection import Objection, Raised, read_objection

__all__ = ["Answer", "Effect", "Objection", "Point", "Raised", "Told", "Unmatched", "answer", "read_objection"]
