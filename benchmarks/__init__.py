"""Quality and speed, measured: each module is a command."""
