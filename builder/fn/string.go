package fn

import (
	b "github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
)

// Text is the Go type of a STRING or BINARY.
type Text interface{ ~string | ~[]byte }

// ASCII is the code point of the first character; 0 of "".
func ASCII[T ~string](x b.Value[T]) b.Expr[int32] { return b.Call[int32]("ascii", x) }

// Base64 is bytes as text in base 64.
func Base64[T Text](x b.Value[T]) b.Expr[string] { return b.Call[string]("base64", x) }

// Bin is n in binary digits.
func Bin[T b.Integer](n b.Value[T]) b.Expr[string] { return b.Call[string]("bin", n) }

// BitLength is the number of bits of x.
func BitLength[T Text](x b.Value[T]) b.Expr[int32] { return b.Call[int32]("bit_length", x) }

// Btrim is x without spaces at both ends; with cut, without these characters.
func Btrim[T ~string](x b.Value[T], cut ...string) b.Expr[T] {
	return b.Call[T]("btrim", with(cut, x)...)
}

// Chr is the character of the code point n modulo 256; "" of a negative n.
func Chr[N b.IntArg](n N) b.Expr[string] { return b.Call[string]("chr", b.Arg(n)) }

// ConcatWs joins strings and arrays of strings with sep; NULLs are left out.
func ConcatWs[S b.StringArg](sep S, xs ...b.Argument) b.Expr[string] {
	return b.Call[string]("concat_ws", with(xs, b.Arg(sep))...)
}

// Contains reports whether part is in x.
func Contains[T ~string, P b.StringArg](x b.Value[T], part P) b.Bool {
	return b.Call[bool]("contains", x, b.Arg(part))
}

// Decode is decode(x, charset): bytes as text.
func Decode[C b.StringArg](x b.Value[[]byte], charset C) b.Expr[string] {
	return b.Call[string]("decode", x, b.Arg(charset))
}

// DecodeCase is decode(x, key, value, …); NULL equals NULL here, and x that equals none is NULL.
func DecodeCase[X, T any](x b.Value[X], branches ...b.MatchBranch[X, T]) b.Expr[T] {
	args := []b.Argument{x}
	for _, branch := range branches {
		is, then := branch.Parts()
		args = append(args, b.MakeArgument(is), b.MakeArgument(then))
	}
	return b.Call[T]("decode", args...)
}

// Elt is the n-th of xs, counted from 1; an error if there is none.
func Elt[T ~string, N b.IntArg](n N, xs ...b.Value[T]) b.Expr[T] {
	return b.Call[T]("elt", with(xs, b.Arg(n))...)
}

// Encode is text as bytes; an error if charset is unknown or has not all characters.
func Encode[T ~string, C b.StringArg](x b.Value[T], charset C) b.Expr[[]byte] {
	return b.Call[[]byte]("encode", x, b.Arg(charset))
}

// EndsWith reports whether x ends with part.
func EndsWith[T ~string, P b.StringArg](x b.Value[T], part P) b.Bool {
	return b.Call[bool]("endswith", x, b.Arg(part))
}

// FindInSet is the place of x in a list of words between commas, from 1; 0 if it is not there.
func FindInSet[T ~string, L b.StringArg](x b.Value[T], list L) b.Expr[int32] {
	return b.Call[int32]("find_in_set", x, b.Arg(list))
}

// FormatNumber is x with commas between thousands, rounded to scale digits.
func FormatNumber[T b.Number](x b.Value[T], scale int) b.Expr[string] {
	return b.Call[string]("format_number", x, lit(scale))
}

// FormatNumberAs is x in a pattern of Java's DecimalFormat: "#,##0.00".
func FormatNumberAs[T b.Number, F b.StringArg](x b.Value[T], format F) b.Expr[string] {
	return b.Call[string]("format_number", x, b.Arg(format))
}

// FormatString is format with xs, in the manner of printf; NULL is written as "null".
func FormatString[F b.StringArg](format F, xs ...b.Any) b.Expr[string] {
	return b.Call[string]("format_string", with(xs, b.Arg(format))...)
}

// Hex is a number, a text or bytes in hexadecimal digits.
func Hex[T b.Integer | Text](x b.Value[T]) b.Expr[string] { return b.Call[string]("hex", x) }

// Initcap is x with each word in lower case, but its first letter in upper case.
func Initcap[T ~string](x b.Value[T]) b.Expr[T] { return b.Call[T]("initcap", x) }

// Instr is where part is in x, counted from 1, or 0.
func Instr[T ~string, P b.StringArg](x b.Value[T], part P) b.Expr[int32] {
	return b.Call[int32]("instr", x, b.Arg(part))
}

// IsValidUTF8 reports whether x is well-formed UTF-8.
func IsValidUTF8[T ~string](x b.Value[T]) b.Bool { return b.Call[bool]("is_valid_utf8", x) }

// Left is the first n characters of x; "" if n is not positive.
func Left[T ~string, N b.IntArg](x b.Value[T], n N) b.Expr[T] {
	return b.Call[T]("left", x, b.Arg(n))
}

// Length is the number of characters, or of bytes of a BINARY.
func Length[T ~string | []byte](x b.Value[T]) b.Expr[int32] { return b.Call[int32]("length", x) }

// Levenshtein is the number of edits from x to y; -1 if there are more than max.
func Levenshtein[T ~string](x, y b.Value[T], max ...int) b.Expr[int32] {
	return b.Call[int32]("levenshtein", with(max, x, y)...)
}

// Locate is where part is in x at or after from, both counted from 1; 0 if it is not there.
func Locate[T ~string, P b.StringArg](part P, x b.Value[T], from ...int) b.Expr[int32] {
	return b.Call[int32]("locate", with(from, b.Arg(part), x)...)
}

// Lower is x in lower case.
func Lower[T ~string](x b.Value[T]) b.Expr[T] { return b.Call[T]("lower", x) }

// Lpad is x filled with pad on the left, or cut, to n characters.
func Lpad[T ~string, N b.IntArg, P b.StringArg](x b.Value[T], n N, pad P) b.Expr[T] {
	return b.Call[T]("lpad", x, b.Arg(n), b.Arg(pad))
}

// Ltrim is x without spaces at its start.
func Ltrim[T ~string](x b.Value[T]) b.Expr[T] { return b.Call[T]("ltrim", x) }

// LuhnCheck reports whether the digits of x pass the check of Luhn.
func LuhnCheck[T ~string](x b.Value[T]) b.Bool { return b.Call[bool]("luhn_check", x) }

// MakeValidUTF8 is x with U+FFFD for each sequence that is no UTF-8.
func MakeValidUTF8[T ~string](x b.Value[T]) b.Expr[T] { return b.Call[T]("make_valid_utf8", x) }

// Mask hides characters; options are named: upperChar, lowerChar, digitChar, otherChar.
func Mask[T ~string](x b.Value[T], opts ...b.Argument) b.Expr[T] {
	return b.Call[T]("mask", with(opts, x)...)
}

// OctetLength is the number of bytes of x.
func OctetLength[T Text](x b.Value[T]) b.Expr[int32] { return b.Call[int32]("octet_length", x) }

// Overlay is overlay(x PLACING with FROM from FOR n); n is the length of with if left out.
func Overlay[T ~string, R b.StringArg, F b.IntArg](x b.Value[T], with R, from F, n ...int) b.Expr[T] {
	parts := []ast.Node{b.Operand(x), ast.KeywordPlacing, b.Operand(b.Arg(with)), ast.KeywordFrom, b.Operand(b.Arg(from))}
	for _, n := range n {
		parts = append(parts, ast.KeywordFor, b.Tree(lit(n)))
	}
	return b.Call[T]("overlay", words(parts...))
}

// ParseURL is a part of a URL: "HOST", "PATH", "QUERY" …, or the value of a key of QUERY; NULL
// if it has none, an error if it is no URL.
func ParseURL[T ~string, P b.StringArg](url b.Value[T], part P, key ...string) b.Expr[string] {
	return b.Call[string]("parse_url", with(key, url, b.Arg(part))...)
}

// Position is position(part IN in), counted from 1, or 0.
func Position[T ~string, P b.StringArg](part P, in b.Value[T]) b.Expr[int32] {
	return b.Call[int32]("position", words(b.Operand(b.Arg(part)), ast.KeywordIn, b.Operand(in)))
}

// RegexpCount is how often pattern matches in x.
func RegexpCount[T ~string, P b.StringArg](x b.Value[T], pattern P) b.Expr[int32] {
	return b.Call[int32]("regexp_count", x, b.Arg(pattern))
}

// RegexpExtract is the first match of pattern in x, or its group (1 if left out); "" if there is none.
func RegexpExtract[T ~string, P b.StringArg](x b.Value[T], pattern P, group ...int) b.Expr[T] {
	return b.Call[T]("regexp_extract", with(group, x, b.Arg(pattern))...)
}

// RegexpExtractAll is a group (1 if left out) of all matches of pattern in x; 0 is the whole match.
func RegexpExtractAll[T ~string, P b.StringArg](x b.Value[T], pattern P, group ...int) b.Expr[[]T] {
	return b.Call[[]T]("regexp_extract_all", with(group, x, b.Arg(pattern))...)
}

// RegexpInstr is where the first match of pattern in x starts, counted from 1, or 0.
func RegexpInstr[T ~string, P b.StringArg](x b.Value[T], pattern P) b.Expr[int32] {
	return b.Call[int32]("regexp_instr", x, b.Arg(pattern))
}

// RegexpLike reports whether pattern matches somewhere in x.
func RegexpLike[T ~string, P b.StringArg](x b.Value[T], pattern P) b.Bool {
	return b.Call[bool]("regexp_like", x, b.Arg(pattern))
}

// RegexpReplace is x with all matches of pattern replaced.
func RegexpReplace[T ~string, P, R b.StringArg](x b.Value[T], pattern P, with R) b.Expr[T] {
	return b.Call[T]("regexp_replace", x, b.Arg(pattern), b.Arg(with))
}

// RegexpReplaceFrom is [RegexpReplace] of what starts at or after from, counted from 1.
func RegexpReplaceFrom[T ~string, P, R b.StringArg, F b.IntArg](x b.Value[T], pattern P, with R, from F) b.Expr[T] {
	return b.Call[T]("regexp_replace", x, b.Arg(pattern), b.Arg(with), b.Arg(from))
}

// RegexpSubstr is the first match of pattern in x; NULL if there is none.
func RegexpSubstr[T ~string, P b.StringArg](x b.Value[T], pattern P) b.Expr[T] {
	return b.Call[T]("regexp_substr", x, b.Arg(pattern))
}

// Repeat is x, n times.
func Repeat[T ~string, N b.IntArg](x b.Value[T], n N) b.Expr[T] {
	return b.Call[T]("repeat", x, b.Arg(n))
}

// Replace is x with every old replaced by with.
func Replace[T ~string, O, R b.StringArg](x b.Value[T], old O, with R) b.Expr[T] {
	return b.Call[T]("replace", x, b.Arg(old), b.Arg(with))
}

// Reverse is x backwards, by characters.
func Reverse[T ~string](x b.Value[T]) b.Expr[T] { return b.Call[T]("reverse", x) }

// Right is the last n characters of x; "" if n is not positive.
func Right[T ~string, N b.IntArg](x b.Value[T], n N) b.Expr[T] {
	return b.Call[T]("right", x, b.Arg(n))
}

// Rpad is x filled with pad on the right, or cut, to n characters.
func Rpad[T ~string, N b.IntArg, P b.StringArg](x b.Value[T], n N, pad P) b.Expr[T] {
	return b.Call[T]("rpad", x, b.Arg(n), b.Arg(pad))
}

// Rtrim is x without spaces at its end.
func Rtrim[T ~string](x b.Value[T]) b.Expr[T] { return b.Call[T]("rtrim", x) }

// Sentences is the words of the sentences of x; lang is a language and a country: "en", "US".
func Sentences[T ~string](x b.Value[T], lang ...string) b.Expr[[][]string] {
	return b.Call[[][]string]("sentences", with(lang, x)...)
}

// Soundex is the code of how x sounds in English.
func Soundex[T ~string](x b.Value[T]) b.Expr[string] { return b.Call[string]("soundex", x) }

// Space is n spaces.
func Space[N b.IntArg](n N) b.Expr[string] { return b.Call[string]("space", b.Arg(n)) }

// Split is x cut at the matches of pattern, into at most limit parts.
func Split[T ~string, P b.StringArg](x b.Value[T], pattern P, limit ...int) b.Expr[[]T] {
	return b.Call[[]T]("split", with(limit, x, b.Arg(pattern))...)
}

// SplitPart is the n-th part of x between seps, from 1, or from the end if negative; "" if there is none,
// an error if n is 0.
func SplitPart[T ~string, S b.StringArg, N b.IntArg](x b.Value[T], sep S, n N) b.Expr[T] {
	return b.Call[T]("split_part", x, b.Arg(sep), b.Arg(n))
}

// StartsWith reports whether x starts with part.
func StartsWith[T ~string, P b.StringArg](x b.Value[T], part P) b.Bool {
	return b.Call[bool]("startswith", x, b.Arg(part))
}

// Substring is x from a position, counted from 1, or from the end if negative.
func Substring[T ~string, F b.IntArg](x b.Value[T], from F) b.Expr[T] {
	return b.Call[T]("substring", x, b.Arg(from))
}

// SubstringFor is [Substring] of at most n characters.
func SubstringFor[T ~string, F, N b.IntArg](x b.Value[T], from F, n N) b.Expr[T] {
	return b.Call[T]("substring", x, b.Arg(from), b.Arg(n))
}

// SubstringIndex is x before its n-th sep, or after the n-th from the end if negative.
func SubstringIndex[T ~string, S b.StringArg, N b.IntArg](x b.Value[T], sep S, n N) b.Expr[T] {
	return b.Call[T]("substring_index", x, b.Arg(sep), b.Arg(n))
}

// Translate is x with each character of from replaced by the one at its place in to, or left out.
func Translate[T ~string, F, R b.StringArg](x b.Value[T], from F, to R) b.Expr[T] {
	return b.Call[T]("translate", x, b.Arg(from), b.Arg(to))
}

// Trim is x without spaces at both ends.
func Trim[T ~string](x b.Value[T]) b.Expr[T] { return b.Call[T]("trim", x) }

// TrimBoth is trim(BOTH cut FROM x): cut is a set of characters.
func TrimBoth[T ~string, C b.StringArg](x b.Value[T], cut C) b.Expr[T] {
	return b.Call[T]("trim", words(ast.KeywordBoth, b.Operand(b.Arg(cut)), ast.KeywordFrom, b.Operand(x)))
}

// TrimLeading is trim(LEADING cut FROM x).
func TrimLeading[T ~string, C b.StringArg](x b.Value[T], cut C) b.Expr[T] {
	return b.Call[T]("trim", words(ast.KeywordLeading, b.Operand(b.Arg(cut)), ast.KeywordFrom, b.Operand(x)))
}

// TrimTrailing is trim(TRAILING cut FROM x).
func TrimTrailing[T ~string, C b.StringArg](x b.Value[T], cut C) b.Expr[T] {
	return b.Call[T]("trim", words(ast.KeywordTrailing, b.Operand(b.Arg(cut)), ast.KeywordFrom, b.Operand(x)))
}

// TryURLDecode is [URLDecode]; NULL of what it refuses.
func TryURLDecode[T ~string](x b.Value[T]) b.Expr[T] { return b.Call[T]("try_url_decode", x) }

// TryValidateUTF8 is x; NULL if it is no well-formed UTF-8.
func TryValidateUTF8[T ~string](x b.Value[T]) b.Expr[T] { return b.Call[T]("try_validate_utf8", x) }

// Upper is x in upper case.
func Upper[T ~string](x b.Value[T]) b.Expr[T] { return b.Call[T]("upper", x) }

// URLDecode is x without the escapes of a form; an error if there is a broken one.
func URLDecode[T ~string](x b.Value[T]) b.Expr[T] { return b.Call[T]("url_decode", x) }

// URLEncode is x escaped as in a form: a space is "+".
func URLEncode[T ~string](x b.Value[T]) b.Expr[T] { return b.Call[T]("url_encode", x) }

// ValidateUTF8 is x; an error if it is no well-formed UTF-8.
func ValidateUTF8[T ~string](x b.Value[T]) b.Expr[T] { return b.Call[T]("validate_utf8", x) }

// Collation is the name of the collation of x; never NULL.
func Collation[T ~string](x b.Value[T]) b.Expr[string] { return b.Call[string]("collation", x) }
