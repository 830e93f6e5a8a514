"""Run the command as `python -m aaaudit`."""

import sys

from aaaudit.cli import main

sys.exit(main())
