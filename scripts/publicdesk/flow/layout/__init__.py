"""Layout of a flow's chart, in the steps of Sugiyama: layers, crossings, coordinates, routes of the edges."""
