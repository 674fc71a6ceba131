"""``python -m ruledsl``."""

from ruledsl.cli import main

main()
