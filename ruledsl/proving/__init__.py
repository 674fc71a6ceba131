"""Questions about a measure as a whole, asked of the solver: what no unit can reach, what no unit may do."""
