"""`python -m kgbuild` is the command."""

from kgbuild.cli import main

main()
