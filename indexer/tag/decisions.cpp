#include "indexer/tag/decisions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/fingerprint.hpp"
#include "base/json_reader.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"

namespace wegwijzer::tag {

namespace {

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known) {
  const std::string near = nearest(word, known);
  return near.empty() ? "wegwijzer-indexer check lists those that there are"
                      : fmt::format("did you mean \"{}\"?", near);
}

/// Whether the facet and the value are there, and may be decided on.
void check_value(JsonObject& object, const Decision& decision, const Taxonomy& taxonomy) {
  const Facet* facet = taxonomy.find(decision.facet);
  std::vector<std::string> known;
  if (facet == nullptr) {
    for (const Facet& other : taxonomy.facets) known.push_back(other.id);
    object.complain("facet", fmt::format("there is no facet \"{}\"", decision.facet),
                    did_you_mean(decision.facet, known));
    return;
  }
  if (facet->find(decision.value) == nullptr) {
    for (const FacetValue& other : facet->values) known.push_back(other.id);
    object.complain("value",
                    fmt::format("\"{}\" is no value of {}", decision.value, decision.facet),
                    did_you_mean(decision.value, known));
  }
  if (facet->derived_from == DerivedFrom::Access && !decision.yes) {
    object.complain("decision", fmt::format("is \"no\", but every record has a {}", facet->id),
                    "say \"yes\" to the value that it should have");
  }
}

void read_decision(JsonObject& object, const Taxonomy& taxonomy, Decisions& into) {
  Decision decision;
  const std::string text = object.require("url");
  decision.facet = object.require("facet");
  decision.value = object.require("value");
  decision.yes = object.require_one_of("decision", {"yes", "no"}) == 0;
  decision.why = object.require("why");
  object.finish();
  const auto url = Url::parse(text);
  if (!text.empty() && !url) {
    object.complain("url", fmt::format("is \"{}\", expected an address", text),
                    "for example \"https://example.org/page\"");
  }
  if (!decision.facet.empty() && !decision.value.empty()) check_value(object, decision, taxonomy);
  if (url) into.add(canonical(*url).href(), std::move(decision));
}

}  // namespace

void Decisions::add(const std::string& url, Decision decision) {
  std::vector<Decision>& decisions = by_url_[url];
  std::erase_if(decisions, [&](const Decision& before) {
    return before.facet == decision.facet && before.value == decision.value;
  });
  decisions.push_back(std::move(decision));
}

Decisions::ByUrl::const_iterator Decisions::find(std::string_view url) const {
  if (by_url_.empty()) return by_url_.end();
  const auto found = by_url_.find(url);
  if (found != by_url_.end()) return found;
  // The source may keep fragments, which an address in the file has lost.
  const auto parsed = Url::parse(url);
  return parsed ? by_url_.find(canonical(*parsed).href()) : by_url_.end();
}

const std::vector<Decision>& Decisions::on(std::string_view url) const {
  static const std::vector<Decision> none;
  const auto found = find(url);
  return found == by_url_.end() ? none : found->second;
}

std::set<std::string> Decisions::elsewhere_than(std::span<const std::string> records) const {
  std::set<std::string> elsewhere;
  for (const auto& [url, decisions] : by_url_) elsewhere.insert(url);
  for (const std::string& record : records) {
    if (const auto found = find(record); found != by_url_.end()) elsewhere.erase(found->first);
  }
  return elsewhere;
}

std::string Decisions::fingerprint() const {
  Fingerprint print;
  for (const auto& [url, decisions] : by_url_) {
    for (const Decision& decision : decisions) {
      print.add(url).add(decision.facet).add(decision.value);
      print.add(decision.yes ? "yes" : "no").add(decision.why);
    }
  }
  return print.hex();
}

Result<Decisions> load_decisions(const std::filesystem::path& file, const Taxonomy& taxonomy) {
  Decisions decisions;
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return decisions;
  if (std::filesystem::file_size(file, error) > maximum_decisions_bytes) {
    return fail(Code::Config,
                fmt::format("{}: is larger than {} bytes", file.string(), maximum_decisions_bytes));
  }
  const auto text = read_file(file);
  if (!text) return fail(text.error());
  return read_decisions(*text, file.string(), taxonomy);
}

Result<Decisions> read_decisions(std::string_view text, const std::string& name,
                                 const Taxonomy& taxonomy) {
  Decisions decisions;
  Problems problems;
  std::string_view rest = text;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.starts_with("//")) continue;
    const std::string place = fmt::format("{}: line {}", name, number);
    const auto value = parse_json(line, place);
    if (!value) {
      problems.add(value.error());
      continue;
    }
    JsonObject object(*value, place, "", problems);
    read_decision(object, taxonomy, decisions);
  }
  if (!problems.empty()) return fail(problems.to_error());
  return decisions;
}

}  // namespace wegwijzer::tag
