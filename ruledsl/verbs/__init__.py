"""One verb of the command line a file: options, one tool called, its answer shown, an exit code.

A file holds ``verb``, a click command, and is named as it is called (with ``_`` behind a word of Python: ``eval_.py``).
It is imported when the verb is called, and itself imports what it needs then, because the time to start is a feature.
"""
