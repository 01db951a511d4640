"""Measures the budgets of docs/performance.md: ``python -m benchmarks``."""
