"""Readers of a Plan, equals among themselves: each takes tables and columns, none knows a kind of statement."""
