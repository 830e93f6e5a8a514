"""``python -m publicdesk``."""

from __future__ import annotations

import sys

from publicdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
