#pragma once

#include <optional>

#include "base/url.hpp"
#include "indexer/extract/schema_graph.hpp"
#include "schema/event.hpp"

namespace wegwijzer::extract {

/// Whether a thing takes place: an Event of any kind, or an instance of a course.
bool is_event(const SchemaGraph::Thing& thing);

/// The event that `thing` is; for a course the first of its instances that is not cancelled.
/// nullopt when it is none, or has no date. Addresses are resolved against `base`.
std::optional<Event> read_event(const SchemaGraph& graph, const SchemaGraph::Thing& thing,
                                const Url& base);

}  // namespace wegwijzer::extract
