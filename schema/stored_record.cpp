#include "schema/stored_record.hpp"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

namespace wegwijzer {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

/// Stored text is valid UTF-8; should it not be, it must not throw while we answer.
std::string dump(const ordered_json& value) {
  return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// As in the answers of the API: what is not known is null.
ordered_json or_null(const std::string& text) {
  return text.empty() ? ordered_json() : ordered_json(text);
}

}  // namespace

std::string stored_hit(const Record& record) {
  ordered_json data{
      {"id",           record.id          },
      {"url",          record.url         },
      {"title",        record.title       },
      {"language",     record.language    },
      {"published",    record.published   },
      {"access",       record.access      },
      {"media_type",   record.media_type  },
      {"source",       record.source      },
      {"source_label", record.source_label}
  };
  if (record.event) data["event"] = to_json(*record.event);
  if (!record.also_at.empty()) data["also_at"] = record.also_at;
  if (record.on_copy_site) data["on_copy_site"] = true;
  return dump(data);
}

Result<Record> record_from_stored(std::string_view data) {
  Record record;
  try {
    const json value = json::parse(data);
    value.at("id").get_to(record.id);
    value.at("url").get_to(record.url);
    value.at("title").get_to(record.title);
    value.at("language").get_to(record.language);
    value.at("published").get_to(record.published);
    value.at("access").get_to(record.access);
    value.at("media_type").get_to(record.media_type);
    value.at("source").get_to(record.source);
    value.at("source_label").get_to(record.source_label);
    if (value.contains("also_at")) value.at("also_at").get_to(record.also_at);
    record.on_copy_site = value.contains("on_copy_site");
    if (value.contains("event")) record.event = event_from_json(value.at("event"));
  } catch (const json::exception& error) {
    return fail(Code::Index, fmt::format("a hit of the index: {}", error.what()),
                "rebuild it: wegwijzer-indexer build");
  }
  return record;
}

ordered_json record_to_json(const Record& record) {
  ordered_json tags = ordered_json::object();
  for (const Tag& tag : record.tags) {
    tags[tag.facet].push_back({
        {"id",       tag.value          },
        {"evidence",
         {{"from", tag.evidence.from},
          {"trigger", tag.evidence.trigger},
          {"place", tag.evidence.place},
          {"score", tag.evidence.score}}}
    });
  }
  return {
      {"id",           record.id                                              },
      {"url",          record.url                                             },
      {"title",        record.title                                           },
      {"summary",      record.summary                                         },
      {"source",       {{"id", record.source}, {"label", record.source_label}}},
      {"published",    or_null(record.published)                              },
      {"language",     or_null(record.language)                               },
      {"access",       record.access                                          },
      {"media_type",   record.media_type                                      },
      {"event",        record.event ? to_json(*record.event) : ordered_json() },
      {"also_at",      record.also_at                                         },
      {"on_copy_site", record.on_copy_site                                    },
      {"tags",         tags                                                   }
  };
}

int date_number(std::string_view published) {
  if (published.size() < 4) return 0;
  const int year = number(published.substr(0, 4));
  const int month = published.size() >= 7 ? number(published.substr(5, 2)) : 1;
  const int day = published.size() >= 10 ? number(published.substr(8, 2)) : 1;
  return year * 10'000 + month * 100 + day;
}

}  // namespace wegwijzer
