"""What ``scripts/run.py`` does before the tools can run: Python, .venv, Chromium, and the hand-over.

Standard library only, and in the syntax and library of Python 3.8, because it runs before anything is
installed and under whatever Python is called ``python3``.
"""
