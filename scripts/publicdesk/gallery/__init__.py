"""The theme's components as pages: each with its examples and what a tester has to find."""
