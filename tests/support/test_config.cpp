#include "support/test_config.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace wegwijzer::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view placeholder = "{PORT}";

void fill_in_port(const fs::path& file, const std::string& port) {
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  in.close();
  for (auto at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at)) {
    text.replace(at, placeholder.size(), port);
  }
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

fs::path web_of_sites() { return WEB_OF_SITES; }

fs::path copy_config(const fs::path& folder, std::uint16_t port) {
  const fs::path config = folder / "config";
  fs::copy(web_of_sites() / "config", config, fs::copy_options::recursive);
  fs::copy(web_of_sites() / "map", folder / "map", fs::copy_options::recursive);
  fs::create_directory_symlink(fs::path(SHIPPED_CONFIG) / "taxonomy", config / "taxonomy");
  for (const auto& entry : fs::recursive_directory_iterator(config)) {
    if (entry.is_regular_file()) fill_in_port(entry.path(), std::to_string(port));
  }
  return config;
}

}  // namespace wegwijzer::testing
