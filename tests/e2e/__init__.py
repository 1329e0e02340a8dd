"""Journeys through the demo site in a real browser. They know it by HTTP alone: no model, no `db`."""
