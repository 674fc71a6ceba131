"""What can be known about a measure without facts: bounds, sums, gaps, what is never used; the checks put it in words."""
