#!/usr/bin/env python3
"""Relays standard input and output to a port of an Azure machine, through the tunnel of Azure Bastion: a ProxyCommand of ssh.

It needs Python 3.9 and the Azure CLI with its extension `bastion`, logged in. The subscription is the one that is given, else that of
ARM_SUBSCRIPTION_ID, else the one that the Azure CLI is set to.
"""
import argparse
import contextlib
import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

# Time that the tunnel has to open: the Azure CLI needs seconds by itself, and minutes where many start at once.
OPEN_SECONDS = 100
# Ways to end a tunnel, and how long each may take; at the first, the Azure CLI ends its session at the Bastion too.
ENDINGS = ((signal.SIGINT, 5), (signal.SIGTERM, 2), (signal.SIGKILL, 1))
ENDED_BY = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)


def stop(reason, said=""):
    sys.stderr.write("bastion_tunnel: %s\n%s" % (reason, said))
    sys.stderr.flush()
    sys.exit(1)


def parsed():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bastion", required=True, help="name of the Bastion")
    parser.add_argument("--bastion-group", required=True, help="resource group of the Bastion")
    parser.add_argument("--machine", required=True, help="name of the machine, or its whole resource id")
    parser.add_argument("--machine-group", help="resource group of the machine, where that is given by its name")
    parser.add_argument("--subscription", help="subscription of the Bastion, and of a machine that is given by its name")
    parser.add_argument("--port", type=int, required=True, help="port of the machine")
    arguments = parser.parse_args()
    if not arguments.machine.startswith("/") and not arguments.machine_group:
        parser.error("--machine-group is missing")
    return arguments


def subscription_of(az, given):
    """Its id: that of a machine begins with it, and has no place for a name."""
    wanted = given or os.environ.get("ARM_SUBSCRIPTION_ID")
    if wanted and re.fullmatch("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", wanted):
        return wanted
    command = [az, "account", "show", "--query", "id", "--output", "tsv"] + (["--subscription", wanted] if wanted else [])
    run = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if run.returncode != 0 or not run.stdout.strip():
        stop("the Azure CLI knows no subscription%s:" % (" " + wanted if wanted else ""), run.stderr)
    return run.stdout.strip()


def command_of(az, arguments, port):
    subscription = subscription_of(az, arguments.subscription)
    machine = arguments.machine
    if not machine.startswith("/"):
        machine = "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.Compute/virtualMachines/%s" % (subscription, arguments.machine_group, machine)
    return [
        az, "network", "bastion", "tunnel", "--name", arguments.bastion, "--resource-group", arguments.bastion_group, "--subscription", subscription,
        "--target-resource-id", machine, "--resource-port", str(arguments.port), "--port", str(port),
    ]


def reserved_port():
    """A free port that no other of these programs takes: the datagram port of the same number stands for it until this one ends."""
    while True:
        reservation = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        reservation.bind(("127.0.0.1", 0))
        port = reservation.getsockname()[1]
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return reservation, port
            except OSError:
                reservation.close()


@contextlib.contextmanager
def undisturbed():
    """Signals wait until something is done of which half would be left behind."""
    came = []
    before = [(number, signal.signal(number, lambda *_: came.append(True))) for number in ENDED_BY]
    yield
    for number, handler in before:
        signal.signal(number, handler)
    if came:
        sys.exit(1)


def let_go_of_streams():
    """Whoever reads them sees their end, although this process still has something to do."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def end_with_this_process(group):
    """Ends a group of processes once this process has ended, however that came: the keeper sees the other end of its pipe close."""
    end_of_keeper, end_of_this = os.pipe()
    keeper = os.fork()
    if keeper:
        os.close(end_of_keeper)
        return keeper, end_of_this
    try:
        os.setsid()
        os.close(end_of_this)
        let_go_of_streams()
        os.read(end_of_keeper, 1)
        for number, seconds in ENDINGS:
            os.killpg(group, number)
            for _ in range(seconds * 10):
                time.sleep(0.1)
                os.killpg(group, 0)
    except OSError:
        # Nobody is left of the group.
        pass
    finally:
        os._exit(0)


def connection_to(port, tunnel):
    """The tunnel serves one connection after the other, so the first one that is made is the one that is used."""
    last = time.monotonic() + OPEN_SECONDS
    while tunnel.poll() is None and time.monotonic() < last:
        try:
            connection = socket.create_connection(("127.0.0.1", port), timeout=5)
        except OSError:
            time.sleep(0.2)
            continue
        # A socket may meet itself where nobody listens yet.
        if connection.getsockname() != connection.getpeername():
            connection.settimeout(None)
            return connection
        connection.close()
    return None


def copy(read, write, done):
    try:
        while True:
            data = read(65536)
            if not data:
                break
            write(data)
    except OSError:
        pass
    finally:
        try:
            done()
        except OSError:
            pass


def relay(connection):
    """Copies both ways until the guest closes or nobody reads any more. Returns how many bytes came from the guest."""
    received = [0]

    def write(data):
        received[0] += len(data)
        view = memoryview(data)
        while view:
            view = view[os.write(1, view):]

    threading.Thread(target=copy, args=(lambda size: os.read(0, size), connection.sendall, lambda: connection.shutdown(socket.SHUT_WR)), daemon=True).start()
    back = threading.Thread(target=copy, args=(connection.recv, write, lambda: None), daemon=True)
    back.start()
    reader = select.poll()
    reader.register(1, 0)
    while back.is_alive() and not reader.poll(0):
        back.join(0.5)
    return received[0]


def main():
    for number in ENDED_BY:
        signal.signal(number, lambda *_: sys.exit(1))
    arguments = parsed()
    az = shutil.which("az")
    if not az:
        stop("the Azure CLI is not installed: there is no `az` on the PATH")
    reservation, port = reserved_port()
    command = command_of(az, arguments, port)
    said = tempfile.TemporaryFile()
    keeper = None

    def words():
        said.seek(0)
        return said.read().decode("utf-8", "replace")[-4000:]

    try:
        with undisturbed():
            tunnel = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True)
            keeper, lifeline = end_with_this_process(tunnel.pid)
        connection = connection_to(port, tunnel)
        if connection is None:
            ended = tunnel.poll()
            stop("the tunnel to %s did not open in %d s:" % (arguments.machine, OPEN_SECONDS) if ended is None else "the Azure CLI ended with code %d:" % ended, words())
        received = relay(connection)
        connection.close()
        if not received:
            stop("the tunnel to %s closed before the machine said anything:" % arguments.machine, words())
    finally:
        if keeper:
            for number in ENDED_BY:
                signal.signal(number, signal.SIG_IGN)
            let_go_of_streams()
            os.close(lifeline)
            # As long as nobody has asked how it ended, it counts as running.
            with contextlib.suppress(subprocess.TimeoutExpired):
                tunnel.wait(sum(seconds for _, seconds in ENDINGS))
            os.waitpid(keeper, 0)
        reservation.close()


main()
