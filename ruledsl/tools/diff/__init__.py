"""Two versions of a measure side by side: what changed on paper, for the units of a year, and for every unit there can be."""
