package fn

import (
	b "github.com/brickwork-sql/brickwork/builder"
)

// IPAsBinary is an address or block as bytes; an error if x is none.
func IPAsBinary[T ~string](x b.Value[T]) b.Expr[[]byte] { return b.Call[[]byte]("ip_as_binary", x) }

// IPAsString is an address or block as text; an error if x is none.
func IPAsString[T Text](x b.Value[T]) b.Expr[string] { return b.Call[string]("ip_as_string", x) }

// IPCIDR is a block in its canonical form, or an address as a block of one; an error if x is none.
func IPCIDR[T Text](x b.Value[T]) b.Expr[T] { return b.Call[T]("ip_cidr", x) }

// IPCIDRContains reports whether a block has an address, or all of another block; an error if they are none.
func IPCIDRContains[T, U Text](block b.Value[T], x b.Value[U]) b.Bool {
	return b.Call[bool]("ip_cidr_contains", block, x)
}

// IPHost is the address of a block; an error if x is none.
func IPHost[T Text](x b.Value[T]) b.Expr[T] { return b.Call[T]("ip_host", x) }

// IPNetwork is the block whose address has no bits behind the prefix; an error if x is none.
func IPNetwork[T Text](x b.Value[T]) b.Expr[T] { return b.Call[T]("ip_network", x) }

// IPNetworkFirst is the first address of a block; an error if x is none.
func IPNetworkFirst[T Text](x b.Value[T]) b.Expr[T] { return b.Call[T]("ip_network_first", x) }

// IPNetworkLast is the last address of a block; an error if x is none.
func IPNetworkLast[T Text](x b.Value[T]) b.Expr[T] { return b.Call[T]("ip_network_last", x) }

// IPPrefixLength is the number of bits of the prefix of a block; an error if x is none.
func IPPrefixLength[T Text](x b.Value[T]) b.Expr[int32] {
	return b.Call[int32]("ip_prefix_length", x)
}

// IPVersion is 4 or 6; an error if x is no address or block.
func IPVersion[T Text](x b.Value[T]) b.Expr[int32] { return b.Call[int32]("ip_version", x) }

// TryIPAsBinary is [IPAsBinary]; NULL of what it refuses.
func TryIPAsBinary[T ~string](x b.Value[T]) b.Expr[[]byte] {
	return b.Call[[]byte]("try_ip_as_binary", x)
}

// TryIPAsString is [IPAsString]; NULL of what it refuses.
func TryIPAsString[T Text](x b.Value[T]) b.Expr[string] {
	return b.Call[string]("try_ip_as_string", x)
}

// TryIPCIDR is [IPCIDR]; NULL of what it refuses.
func TryIPCIDR[T Text](x b.Value[T]) b.Expr[T] { return b.Call[T]("try_ip_cidr", x) }

// TryIPHost is [IPHost]; NULL of what it refuses.
func TryIPHost[T Text](x b.Value[T]) b.Expr[T] { return b.Call[T]("try_ip_host", x) }
