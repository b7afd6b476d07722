#include "support/site_files.hpp"

#include <array>
#include <chrono>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/files.hpp"
#include "base/json_reader.hpp"
#include "base/percent_encoding.hpp"

namespace wegwijzer::testing {
namespace {

struct MediaType {
  std::string_view extension;
  std::string_view content_type;
  bool has_port;  ///< {PORT} is filled in
};

constexpr auto media_types = std::to_array<MediaType>({
    {".html", "text/html; charset=utf-8",     true },
    {".htm",  "text/html; charset=utf-8",     true },
    {".xml",  "text/xml; charset=utf-8",      true },
    {".txt",  "text/plain; charset=utf-8",    true },
    {".md",   "text/markdown; charset=utf-8", false},
    {".css",  "text/css; charset=utf-8",      false},
    {".pdf",  "application/pdf",              false},
    {"",      "application/octet-stream",     false},
});

const MediaType& media_type(const std::filesystem::path& file) {
  const std::string extension = file.extension().string();
  for (const MediaType& type : media_types) {
    if (extension == type.extension) return type;
  }
  return media_types.back();
}

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

/// RFC 9110 section 5.6.7.
std::string http_date(std::filesystem::file_time_type time) {
  const auto system = std::chrono::file_clock::to_sys(time);
  const std::time_t seconds =
      std::chrono::duration_cast<std::chrono::seconds>(system.time_since_epoch()).count();
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 64> text{};
  const auto size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return {text.data(), size};
}

}  // namespace

SiteFiles::SiteFiles(std::filesystem::path folder, std::uint16_t port)
    : folder_(std::move(folder)), port_(std::to_string(port)) {
  const auto file = folder_ / "sites.json";
  if (std::filesystem::exists(file)) load_behaviours(file);
}

void SiteFiles::load_behaviours(const std::filesystem::path& file) {
  const auto json = parse_json_file(file);
  if (!json) throw std::runtime_error(to_text(json.error()));

  Problems problems;
  for (const auto& [host, pages] : json->items()) {
    for (const auto& [path, value] : pages.items()) {
      Behaviour& behaviour = behaviours_[host][path];
      JsonObject object(value, file.string(), "/" + host + "/" + path, problems);
      std::int64_t status = 0;
      object.read("status", status, {100, 599});
      if (status != 0) behaviour.status = static_cast<int>(status);
      object.read("headers", behaviour.headers);
      object.read("compressed", behaviour.compressed);
      object.read("validators", behaviour.validators);
      if (object.has("location")) {
        behaviour.headers["Location"] = with_port(object.require("location"));
      }
      if (object.has("content_type")) object.read("content_type", behaviour.content_type.emplace());
      object.finish();
    }
  }
  if (!problems.empty()) throw std::runtime_error(to_text(problems.to_error()));
}

const SiteFiles::Behaviour* SiteFiles::behaviour(const std::string& host,
                                                 std::string_view target) const {
  const auto pages = behaviours_.find(host);
  if (pages == behaviours_.end()) return nullptr;
  for (const std::string_view key : {target, path_of(target), std::string_view("*")}) {
    if (const auto found = pages->second.find(key); found != pages->second.end()) {
      return &found->second;
    }
  }
  return nullptr;
}

std::optional<Page> SiteFiles::find(std::string_view host, std::string_view target) const {
  const Behaviour* special = behaviour(std::string(host), target);
  const auto file = file_of(host, path_of(target));
  const bool exists = file || (special && special->status);
  if (!exists) return std::nullopt;

  Page page;
  if (file) read_into(page, *file);
  if (!special) return page;

  page.status = special->status.value_or(page.status);
  if (special->content_type) page.content_type = *special->content_type;
  page.compressed = special->compressed;
  page.validators = special->validators;
  for (const auto& [name, value] : special->headers) page.headers[name] = value;
  return page;
}

std::optional<std::filesystem::path> SiteFiles::file_of(std::string_view host,
                                                        std::string_view path) const {
  const std::string name = std::string(host) + percent_decode(path);
  if (host.find('/') != std::string_view::npos || name.find("..") != std::string::npos) {
    return std::nullopt;
  }
  const std::string file = (folder_ / name).string();
  for (const std::string& candidate : {file, file + ".html", file + "/index.html"}) {
    if (std::filesystem::is_regular_file(candidate)) return candidate;
  }
  return std::nullopt;
}

void SiteFiles::read_into(Page& page, const std::filesystem::path& file) const {
  auto bytes = read_file(file);
  if (!bytes) throw std::runtime_error(to_text(bytes.error()));

  const MediaType& type = media_type(file);
  page.content_type = type.content_type;
  page.body = type.has_port ? with_port(std::move(*bytes)) : std::move(*bytes);
  page.headers["Last-Modified"] = http_date(std::filesystem::last_write_time(file));
}

std::string SiteFiles::with_port(std::string text) const {
  constexpr std::string_view placeholder = "{PORT}";
  for (auto at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at)) {
    text.replace(at, placeholder.size(), port_);
  }
  return text;
}

}  // namespace wegwijzer::testing
