"""``python -m tools.mutants``: small faults put into the package, one at a time; those that no test notices are shown.

Which tests run which line is collected once (`covered`) and kept in ``build/mutants`` until the package or a test changes. Of a seeded
sample of mutants (`drawn`) each is then put into a copy of the checkout, where the tests of its line run, the fastest first, until one
fails (`run`).

The kinds of faults are those of mutmut. Its own program would mutate a copy of everything, one function a test at a time, and draws no sample.
"""
