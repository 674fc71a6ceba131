"""Plans compared with plans: what is the same by its shape, what a difference can be at most, what it is for a unit."""
