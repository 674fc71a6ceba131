"""Results and forms as the documents of offices: workbooks, letters, pages, charts, receipts.

The libraries of the extra ``documents`` are imported here only, and only by the verbs that write such files.
"""
