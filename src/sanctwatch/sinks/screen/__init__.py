"""Records to a reader at a terminal: stances, events, quotes and whole articles, wrapped and with their cues marked."""
