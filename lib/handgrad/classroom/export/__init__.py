"""Results as tables: for a spreadsheet, and for learning platforms."""
