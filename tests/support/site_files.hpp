#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "support/page.hpp"

namespace wegwijzer::testing {

/// A folder of hosts read as web sites. Under `<folder>/<host>/` the address /a/b is the file a/b,
/// a/b.html or a/b/index.html, whichever is there first. What a file cannot say (status, redirect,
/// content type, further headers) stands in `<folder>/sites.json`:
///
///   {"host": {"*": {...}, "/path": {"status": 301, "location": "/new"}}}
///
/// with the keys status, location, content_type, headers, compressed and validators. "*" holds for
/// every page of the host that has no entry itself. `{PORT}` in HTML, XML, robots.txt and locations
/// becomes the port. Const after construction: safe to share between threads.
class SiteFiles {
 public:
  /// Throws std::runtime_error when sites.json is not what it should be; it may be absent.
  SiteFiles(std::filesystem::path folder, std::uint16_t port);

  /// `target` is path and query as the client sent them. nullopt: there is no such page.
  std::optional<Page> find(std::string_view host, std::string_view target) const;

 private:
  struct Behaviour {
    std::optional<int> status = {};
    std::optional<std::string> content_type = {};
    std::map<std::string, std::string> headers = {};
    bool compressed = false;
    bool validators = true;
  };

  void load_behaviours(const std::filesystem::path& file);
  const Behaviour* behaviour(const std::string& host, std::string_view target) const;
  std::optional<std::filesystem::path> file_of(std::string_view host, std::string_view path) const;
  void read_into(Page& page, const std::filesystem::path& file) const;
  std::string with_port(std::string text) const;

  std::filesystem::path folder_;
  std::string port_;
  std::map<std::string, std::map<std::string, Behaviour, std::less<>>, std::less<>> behaviours_;
};

}  // namespace wegwijzer::testing
