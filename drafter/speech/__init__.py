"""The speech tree and its text forms: what every reader returns and every writer takes."""
