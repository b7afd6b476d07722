#include "indexer/losses.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "indexer/leaving.hpp"
#include "schema/blob_file.hpp"

namespace wegwijzer {

namespace {

/// A record of the index in use, as far as it matters here.
struct Published {
  std::string url, source;
};

std::vector<Published> published_records(const std::filesystem::path& generation) {
  const auto records = BlobFile::open(generation / records_file);
  if (!records) return {};
  std::vector<Published> published;
  for (std::size_t i = 0; i < records->size(); ++i) {
    const auto record = nlohmann::json::parse((*records)[i], nullptr, /*allow_exceptions=*/false);
    const auto text = [&](const char* pointer) {
      const nlohmann::json::json_pointer place(pointer);
      const bool there = record.contains(place) && record[place].is_string();
      return there ? record[place].get<std::string>() : std::string();
    };
    published.push_back({text("/url"), text("/source/id")});
    if (published.back().url.empty()) published.pop_back();  // damaged
  }
  return published;
}

/// Whether it is known why a published document is in no build item of its own. One that is present
/// is part of another's item.
bool is_explained(ledger::Standing standing, bool configured) {
  return standing == ledger::Standing::LetGo ||
         (standing == ledger::Standing::Present && configured);
}

}  // namespace

bool Loss::too_many() const {
  return wegwijzer::too_many(static_cast<std::int64_t>(urls.size()),
                             static_cast<std::int64_t>(documents));
}

Result<std::vector<Loss>> losses(const Config& config, const std::filesystem::path& data,
                                 const Manifest& in_use, ledger::Ledger& ledger,
                                 const std::vector<ledger::BuildItem>& items) {
  std::unordered_set<std::string_view> kept;
  for (const ledger::BuildItem& item : items) kept.insert(item.url);
  std::map<std::string, Loss> lost;
  for (Published& record : published_records(data / generations_folder / in_use.id)) {
    if (kept.contains(record.url)) continue;
    const bool configured = config.find(record.source) != nullptr;
    const auto standing = ledger.standing(record.source, record.url);
    if (!standing) return fail(standing.error());
    if (is_explained(*standing, configured)) continue;
    Loss& loss = lost[record.source];
    loss.configured = configured;
    loss.urls.push_back(std::move(record.url));
  }
  std::vector<Loss> result;
  for (auto& [source, loss] : lost) {
    loss.source = source;
    const auto count = in_use.documents_by_source.find(source);
    if (count != in_use.documents_by_source.end()) loss.documents = count->second;
    result.push_back(std::move(loss));
  }
  return result;
}

Result<void> let_go(const Loss& loss, ledger::Ledger& ledger) {
  const std::string evidence = loss.configured ? "accepted, though the ledger did not know it"
                                               : "accepted, as its source was taken away";
  if (auto begun = ledger.begin(); !begun) return begun;
  for (const std::string& url : loss.urls) {
    if (auto gone = ledger.let_go(loss.source, url, evidence); !gone) return gone;
  }
  return ledger.commit();
}

}  // namespace wegwijzer
