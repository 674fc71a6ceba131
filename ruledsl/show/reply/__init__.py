"""The reply to a unit that objects, in sentences."""
