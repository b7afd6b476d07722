#include "indexer/extract/worker.hpp"

#include <malloc.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "indexer/extract/formats.hpp"
#include "indexer/extract/simhash.hpp"

namespace wegwijzer::extract {

using nlohmann::json;

namespace {

constexpr int kept_memory = 16 * 1024 * 1024;

std::string dumped(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Message error_answer(const Error& error) {
  const char* kind = error.code == Code::Io ? "io" : "malformed";
  const json said = {
      {"failed", kind      },
      {"what",   error.what},
      {"hint",   error.hint}
  };
  return {.json = dumped(said)};
}

Result<Document> document_of(const json& request, const std::string& bytes) {
  Document document;
  document.bytes = bytes;
  request.at("media_type").get_to(document.media_type);
  request.at("charset").get_to(document.charset);
  request.at("robots_tag").get_to(document.robots_tag);
  request.at("file_name").get_to(document.file_name);
  document.now = from_iso(request.at("now").get<std::string>()).value_or(Time());
  const auto href = request.at("url").get<std::string>();
  if (href.empty()) return document;
  auto url = Url::parse(href);
  if (!url) return fail(url.error());
  document.url = std::move(*url);
  return document;
}

Result<Extracted> extract_request(const Message& request) {
  try {
    const json asked = json::parse(request.json);
    const auto document = document_of(asked, request.bytes);
    if (!document) return fail(document.error());
    const auto rules = rules_from_json(asked.at("rules"));
    if (!rules) return fail(rules.error());
    return extract(*document, *rules);
  } catch (const json::exception& error) {
    return fail(Code::Malformed, std::string("a request to an extractor: ") + error.what());
  }
}

}  // namespace

int extract_worker_main() {
  // The memory of one document serves the next; by itself malloc gives it back each time, which is
  // a twentieth of the time of a page.
  ::mallopt(M_TRIM_THRESHOLD, kept_memory);
  ::mallopt(M_TOP_PAD, kept_memory / 16);
  for (;;) {
    Message request;
    if (receive_message(STDIN_FILENO, request, longest_request, {}) != Exchange::Done) return 0;
    if (send_message(STDOUT_FILENO, answer_to(request), {}) != Exchange::Done) return 1;
  }
}

Message request_of(Document document, const Rules& rules) {
  const json asked = {
      {"media_type", document.media_type },
      {"charset",    document.charset    },
      {"robots_tag", document.robots_tag },
      {"file_name",  document.file_name  },
      {"url",        document.url.href() },
      {"now",        to_iso(document.now)},
      {"rules",      to_json(rules)      }
  };
  return {.json = dumped(asked), .bytes = std::move(document.bytes)};
}

Message answer_to(const Message& request) {
  auto extracted = extract_request(request);
  if (!extracted) return error_answer(extracted.error());
  const Simhash simhash = simhash_of(extracted->text);
  // The text is most of the answer and travels as it is.
  Message answer{.json = {}, .bytes = std::exchange(extracted->text, {})};
  answer.json = dumped({
      {"extracted", to_json(*extracted)},
      {"simhash",   simhash.bits       },
      {"words",     simhash.words      },
      {"login",     extracted->login   }
  });
  return answer;
}

Result<Extracted> read_answer(Message answer) {
  try {
    const json said = json::parse(answer.json);
    if (!said.contains("extracted")) {
      const Code code = said.at("failed") == "io" ? Code::Io : Code::Malformed;
      return fail(code, said.at("what").get<std::string>(), said.at("hint").get<std::string>());
    }
    auto extracted = extracted_from_json(said.at("extracted"));
    if (!extracted) return extracted;
    said.at("simhash").get_to(extracted->simhash);
    said.at("words").get_to(extracted->words);
    said.at("login").get_to(extracted->login);
    extracted->text = is_utf8(answer.bytes) ? std::move(answer.bytes) : to_utf8(answer.bytes);
    return extracted;
  } catch (const json::exception& error) {
    return fail(Code::Malformed, std::string("an extractor answered nonsense: ") + error.what());
  }
}

}  // namespace wegwijzer::extract
