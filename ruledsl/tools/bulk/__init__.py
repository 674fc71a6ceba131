"""Facts of many units in columns, from files to files: nothing here holds a Python object for each row.

files ─sources─▶ raw columns ─convert─▶ stores of integers ─engine─▶ results ─write─▶ files
                     └──────── faults: what is wrong, row by row ────────▶ rejects

Pieces are read, converted, computed and written in threads of our own, so the libraries get a core less than there are;
on two cores their own threads would only wait for ours.  A user who has set a number keeps it.
"""

import os

# Pieces go from thread to thread: one place for memory serves them better than one for each thread, and what a library
# does not need any more it gives back.
os.environ.setdefault("_RJEM_MALLOC_CONF", "narenas:1,muzzy_decay_ms:0")
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
os.environ.setdefault("POLARS_MAX_THREADS", str(max(1, (os.cpu_count() or 1) - 1)))
# numpy's library for matrices waits in a busy loop for matrices, of which there are none.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
