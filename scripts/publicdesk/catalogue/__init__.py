"""The catalogue: every page and table, typed and cross-referenced; renderers read nothing else."""
