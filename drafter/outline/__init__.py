"""The outline: what a user writes, read strictly and with places."""
