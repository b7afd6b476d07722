#include "indexer/fetch/robots.hpp"

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/url.hpp"
#include "indexer/commands/command.hpp"

namespace wegwijzer::commands {

namespace {

ExitStatus robots(const std::string& file, const std::string& user_agent,
                  const std::string& address) {
  const auto body = read_file(file);
  if (!body) {
    report_error(body.error());
    return ExitStatus::WrongUse;
  }
  const auto url = Url::parse(address);
  if (!url) {
    report_error(url.error());
    return ExitStatus::WrongUse;
  }
  const auto verdict = fetch::Robots::parse(*body, user_agent).verdict(url->path_and_query());
  fmt::print("{}: {}\n", verdict.allowed ? "allowed" : "disallowed",
             verdict.rule.empty() ? "no rule speaks of it" : verdict.rule);
  return verdict.allowed ? ExitStatus::Done : ExitStatus::Failed;
}

}  // namespace

void add_robots(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("robots", "what a robots.txt says: exit 0 allowed, 1 disallowed");
  auto file = std::make_shared<std::string>();
  auto user_agent = std::make_shared<std::string>();
  auto url = std::make_shared<std::string>();
  command->add_option("file", *file, "a robots.txt")->required();
  command->add_option("user_agent", *user_agent)->required();
  command->add_option("url", *url)->required();
  command->callback(
      [file, user_agent, url, &context] { context.status = robots(*file, *user_agent, *url); });
}

}  // namespace wegwijzer::commands
