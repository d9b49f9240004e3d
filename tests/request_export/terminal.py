"""Types a script into an interactive shell on a terminal, as a user does who pastes it.

    python3 terminal.py SCRIPT SHELL [ARGUMENT...]

It prints what the terminal shows, and exits with the status of the script's last command.
"""

import os
import pty
import select
import sys

PROMPT = b"ready> "


def main(script, *shell):
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(PS1=PROMPT.decode(), TERM="dumb")
        os.execvp(shell[0], shell)
    shown = b""
    while PROMPT not in shown:
        shown += os.read(terminal, 65536)
    with open(script, "rb") as file:
        keys = file.read() + b"exit $?\n"
    while True:
        readable, writable, _ = select.select([terminal], [terminal] if keys else [], [])
        if readable:
            try:
                output = os.read(terminal, 65536)
            except OSError:  # the shell ended
                break
            if not output:
                break
            shown += output
        if writable:
            keys = keys[os.write(terminal, keys[:512]) :]
    sys.stdout.buffer.write(shown)
    _, status = os.waitpid(pid, 0)
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(*sys.argv[1:])
