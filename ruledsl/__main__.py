"""The process: ``ruledsl`` and ``python -m ruledsl``."""

import os
import sys

from ruledsl.cli import main


def run() -> None:
    """Run the command line and leave at once.

    Taking a hundred thousand values apart before the process ends takes a fifth of a short run and nobody needs it;
    all output is flushed first and no file is open by then.
    """
    try:
        main()
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else 0)


if __name__ == "__main__":
    run()
