"""The state of a promise on a day, from published facts. Pure: no database, no clock."""
