"""Show the site on this machine, built anew at each change."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
from typing import TYPE_CHECKING, Final

from publicdesk.errors import CannotRunError
from publicdesk.site.build import load_project
from publicdesk.site.faults import generator_faults, kept_warnings

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_ADDRESS: Final = "127.0.0.1:8000"
_PORTS: Final = range(1, 65536)


def serve_site(project: Path, address: str) -> bool:
    """Serve the project until the user stops it; returns False where its content has errors at the start.

    ``address`` is ``host:port``; the host an IP address of this machine or ``localhost``.

    Raises:
        CannotRunError: there is no usable ``mkdocs.yml``, or nothing can be served at the address.

    """
    from mkdocs.commands.serve import serve  # noqa: PLC0415 - each command loads only what it needs
    from mkdocs.exceptions import Abort  # noqa: PLC0415

    host, port = _host_and_port(address)
    load_project(project, project / "site")
    _try_to_listen(host, port)  # MkDocs builds the whole site before it does
    with kept_warnings(shown=True) as warnings, generator_faults(warnings):
        try:
            serve(str(project / "mkdocs.yml"), dev_addr=f"{host}:{port}")
        except Abort:
            return False
    return True


def _host_and_port(address: str) -> tuple[str, int]:
    host, colon, port = address.rpartition(":")
    if not colon or not host:
        msg = f"{address!r} is no address to serve at; write host:port, such as {DEFAULT_ADDRESS}"
        raise CannotRunError(msg)
    if not (port.isascii() and port.isdigit() and len(port) < 6 and int(port) in _PORTS):  # noqa: PLR2004 - digits of 65535
        msg = (
            f"{port!r} is no port; write a number from {_PORTS[0]} to {_PORTS[-1]}, such as {DEFAULT_ADDRESS}"
        )
        raise CannotRunError(msg)
    if host != "localhost":
        host = host[1:-1] if host.startswith("[") and host.endswith("]") else host
        try:
            host = str(ipaddress.ip_address(host))
        except ValueError as reason:
            msg = f"{host!r} is no IP address; write the address of this machine, such as {DEFAULT_ADDRESS}"
            raise CannotRunError(msg) from reason
    return host, int(port)


def _try_to_listen(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as trial:
            if os.name == "posix":  # the server does so too: a port whose last server has just ended is free
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
            trial.listen()
    except OSError as reason:
        raise CannotRunError(_refused(host, port, reason)) from reason


def _refused(host: str, port: int, reason: OSError) -> str:
    if reason.errno == errno.EADDRINUSE:
        return (
            f"port {port} is in use by another program; end that program, or name another port with --address"
        )
    if reason.errno == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine; name one that is, such as {DEFAULT_ADDRESS}"
    if reason.errno in {errno.EACCES, errno.EPERM}:
        return f"port {port} is kept for administrators; name one above 1023 with --address"
    why = reason.strerror or str(reason)
    return f"nothing can be served at {host}, port {port}: {why}; name another address, such as {DEFAULT_ADDRESS}"
