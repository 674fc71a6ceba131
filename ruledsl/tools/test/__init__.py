"""``ruledsl test``: cases – facts with what must come out – run against the rules.

样例 in the rules, YAML beside them ─▶ Case ─facts.load─▶ rows ─record─▶ observed ─▶ differences
"""
