"""Private addresses are told from public ones in every form they are written in."""

from __future__ import annotations

import pytest

from reportedly.intake.addresses import is_public, is_usable

PUBLIC = (
    "8.8.8.8",
    "193.0.6.139",
    "2001:67c:2e8:22::c100:68b",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
)
PRIVATE = (
    *("127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
    *("224.0.0.1", "239.1.1.1", "255.255.255.255", "240.0.0.1", "198.18.0.1", "192.0.2.1"),
    *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::9", "fec0::1", "ff02::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1"),
    *("64:ff9b::a00:1", "2002:7f00:1::1", "2002:a00:1::", "2001:0:7f00:1::f5ff:fffe", "2001:0:808:808::80ff:fffe"),
)


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    """Addresses of the internet, also those that carry a public IPv4 address."""
    assert is_public(address) and is_usable(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address: str) -> None:
    """Loopback, private, link-local, shared, multicast, reserved and documentation addresses, carried ones too."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "224.0.0.1", "ff02::1", "255.255.255.255", "::ffff:0.0.0.0"])
def test_never_usable(address: str) -> None:
    """What no single host can have is refused even to a host that the user names."""
    assert not is_usable(address)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.1", "fe80::1%lo", "::ffff:127.0.0.1"])
def test_private_is_usable(address: str) -> None:
    """A private host can be asked where the user names it."""
    assert is_usable(address)
