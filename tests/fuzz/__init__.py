"""Fuzzing: sound files are spoilt at random, and every command is run on them.

``python -m tests.fuzz`` (`make fuzz`) does it for a time or for a number of inputs; ``test_fuzz.py`` does some of it in every run of the tests.

- ``seeds/``: small sound files, one folder for each kind of input. A new file is used at once.
- `lots`, `text`, `elements`, `packages`: the ways in which an input is spoilt, by its structure (tokens, elements, entries of a zip) and by its bytes.
- `targets`: the kinds of inputs, and the commands that read each of them.
- `room`: runs a command in this process, and says what it did that it must not do.
- `search`: lets hypothesis draw inputs, make a failing one small, and count.

Why hypothesis draws them, and not atheris, which is guided by coverage: atheris 3.1 has wheels for Linux on x86-64 alone, none for Python 3.11 (3.0 was
the last), of 36 MB; it stops at the first crash, and reduces bytes, not structure. Hypothesis is a dependency of the tests already, runs on every system that
Drafter runs on, repeats a run by its seed, and reduces a failing input to the fewest changes of a sound file. Its `fuzz_one_input` could be handed to atheris
without a change of the targets, should guidance by coverage be wanted some day.
"""
