"""Document text in, proposal out. Pure: no Django, no database, no network."""
