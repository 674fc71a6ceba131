"""Administrative assessment measures as rules that run."""

__version__ = "0.1.0"
