"""Which addresses of the network are nobody's but ours: they are asked only where the user names their host."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
# IPv6 addresses that lead to an IPv4 address in their last 32 bits: translation (RFC 6052) and the withdrawn
# IPv4-compatible form (RFC 4291, 2.5.5.1), which some systems still route.
_EMBEDDING = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("::/96"))


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet, and no group of receivers.

    An IPv6 address that carries an IPv4 address (mapped, 6to4, Teredo, translated) is as public as that one.
    Raises ValueError where ``address`` is no address.
    """
    return all(_public(a) for a in _carried(_parsed(address)))


def is_usable(address: str) -> bool:
    """Whether one host can be behind it at all: not unspecified, multicast, broadcast or reserved; raises ValueError.

    This much is asked of the host that a user names too.
    """
    return not any(
        a.is_multicast or a.is_unspecified or a == IPv4Address("255.255.255.255") for a in _carried(_parsed(address))
    )


def _parsed(address: str) -> Address:
    return ip_address(address.partition("%")[0])


def _carried(address: Address) -> tuple[Address, ...]:
    """The IPv4 addresses that an IPv6 address leads to; else the address itself."""
    if isinstance(address, IPv4Address):
        return (address,)
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address.sixtofour:
        return (address.sixtofour,)
    if address.teredo:
        return address.teredo
    if int(address) > 1 and any(address in net for net in _EMBEDDING):
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    return (address,)


def _public(address: Address) -> bool:
    local = isinstance(address, IPv6Address) and address.is_site_local
    return address.is_global and not (address.is_multicast or address.is_reserved or local)
