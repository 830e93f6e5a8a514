"""Site: the one place that joins the rooms: content in, a whole site out, swapped into place."""
