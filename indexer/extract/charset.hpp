#pragma once

#include <string>
#include <string_view>

namespace wegwijzer::extract {

/// What in the bytes may speak about their encoding: <meta charset>, or encoding="..." of an XML
/// declaration.
enum class Markup { Html, Xml, None };

/// The bytes as well-formed UTF-8 without a byte order mark.
///
/// Who decides, first to last: a byte order mark; `declared` (the charset of Content-Type); a
/// <meta> or an XML declaration in the first 1024 bytes (Markup::Html, Xml); UTF-8 when the bytes
/// are that; windows-1252. Labels are those of https://encoding.spec.whatwg.org, so iso-8859-1
/// means windows-1252. In two cases the bytes overrule a declaration, because servers add one to
/// files they never looked at: well-formed UTF-8 with letters beyond ASCII is UTF-8, and what is
/// declared UTF-8 but has only ill-formed sequences is windows-1252.
std::string decode(std::string_view bytes, std::string_view declared, Markup markup);

/// The encoding that a label names, lower case ("windows-1252" for "latin1"); empty when we do not
/// know the label.
std::string_view encoding_of_label(std::string_view label);

}  // namespace wegwijzer::extract
