"""What people do with pledges: give, amend, publish; report; close, judge and read."""
