package fn

import b "github.com/brickwork-sql/brickwork/builder"

// AESEncrypt is x encrypted with a key of 16, 24 or 32 bytes; opts are the mode ("GCM", "CBC", "ECB")
// and the padding ("DEFAULT", "PKCS", "NONE").
func AESEncrypt[T Text](x b.Value[T], key b.Value[[]byte], opts ...string) b.Expr[[]byte] {
	return b.Call[[]byte]("aes_encrypt", with(opts, x, key)...)
}

// AESDecrypt is what [AESEncrypt] made of a key, with the same opts; an error if it is not of that key.
func AESDecrypt(x, key b.Value[[]byte], opts ...string) b.Expr[[]byte] {
	return b.Call[[]byte]("aes_decrypt", with(opts, x, key)...)
}

// TryAESDecrypt is [AESDecrypt]; NULL of what it refuses.
func TryAESDecrypt(x, key b.Value[[]byte], opts ...string) b.Expr[[]byte] {
	return b.Call[[]byte]("try_aes_decrypt", with(opts, x, key)...)
}

// CRC32 is the cyclic redundancy check of x.
func CRC32[T Text](x b.Value[T]) b.Expr[int64] { return b.Call[int64]("crc32", x) }

// Hash is the Murmur3 hash of xs; never NULL.
func Hash(xs ...b.Argument) b.Expr[int32] { return b.Call[int32]("hash", xs...) }

// MD5 is the MD5 sum of x in hexadecimal digits.
func MD5[T Text](x b.Value[T]) b.Expr[string] { return b.Call[string]("md5", x) }

// SHA1 is the SHA-1 sum of x in hexadecimal digits.
func SHA1[T Text](x b.Value[T]) b.Expr[string] { return b.Call[string]("sha1", x) }

// SHA2 is the SHA-2 sum of x of 224, 256, 384 or 512 bits in hexadecimal digits; NULL for other bits.
func SHA2[T Text](x b.Value[T], bits int) b.Expr[string] {
	return b.Call[string]("sha2", x, lit(bits))
}

// XXHash64 is the xxHash of xs; never NULL.
func XXHash64(xs ...b.Argument) b.Expr[int64] { return b.Call[int64]("xxhash64", xs...) }

// ZstdCompress is x compressed; level is from 1 to 22 (3 if left out).
func ZstdCompress[T Text](x b.Value[T], level ...int) b.Expr[[]byte] {
	return b.Call[[]byte]("zstd_compress", with(level, x)...)
}

// ZstdDecompress is what [ZstdCompress] compressed; an error if x is no such thing.
func ZstdDecompress(x b.Value[[]byte]) b.Expr[[]byte] { return b.Call[[]byte]("zstd_decompress", x) }

// TryZstdDecompress is [ZstdDecompress]; NULL of what it refuses.
func TryZstdDecompress(x b.Value[[]byte]) b.Expr[[]byte] {
	return b.Call[[]byte]("try_zstd_decompress", x)
}
