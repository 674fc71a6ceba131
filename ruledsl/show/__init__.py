"""Values → text: diagnostics, rankings, score sheets and JSON, in Chinese and English; no computing, no printing."""
