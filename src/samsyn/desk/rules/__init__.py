"""Pure: what is to be done and in which order, what a pasted cell means. No database, no clock."""
