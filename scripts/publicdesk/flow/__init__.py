"""A procedure's flow: judged as a graph, drawn as an inline SVG and told as an ordered list."""
