def word(f): return f"{f.place}: {f.code} {f.facts}"
