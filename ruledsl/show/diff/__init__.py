"""A comparison of two versions for its readers: a terminal, a merge request, a page of its own, a machine."""
