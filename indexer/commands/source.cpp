#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "base/files.hpp"
#include "indexer/commands/command.hpp"
#include "indexer/fetch/curl_transport.hpp"
#include "indexer/source_finding.hpp"

namespace wegwijzer::commands {

namespace {

Result<Url> site_address(const std::string& text) {
  auto url = Url::parse(text);
  if (url) return url;
  const auto meant = Url::parse("https://" + text);
  return fail(Code::Usage, fmt::format("{}: is no http or https address", text),
              meant && text.find("://") == std::string::npos
                  ? fmt::format("did you mean {}?", meant->href())
                  : "give the address of the site, with https://");
}

/// On a terminal only: with a polite pause before each request it takes a while.
void show_request(const Url& url) {
  fmt::print(stderr, "\rasking {}\x1b[K", url.href());
  std::fflush(stderr);
}

Result<survey::FoundSource> survey_at(const Config& config, const Url& url, const Clock& clock) {
  const auto transport = fetch::CurlTransport::make(config.crawler);
  if (!transport) return fail(transport.error());
  survey::FetchTools tools{config.crawler, **transport, clock};
  const bool on_terminal = ::isatty(STDERR_FILENO) != 0;
  if (on_terminal) tools.show = show_request;
  auto found = find_source(config, url, std::move(tools));
  if (on_terminal) fmt::print(stderr, "\r\x1b[K");
  return found;
}

Result<void> write_new(const std::filesystem::path& file, const std::string& text) {
  std::error_code error;
  if (std::filesystem::exists(file, error)) {
    return fail(Code::Usage, fmt::format("{}: exists already", file.string()),
                "move it away, or give your source another id and write it yourself");
  }
  return write_file(file, text);
}

ExitStatus source_add(const Context& context, const std::string& address, bool write) {
  const auto config = load_config(context.config);
  if (!config) return report_error(config.error());
  const auto url = site_address(address);
  if (!url) return report_error(url.error());
  const SystemClock clock;
  const auto found = survey_at(*config, *url, clock);
  if (!found) return report_error(found.error());

  fmt::print("{}", survey::proposal_text(*found, clock.now()));
  const auto file = place_of(*config, found->proposal);
  if (!write) {
    fmt::print("// Not written; --write puts it into {}\n", file.string());
    return ExitStatus::Done;
  }
  const auto written = write_new(file, survey::source_file_text(*found, clock.now()));
  if (!written) return report_error(written.error());
  fmt::print("// Written to {}; wegwijzer-indexer run --source {} harvests it\n", file.string(),
             found->proposal.file.at("id").get<std::string>());
  return ExitStatus::Done;
}

}  // namespace

void add_source(CLI::App& app, Context& context) {
  CLI::App* sources = app.add_subcommand("source", "make a source file");
  sources->require_subcommand(1);
  sources->fallthrough();
  CLI::App* command = sources->add_subcommand(
      "add", "look at a site and propose a source file, with a preview of ten pages");
  auto address = std::make_shared<std::string>();
  auto write = std::make_shared<bool>(false);
  command->add_option("url", *address, "of the site, of a part of it, or of a feed or sitemap")
      ->required();
  command->add_flag("--write", *write, "put it into sources/; a file that is there stays");
  command->callback(
      [address, write, &context] { context.status = source_add(context, *address, *write); });
}

}  // namespace wegwijzer::commands
