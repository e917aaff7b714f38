"""What goes out: editions of an exercise page, notebooks without solutions."""
