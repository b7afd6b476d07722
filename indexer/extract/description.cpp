#include "indexer/extract/description.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

template <class Value>
void fill_empty(Value& value, Value other) {
  if (value.empty()) value = std::move(other);
}

}  // namespace

void fill_in(Event& event, const Event& other) {
  // An end belongs to its own start.
  if (event.start == other.start) fill_empty(event.end, other.end);
  if (!event.online) fill_empty(event.place, other.place);
  event.online = event.online || other.online;
  fill_empty(event.price, other.price);
  if (!event.price_amount) event.price_amount = other.price_amount;
  fill_empty(event.accreditation, other.accreditation);
  fill_empty(event.registration, other.registration);
  if (event.status == EventStatus::Scheduled) event.status = other.status;
  fill_empty(event.recording, other.recording);
}

Description merged(Description first, Description second) {
  fill_empty(first.title, std::move(second.title));
  fill_empty(first.summary, std::move(second.summary));
  fill_empty(first.published, std::move(second.published));
  fill_empty(first.language, std::move(second.language));
  first.fields.merge(second.fields);
  fill_empty(first.transcript, std::move(second.transcript));
  fill_empty(first.questions, std::move(second.questions));
  if (first.event && second.event) {
    fill_in(*first.event, *second.event);
  } else if (!first.event) {
    first.event = std::move(second.event);
  }
  return first;
}

void add_split_at_commas(std::vector<std::string>& values, std::string_view list) {
  while (!list.empty() && values.size() < maximum_listed_words) {
    const std::size_t end = std::min(list.find_first_of(",;"), list.size());
    const std::string_view part = trim(list.substr(0, end));
    if (!part.empty()) values.emplace_back(part);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace wegwijzer::extract
