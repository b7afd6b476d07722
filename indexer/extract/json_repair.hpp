#pragma once

#include <string>
#include <string_view>

namespace wegwijzer::extract {

/// JSON as sites write it in a <script>, made into JSON where no meaning can be lost: the wrapper
/// around it goes (CDATA, <!-- -->, a semicolon at the end), and so do comments and commas before a
/// closing bracket; line ends and tabs in a text are escaped, \' becomes '; a block that was
/// escaped as HTML (no quotation mark but &quot;) is unescaped. What is JSON already stays as it
/// is.
///
/// One pass. What comes out may still be broken: a parser has the last word.
std::string repaired_json(std::string_view written);

/// How deep the brackets of a JSON text nest; those in a string do not count.
std::size_t json_depth(std::string_view json);

}  // namespace wegwijzer::extract
