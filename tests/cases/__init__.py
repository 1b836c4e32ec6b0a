"""Cases that a non-programmer can read and extend; `README.md` says how."""
