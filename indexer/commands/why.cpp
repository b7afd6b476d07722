#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "indexer/commands/command.hpp"
#include "indexer/config.hpp"
#include "indexer/described.hpp"
#include "indexer/ledger/ledger.hpp"

namespace wegwijzer::commands {

namespace {

void tell_tags(const std::vector<Tag>& tags) {
  for (const Tag& tag : tags) {
    if (tag.evidence.from == "person") {
      fmt::print("    {}:{}  a person: {}\n", tag.facet, tag.value, tag.evidence.trigger);
      continue;
    }
    fmt::print("    {}:{}  from {}", tag.facet, tag.value, tag.evidence.from);
    if (!tag.evidence.trigger.empty()) fmt::print(" \"{}\"", tag.evidence.trigger);
    if (!tag.evidence.place.empty()) fmt::print(" in {}", tag.evidence.place);
    if (tag.evidence.score > 0) fmt::print(", score {}", tag.evidence.score);
    fmt::print("\n");
  }
}

void tell_document(const Config& config, const ledger::Page& page,
                   const extract::Extracted& extracted, const char* kind) {
  fmt::print("  {}: \"{}\", {} bytes of text, language {}, published {}\n", kind, extracted.title,
             extracted.text.size(), extracted.language.empty() ? "?" : extracted.language,
             extracted.published.empty() ? "?" : extracted.published);
  for (const auto& [field, values] : extracted.fields) {
    fmt::print("    field {}: {}\n", field, fmt::join(values, " | "));
  }
  const source::Source* source = config.find(page.source);
  if (source == nullptr) {
    fmt::print("  its source is not in the configuration: it is in no index\n");
    return;
  }
  const Described described(page.url, extracted, *source);
  const tag::Tagged tagged = tag::Tagger(config.taxonomy, config.decisions).tag(described.input());
  fmt::print("  tags:\n");
  tell_tags(tagged.tags);
  if (!tagged.doubtful.empty()) fmt::print("  not sure enough for:\n");
  tell_tags(tagged.doubtful);
}

Result<void> tell_page(ledger::Ledger& ledger, const Config& config, const ledger::Page& page) {
  fmt::print("source {}, depth {}, found on {}, first seen {}\n", page.source, page.depth,
             page.found_on.empty() ? "the start list" : page.found_on, to_iso(page.first_seen));
  fmt::print("  next visit {}\n",
             page.next_visit ? to_iso(*page.next_visit) : "as soon as possible");
  if (!page.redirect_to.empty()) fmt::print("  moved to {}\n", page.redirect_to);
  if (page.first_gone) fmt::print("  gone since {}\n", to_iso(*page.first_gone));
  const auto leaving = ledger.leaving(page.source);
  if (!leaving) return fail(leaving.error());
  if (const auto found = leaving->find(page.url); found != leaving->end()) {
    fmt::print("  deletion is held: {}\n", found->second);
  }
  const auto visits = ledger.visits_of(page.id);
  if (!visits) return fail(visits.error());
  fmt::print("  visits, newest first:{}\n", visits->empty() ? " none" : "");
  for (const ledger::Visit& visit : *visits) {
    fmt::print("    {}  {}", to_iso(visit.at), ledger::outcome_name(visit.outcome));
    if (visit.status != 0) fmt::print("  HTTP {}", visit.status);
    fmt::print("  {} ms  {} bytes{}{}\n", visit.milliseconds, visit.bytes,
               visit.detail.empty() ? "" : "  ", visit.detail);
  }
  for (const auto& [role, kind] :
       {std::pair(ledger::Role::Page, "document"), std::pair(ledger::Role::Listed, "listed as")}) {
    const auto extracted = ledger.document_of(page.id, role);
    if (!extracted) return fail(extracted.error());
    if (*extracted) tell_document(config, page, **extracted, kind);
  }
  return {};
}

/// The pages at an address as it is written, or as some source's rules make it canonical.
Result<std::vector<ledger::Page>> find_pages(ledger::Ledger& ledger, const Config& config,
                                             const std::string& address) {
  const auto url = Url::parse(address);
  if (!url) {
    return fail(Code::Usage, fmt::format("{}: is no address", address),
                "give a URL with http:// or https://");
  }
  std::vector<std::string> spellings{canonical(*url).href()};
  for (const source::Source& source : config.sources) {
    spellings.push_back(canonical(*url, source.canonical).href());
  }
  for (const std::string& spelling : spellings) {
    auto pages = ledger.pages_at(spelling);
    if (!pages || !pages->empty()) return pages;
  }
  return std::vector<ledger::Page>{};
}

/// The proof of politeness: what was asked of a host, and when.
ExitStatus tell_requests(const Context& context, const std::string& host) {
  auto ledger =
      ledger::Ledger::open(context.data / ledger::ledger_file, ledger::Ledger::Mode::ReadOnly);
  if (!ledger) return report_error(ledger.error());
  const auto requests = ledger->requests_to(host);
  if (!requests) return report_error(requests.error());
  if (requests->empty()) {
    fmt::print("{}: nothing was asked of this host in the last 100 days\n", host);
    return ExitStatus::Failed;
  }
  for (const ledger::SentRequest& request : *requests) {
    const auto whole = std::chrono::floor<std::chrono::seconds>(request.at);
    fmt::print("{} +{:03} ms  {}  {} ms  {} bytes  {}{}{}\n", to_iso(whole),
               (request.at - whole).count(),
               request.status == 0 ? "no answer" : fmt::format("HTTP {}", request.status),
               request.milliseconds, request.bytes, request.url, request.detail.empty() ? "" : "  ",
               request.detail);
  }
  return ExitStatus::Done;
}

ExitStatus why(const Context& context, const std::string& address) {
  const auto config = load_config(context.config);
  if (!config) return report_error(config.error());
  auto ledger =
      ledger::Ledger::open(context.data / ledger::ledger_file, ledger::Ledger::Mode::ReadOnly);
  if (!ledger) return report_error(ledger.error());
  const auto pages = find_pages(*ledger, *config, address);
  if (!pages) return report_error(pages.error());
  if (pages->empty()) {
    fmt::print("{}: no source has ever seen this address\n", address);
    return ExitStatus::Failed;
  }
  fmt::print("{}\n", pages->front().url);
  for (const ledger::Page& page : *pages) {
    if (const auto told = tell_page(*ledger, *config, page); !told) {
      return report_error(told.error());
    }
  }
  return ExitStatus::Done;
}

}  // namespace

void add_why(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("why", "everything the ledger knows of an address, or asked of a host");
  auto url = std::make_shared<std::string>();
  auto host = std::make_shared<std::string>();
  auto* address = command->add_option("url", *url);
  command->add_option("--host", *host, "each request to this host, with its time and bytes")
      ->excludes(address);
  command->callback([url, host, &context] {
    if (!host->empty()) {
      context.status = tell_requests(context, *host);
    } else if (!url->empty()) {
      context.status = why(context, *url);
    } else {
      context.status = report_error(
          {Code::Usage, "why needs an address or --host", "wegwijzer-indexer why --help", {}, {}});
    }
  });
}

}  // namespace wegwijzer::commands
