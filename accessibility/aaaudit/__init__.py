"""An accessibility audit for any static site: axe-core in headless Chromium, judged against WCAG 2.2.

The data goes one way: `target` finds the pages, `collect` gathers facts about them in real browsers, `judge`
turns facts into findings, `report` writes findings for people and machines. `cli` joins them.
"""

__version__ = "0.1.0"
