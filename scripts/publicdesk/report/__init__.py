"""Report: show findings to people and to machines."""
