#include "indexer/absences.hpp"

#include <algorithm>
#include <unordered_map>

#include "schema/record.hpp"

namespace wegwijzer {

namespace {

Absence absence_of(ledger::Outcome outcome) {
  switch (outcome) {
    case ledger::Outcome::Fetched:
    case ledger::Outcome::Unchanged:
      return Absence::NoDocument;
    case ledger::Outcome::Redirected:
      return Absence::Moved;
    case ledger::Outcome::Gone:
      return Absence::Gone;
    case ledger::Outcome::Denied:
      return Absence::Denied;
    case ledger::Outcome::Disallowed:
      return Absence::Disallowed;
    case ledger::Outcome::NoIndex:
      return Absence::NoIndex;
    case ledger::Outcome::Empty:
      return Absence::Empty;
    case ledger::Outcome::Unusable:
      return Absence::Unusable;
    case ledger::Outcome::SoftGone:
      return Absence::SoftGone;
    case ledger::Outcome::Failed:
      return Absence::Failed;
  }
  return Absence::NoDocument;
}

/// Judges addresses by what the build made of their documents, or else by their last visit.
class Judge {
 public:
  Judge(const Config& config, const std::vector<ledger::BuildItem>& items,
        const std::set<std::string>& restricted)
      : config_(config), restricted_(restricted) {
    for (const ledger::BuildItem& item : items) {
      for (const std::int64_t document : item.documents) shown_at_.emplace(document, &item.url);
    }
  }

  /// nullopt when the index has a record of the address.
  std::optional<AbsentAddress> judge(const ledger::KnownAddress& known) const {
    AbsentAddress absent{record_id(known.url), Absence::NotVisited, "", 0, ""};
    const auto shown = shown_at_.find(known.document);
    if (shown != shown_at_.end()) {
      const std::string& url = *shown->second;
      if (!restricted_.contains(url)) {
        if (url == known.url) return std::nullopt;
        absent.why = Absence::Copy;
        absent.other = record_id(url);
      } else {
        absent.why = Absence::Restricted;
      }
      return absent;
    }
    if (is_restricted(known.source)) {
      absent.why = Absence::Restricted;
    } else {
      tell_visit(known, absent);
    }
    return absent;
  }

  bool knows(const std::string& source) const { return config_.find(source) != nullptr; }

 private:
  bool is_restricted(const std::string& source) const {
    const Facet* facet = config_.taxonomy.derived_from(DerivedFrom::Access);
    const FacetValue* value =
        facet == nullptr ? nullptr : facet->find(config_.find(source)->access);
    return value != nullptr && value->restricted;
  }

  static void tell_visit(const ledger::KnownAddress& known, AbsentAddress& absent) {
    if (known.last_visit) {
      absent.why = absence_of(known.last_visit->outcome);
      absent.date = to_iso(known.last_visit->at).substr(0, 10);
      absent.status = known.last_visit->status;
    }
    if (absent.why == Absence::Moved) absent.other = record_id(known.redirect_to);
    const bool says_little = absent.why == Absence::NotVisited || absent.why == Absence::NoDocument;
    if (known.let_go && says_little) absent.why = Absence::LetGo;
  }

  const Config& config_;
  const std::set<std::string>& restricted_;
  std::unordered_map<std::int64_t, const std::string*> shown_at_;  // by document
};

/// Of what two sources know of one address, that which tells most.
bool tells_more(const AbsentAddress& a, const AbsentAddress& b) {
  const auto is_of_build = [](const AbsentAddress& address) {
    return address.why == Absence::Restricted || address.why == Absence::Copy;
  };
  if (is_of_build(a) || is_of_build(b)) return a.why > b.why;
  return a.date > b.date;
}

}  // namespace

Result<std::vector<AbsentAddress>> absences(const Config& config, ledger::Ledger& ledger,
                                            const std::vector<ledger::BuildItem>& items,
                                            const std::set<std::string>& restricted) {
  const Judge judge(config, items, restricted);
  std::vector<AbsentAddress> all;
  std::string present;  // an address that the index has
  const auto read = ledger.each_address([&](const ledger::KnownAddress& known) {
    if (!judge.knows(known.source) || known.url == present) return;
    const auto absent = judge.judge(known);
    const std::string id = record_id(known.url);
    const bool again = !all.empty() && all.back().id == id;
    if (!absent) {
      if (again) all.pop_back();
      present = known.url;
    } else if (!again) {
      all.push_back(*absent);
    } else if (tells_more(*absent, all.back())) {
      all.back() = *absent;
    }
  });
  if (!read) return fail(read.error());
  if (all.size() > most_absences) {
    std::stable_partition(all.begin(), all.end(), [](const AbsentAddress& address) {
      return address.why != Absence::NotVisited;
    });
    all.resize(most_absences);
  }
  return all;
}

}  // namespace wegwijzer
