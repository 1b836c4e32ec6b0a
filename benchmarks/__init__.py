"""How fast Drafter is beside its peers: ``python -m benchmarks``, or ``make bench``."""
