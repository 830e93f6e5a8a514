"""What `aaaudit` does besides auditing: each module has a command, from its arguments to an exit code."""
