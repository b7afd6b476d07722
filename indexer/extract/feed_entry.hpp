#pragma once

#include <pugixml.hpp>

#include "base/url.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// What an entry of a feed is read against.
struct FeedFrame {
  const Rules& rules;
  Url base;              ///< what addresses are resolved against, xml:base aside
  std::string home;      ///< the address of the site, absolute; empty when the feed does not say
  std::string title;     ///< of the feed
  std::string language;  ///< of the feed; empty when not said
};

/// One <item> of RSS. Its url is empty when it has no address.
ListedItem read_rss_item(const pugi::xml_node& item, const FeedFrame& frame);
/// One <entry> of Atom, likewise.
ListedItem read_atom_entry(const pugi::xml_node& entry, const FeedFrame& frame);

/// The href of the <link> with this relation, of Atom or of Atom within RSS, absolute; empty when
/// there is none. xml:base counts.
std::string related_address(const pugi::xml_node& parent, std::string_view relation,
                            const Url& base);

}  // namespace wegwijzer::extract
