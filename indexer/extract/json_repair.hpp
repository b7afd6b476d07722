#pragma once

#include <string>
#include <string_view>

namespace wegwijzer::extract {

/// JSON as sites write it in a <script>, made into JSON: the wrapper around it goes (CDATA, <!--
/// -->, a semicolon at the end), and so do comments, commas before a closing bracket and brackets
/// that close nothing; line ends, tabs and quotation marks in a text are escaped, \' becomes ', and
/// a text in single quotes gets double ones; a block that was escaped as HTML (no quotation mark
/// but &quot;) is unescaped. Of a block that was cut off the brackets are closed, and the text or
/// number in which it ends is left out. Several values become a list. What is JSON already stays as
/// it is.
///
/// One pass, without recursion. What comes out may still be broken: a parser has the last word.
std::string repaired_json(std::string_view written);

/// How deep the brackets of a JSON text nest; those in a string do not count.
std::size_t json_depth(std::string_view json);

}  // namespace wegwijzer::extract
