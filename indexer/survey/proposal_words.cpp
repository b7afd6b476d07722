#include "indexer/survey/proposal_words.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace wegwijzer::survey {

namespace {

constexpr std::size_t longest_id = 40;
constexpr std::size_t longest_label = 80;

/// Only a-z, 0-9 and single hyphens, none at the ends.
std::string as_id(std::string_view text) {
  std::string id;
  for (const char c : to_lower_ascii(text)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  id.resize(std::min(id.size(), longest_id));
  while (id.ends_with('-')) id.pop_back();
  return id;
}

/// The host without "www." and without what registers names, such as ".nl".
std::string name_in_host(const Url& page) {
  std::string host(page.host());
  const std::string domain = registrable_domain(page);
  const auto dot = domain.find('.');
  const bool is_name = host.ends_with(domain) && dot != std::string::npos &&
                       domain.find_first_not_of("0123456789.") != std::string::npos;
  if (is_name) host.resize(host.size() - (domain.size() - dot));
  return host.starts_with("www.") ? host.substr(4) : host;
}

}  // namespace

std::string proposed_id(const Url& page, const std::string& part,
                        const std::set<std::string>& taken) {
  std::string base = as_id(name_in_host(page) + "-" + part);
  if (base.empty()) base = "bron";
  std::string id = base;
  for (int number = 2; taken.contains(id); ++number) id = base + "-" + std::to_string(number);
  return id;
}

std::string proposed_label(const SiteSurvey& survey) {
  std::string label = site_name(survey.front);
  if (survey.is_listing) label = survey.listings.front().title;
  if (label.empty()) label = registrable_domain(survey.page);
  return std::string(cut_utf8(label, longest_label));
}

}  // namespace wegwijzer::survey
