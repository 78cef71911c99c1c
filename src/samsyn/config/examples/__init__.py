"""The two municipalities of a first start, built by calling the real actions."""
