"""Measures to read, never tests: each command prints ratios taken in one run, on one machine."""
