#pragma once

#include <string>
#include <string_view>

namespace wegwijzer {

/// The percent-encode sets of the URL Standard (section 1.3): which bytes of a part of a URL are
/// written as %XX. Each set is the C0 control set (controls and all that is not ASCII) and more.
enum class EncodeSet { Fragment, SpecialQuery, Path, Userinfo };

/// Appends `text` to `into` with the bytes of `set` as upper-case triplets. A "%" stays as it is.
void percent_encode(std::string_view text, EncodeSet set, std::string& into);

/// Each well-formed triplet becomes its byte; a "%" that starts none stays. The result is bytes,
/// not necessarily UTF-8.
std::string percent_decode(std::string_view text);

/// The same text with as little variation as can be: triplets in upper case, and those of
/// unreserved characters (RFC 3986 section 2.3) decoded. Applying it twice changes nothing.
std::string normalise_triplets(std::string_view text);

/// The value of a hexadecimal digit, -1 for any other character.
int hex_value(char digit);

}  // namespace wegwijzer
