"""What `make test` and `make lint` lean on. Nothing here is imported by the site."""
