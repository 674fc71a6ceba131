"""The process: ``ruledsl`` and ``python -m ruledsl``."""

import os
import sys

from ruledsl import verdicts


def run() -> None:
    """Say again what is known, else run the command line; and leave at once.

    Taking a hundred thousand values apart before the process ends takes a fifth of a short run and nobody needs it;
    all output is flushed first and no file is open by then.
    """
    args = sys.argv[1:]
    known = verdicts.recalled(args)
    code = _said_again(*known) if known else _looked_at(args)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _said_again(printed: list[tuple[bool, str]], code: int) -> int:
    try:
        for error, text in printed:
            stream = sys.stderr if error else sys.stdout
            stream.buffer.write(text.encode("utf-8", "backslashreplace"))
            stream.buffer.flush()
    except BrokenPipeError:
        os._exit(code)
    return code


def _looked_at(args: list[str]) -> int:
    from ruledsl.cli import main  # noqa: PLC0415

    with verdicts.watched(args) as watching:
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        if watching is not None:
            verdicts.keep(watching, code)
    return code


if __name__ == "__main__":
    run()
