#include "indexer/source/media_types.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace wegwijzer::source {

namespace {

struct MediaType {
  std::string_view extension, name;
};

/// The kinds of document that teaching material comes in, by the IANA registry; more than extract/
/// can read, so that a record says what is behind its address.
constexpr std::array media_types = {
    MediaType{"html",     "text/html"                                                                },
    MediaType{"htm",      "text/html"                                                                },
    MediaType{"pdf",      "application/pdf"                                                          },
    MediaType{"txt",      "text/plain"                                                               },
    MediaType{"md",       "text/markdown"                                                            },
    MediaType{"markdown", "text/markdown"                                                            },
    MediaType{"docx",     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"  },
    MediaType{"pptx",     "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    MediaType{"xlsx",     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"        },
    MediaType{"odt",      "application/vnd.oasis.opendocument.text"                                  },
    MediaType{"odp",      "application/vnd.oasis.opendocument.presentation"                          },
    MediaType{"epub",     "application/epub+zip"                                                     },
    MediaType{"mp3",      "audio/mpeg"                                                               },
    MediaType{"mp4",      "video/mp4"                                                                },
};

}  // namespace

std::string media_type_of(std::string_view name) {
  const auto slash = name.rfind('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};

  const std::string extension = to_lower_ascii(name.substr(dot + 1));
  const auto found = std::find_if(media_types.begin(), media_types.end(),
                                  [&](const MediaType& row) { return row.extension == extension; });
  return found == media_types.end() ? std::string() : std::string(found->name);
}

}  // namespace wegwijzer::source
