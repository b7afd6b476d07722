#include "base/url.hpp"

#include <fmt/format.h>

#include "indexer/commands/command.hpp"

namespace wegwijzer::commands {

namespace {

ExitStatus print_url(const std::string& text, const std::string& base_text, bool whatwg) {
  const auto base = base_text.empty() ? Result<Url>(Url()) : Url::parse(base_text);
  if (!base) {
    report_error(base.error());
    return ExitStatus::WrongUse;
  }
  const auto url = Url::parse(text, base_text.empty() ? nullptr : &*base);
  if (!url) {
    report_error(url.error());
    return ExitStatus::WrongUse;
  }
  fmt::print("{}\n", whatwg ? url->href() : canonical(*url).href());
  return ExitStatus::Done;
}

}  // namespace

void add_url(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("url", "the canonical form; exit 2 when it is no URL");
  auto text = std::make_shared<std::string>();
  auto base = std::make_shared<std::string>();
  auto whatwg = std::make_shared<bool>(false);
  command->add_option("url", *text)->required();
  command->add_option("base", *base, "what a relative one is relative to");
  command->add_flag("--whatwg", *whatwg, "before our own rules: as the standard parses it");
  command->callback(
      [text, base, whatwg, &context] { context.status = print_url(*text, *base, *whatwg); });
}

}  // namespace wegwijzer::commands
