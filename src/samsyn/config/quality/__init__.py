"""How the house is tested and checked. Needs the development lock."""
