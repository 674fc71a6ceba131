"""Facts about units, from untrusted files, into rows of a plan; nothing here raises for what a file contains.

bytes ─decode─▶ text ─read_yaml, read_json, read_csv─▶ tree ─header, roster, units─▶ rows
"""

from ruledsl.facts.decode import FactFile
from ruledsl.facts.load import load, peek, unreadable
from ruledsl.facts.model import FactSet, LineFacts, Row, UnitFacts
from ruledsl.facts.tree import Document

__all__ = ["Document", "FactFile", "FactSet", "LineFacts", "Row", "UnitFacts", "load", "peek", "unreadable"]
