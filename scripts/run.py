"""The one door: sets up on first use, then hands over to a command (``run.py --help`` lists them)."""

import sys

if sys.version_info < (3, 8):  # noqa: UP036 - whatever Python is called python3 must reach this sentence
    sys.stderr.write(
        "run.py needs Python 3.8 or newer to start, and finds the newer one for the project itself.\n"
    )
    sys.exit(2)

from bootstrap.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
