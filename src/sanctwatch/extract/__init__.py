"""Doc to records: one file per table, and what they share."""
