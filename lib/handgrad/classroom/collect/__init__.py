"""What was handed in: folders of learning platforms, and notebooks of strangers."""
