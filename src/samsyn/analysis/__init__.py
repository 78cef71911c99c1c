"""The numbers of a situational picture: pure functions over arrays. It imports nothing itself."""
