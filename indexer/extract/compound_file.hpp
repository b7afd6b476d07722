#pragma once

#include <string_view>

#include "base/result.hpp"

namespace wegwijzer::extract {

/// Whether the bytes are a Compound File ([MS-CFB]): Office before 2007, or encrypted since.
bool is_compound_file(std::string_view bytes);

/// Why such a file is not read, and what helps.
Error compound_file_error(std::string_view bytes);

}  // namespace wegwijzer::extract
