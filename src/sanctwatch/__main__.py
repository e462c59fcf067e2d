"""`python -m sanctwatch` is the command `sanctwatch`."""

from sanctwatch.cli import main

# Worker processes import this module under another name and must not run the command again.
if __name__ == "__main__":
    main()
