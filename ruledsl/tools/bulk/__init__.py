"""Facts of many units in columns, from files to files: nothing here holds a Python object for each row.

files ─sources─▶ raw columns ─convert─▶ stores of integers ─engine─▶ results ─write─▶ files
                     └──────── faults: what is wrong, row by row ────────▶ rejects
"""
