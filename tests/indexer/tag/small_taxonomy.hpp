#pragma once

// What the tests of the tagger are written with: taxonomies of one or two facets, and documents.
#include <algorithm>
#include <string>
#include <vector>

#include "indexer/tag/tagger.hpp"

namespace wegwijzer::tag {

inline FacetValue value(const std::string& id, Triggers when = {}, const std::string& parent = {}) {
  FacetValue made;
  made.id = id;
  made.label = {
      {"nl", id}
  };
  made.parent = parent;
  made.when = std::move(when);
  return made;
}

inline Facet facet(const std::string& id, std::vector<FacetValue> values,
                   DerivedFrom derived_from = DerivedFrom::Nothing) {
  Facet made;
  made.id = id;
  made.label = {
      {"nl", id}
  };
  made.derived_from = derived_from;
  made.values = std::move(values);
  return made;
}

/// One facet "topic" with the one value "it".
inline Taxonomy topic(const Triggers& when) {
  return Taxonomy{{facet("topic", {value("it", when)})}};
}

/// A document under test, and the source that it came from.
struct Document {
  extract::Extracted extracted = {};
  source::Source source = {};
  std::string url = "https://example.org/";

  Document& title(const std::string& text) {
    extracted.title = text;
    return *this;
  }
  Document& heading(const std::string& text) {
    extracted.headings.push_back({2, text, "", extracted.text.size()});
    extracted.text += text + "\n";
    return *this;
  }
  Document& summary(const std::string& text) {
    extracted.summary = text;
    return *this;
  }
  Document& text(const std::string& text) {
    extracted.text += text;
    return *this;
  }
  Document& at(const std::string& address) {
    url = address;
    return *this;
  }

  Tagged tagged(const Taxonomy& taxonomy) const {
    return Tagger(taxonomy).tag({&extracted, &source, url});
  }
};

inline Document text(const std::string& words) { return Document().text(words); }

inline std::vector<std::string> names(const std::vector<Tag>& tags) {
  std::vector<std::string> names;
  for (const Tag& tag : tags) names.push_back(tag.facet + ":" + tag.value);
  return names;
}

inline const Tag* find(const std::vector<Tag>& tags, const std::string& value) {
  const auto found =
      std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.value == value; });
  return found == tags.end() ? nullptr : &*found;
}

/// The evidence of a value, empty when it was not given.
inline Evidence evidence(const std::vector<Tag>& tags, const std::string& value) {
  const Tag* tag = find(tags, value);
  return tag == nullptr ? Evidence{} : tag->evidence;
}

inline bool gives(const Taxonomy& taxonomy, const Document& document) {
  return find(document.tagged(taxonomy).tags, "it") != nullptr;
}

inline bool doubts(const Taxonomy& taxonomy, const Document& document) {
  return find(document.tagged(taxonomy).doubtful, "it") != nullptr;
}

}  // namespace wegwijzer::tag
