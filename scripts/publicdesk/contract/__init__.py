"""The content contract: what each kind of page states, as typed models."""
