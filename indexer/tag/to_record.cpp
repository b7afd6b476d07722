#include "indexer/tag/to_record.hpp"

#include <utility>

namespace wegwijzer::tag {

Record to_record(const Input& input, Tagged tagged) {
  const extract::Extracted& extracted = *input.extracted;
  Record record;
  record.id = record_id(input.url);
  record.url = input.url;
  record.title = extracted.title.empty() ? input.url : extracted.title;
  record.summary = extracted.summary;
  record.text = extracted.text;
  for (const extract::Heading& heading : extracted.headings) {
    record.sections.push_back({heading.text, heading.anchor, heading.offset});
  }
  record.language = std::move(tagged.language);
  record.published = extracted.published;
  record.access = std::move(tagged.access);
  record.media_type = extracted.media_type;
  record.source = input.source->id;
  record.source_label = input.source->label;
  record.event = extracted.event;
  record.tags = std::move(tagged.tags);
  return record;
}

}  // namespace wegwijzer::tag
