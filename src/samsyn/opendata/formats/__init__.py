"""The published facts as others read them: Atom, iCalendar, JSON and a code to photograph."""
