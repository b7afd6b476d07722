#include "fuzz/extracted_claims.hpp"

#include <nlohmann/json.hpp>

#include "base/clock.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "fuzz/claim.hpp"

namespace wegwijzer::fuzz {

namespace {

bool is_date(std::string_view date) {
  constexpr std::string_view shape = "0000-00-00";
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return date.empty();
  return std::equal(date.begin(), date.end(), shape.begin(), [](char c, char expected) {
    return expected == '0' ? (c >= '0' && c <= '9') : c == expected;
  });
}

/// "2027-01-12" or "2027-01-12T19:00+01:00".
bool is_moment(std::string_view moment) {
  constexpr std::string_view shape = "T00:00+00:00";
  if (moment.size() < 10 || !is_date(moment.substr(0, 10))) return false;
  const std::string_view time = moment.substr(10);
  return time.empty() ||
         (time.size() == shape.size() &&
          std::equal(time.begin(), time.end(), shape.begin(), [](char c, char expected) {
            return expected == '0' ? (c >= '0' && c <= '9') : c == expected;
          }));
}

bool is_absolute(const std::string& address) {
  const auto url = Url::parse(address);
  return url && url->href() == address;
}

void claim_headings(const extract::Extracted& extracted) {
  std::size_t previous = 0;
  for (const extract::Heading& heading : extracted.headings) {
    claim(heading.level >= 1 && heading.level <= 6, "a heading is of level 1 to 6");
    claim(heading.offset >= previous, "headings are in the order of the text");
    claim(heading.offset <= extracted.text.size(), "a heading's section starts within the text");
    const bool inside_character =
        heading.offset < extracted.text.size() && (extracted.text[heading.offset] & 0xC0) == 0x80;
    claim(!inside_character, "a heading's section starts before a character");
    claim(is_utf8(heading.text) && is_utf8(heading.anchor), "a heading is UTF-8");
    previous = heading.offset;
  }
}

void claim_listing(const extract::Listing& listing) {
  claim(listing.items.size() <= extract::maximum_listed, "a listing has its limit");
  claim(listing.more.size() <= extract::maximum_listed, "and so has what it leads to");
  for (const extract::ListedItem& item : listing.items) {
    const bool nowhere = item.deleted && item.url.empty() && !item.id.empty();
    claim(nowhere || is_absolute(item.url), "an item has an address of http or https");
    claim(item.url.size() <= extract::longest_listed_address, "which is no novel");
    claim(is_utf8(item.id), "an id is UTF-8");
    const auto at_noon = from_iso(item.modified.substr(0, 10) + "T12:00:00Z");
    const bool is_moment = from_iso(item.modified) || (item.modified.size() == 10 && at_noon);
    claim(item.modified.empty() || is_moment, "modified is a moment or a day");
    claim(!item.extracted.listing, "an item is no listing");
    claim_sound(item.extracted);
  }
  for (const std::string& address : listing.more) {
    claim(is_absolute(address), "a further listing has an address of http or https");
  }
}

}  // namespace

void claim_sound(const Event& event) {
  claim(is_moment(event.start), "an event starts at a date or a local time");
  claim(event.end.empty() || is_moment(event.end), "an event ends at a date or a local time");
  for (const auto* text : {&event.place, &event.price, &event.accreditation}) {
    claim(is_utf8(*text), "a detail of an event is UTF-8");
  }
  for (const auto* address : {&event.registration, &event.recording}) {
    claim(address->empty() || is_absolute(*address), "an address of an event is absolute");
  }
  claim(!event.price_amount || *event.price_amount >= 0, "nobody is paid to come");
}

void claim_sound(const extract::Extracted& extracted) {
  for (const auto* text : {&extracted.title, &extracted.summary, &extracted.text,
                           &extracted.language, &extracted.published, &extracted.media_type}) {
    claim(is_utf8(*text), "a text is UTF-8");
    claim(text->find('\0') == std::string::npos, "a text has no zero byte");
  }
  claim(extracted.title.find('\n') == std::string::npos, "a title is one line");
  claim(is_date(extracted.published), "published is YYYY[-MM[-DD]] or empty");
  claim(extracted.canonical.empty() || is_absolute(extracted.canonical),
        "rel=canonical is an address of http or https");
  claim_headings(extracted);
  if (extracted.event) claim_sound(*extracted.event);
  for (const extract::Link& link : extracted.links) {
    claim(is_absolute(link.url), "a link is an address of http or https");
    claim(is_utf8(link.text), "the text of a link is UTF-8");
  }
  if (extracted.listing) claim_listing(*extracted.listing);
  const auto again = extract::extracted_from_json(extract::to_json(extracted));
  claim(again.has_value() && *again == extracted, "it comes back from JSON as it was");
}

void claim_sound(const Result<extract::Extracted>& extracted) {
  if (extracted) return claim_sound(*extracted);
  claim(extracted.error().code == Code::Malformed, "bytes that cannot be read are Malformed");
  claim(!extracted.error().what.empty(), "an error says what is wrong");
}

}  // namespace wegwijzer::fuzz
