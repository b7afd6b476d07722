#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::extract {

/// A title as a reader wants it: `endings` ("- Carend") and the site's name behind a dash or bar
/// cut off, as often as they come, and a title that stands there twice made single. What would
/// leave nothing is not cut.
std::string tidy_title(std::string_view title, const std::vector<std::string>& endings,
                       std::string_view site_name);

/// The ending, with the dash or bar before it, that most of `titles` share: the site's name. Empty
/// when fewer than three have it.
std::string shared_ending(const std::vector<std::string>& titles);

/// "context - title", unless the title says the context already.
std::string with_context(std::string_view title, std::string_view context);

/// Whether the title that an editor's program left in a file says something: no "Microsoft Word -
/// x.docx", no file name, no "Dia 1".
bool is_telling_title(std::string_view title);

/// "Kennisagenda KPZ" for "190128_Kennisagenda%20KPZ.pdf"; also takes the path of a URL.
std::string title_from_file_name(std::string_view name);

}  // namespace wegwijzer::extract
