"""E751 too-many-columns: PostgreSQL has a limit on the columns of a table and of a query, and would refuse the whole."""

from typing import ClassVar

from ruledsl.checks import Check


class TooManyColumns(Check):
    code = "E751"
    name = "too-many-columns"
    message: ClassVar = {
        "zh": "“{table}”要 {number} 列，PostgreSQL 至多 {limit} 列，不能写成这种 SQL；DuckDB、Spark 没有这个限制，eval -o 也没有",
        "en": "“{table}” needs {number} columns, PostgreSQL has at most {limit}: not written in this dialect; DuckDB, Spark and eval -o have no such limit",
    }
    why: ClassVar = {
        "zh": "数据库到运行时才拒绝，那时已经建好了表；不如写的时候就说清楚。",
        "en": "The database would refuse when it is run, after tables were made; it is better said when the query is written.",
    }
