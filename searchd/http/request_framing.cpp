#include "searchd/http/request_framing.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

#include "base/utf8.hpp"

namespace wegwijzer::http {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view head_end = "\r\n\r\n";

struct Field {
  std::string name;  // lower case
  std::string_view value;
};

/// What the fields say about where the request ends and what happens after.
struct Head {
  bool http_1_1 = true;
  int fields = 0;
  int hosts = 0;
  std::optional<std::size_t> content_length;
  bool close = false;
  bool asks_keep_alive = false;
};

bool is_token_char(char c) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return std::isalnum(static_cast<unsigned char>(c)) || others.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

bool has_control(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\t') || byte == 0x7f;
  });
}

/// Calls `use` with each element of a comma-separated list, trimmed.
template <class Use>
void each_element(std::string_view list, Use use) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    use(trim(list.substr(0, comma)));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

std::optional<Field> parse_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return std::nullopt;
  return Field{to_lower_ascii(line.substr(0, colon)), trim(line.substr(colon + 1))};
}

std::optional<Refused> read_request_line(std::string_view line, Head& head) {
  if (line.size() > longest_request_line) return Refused{414, "the request line is too long"};
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  const bool three_parts = first != std::string_view::npos && first != last;
  if (has_control(line) || !three_parts || !is_token(line.substr(0, first)) ||
      line.substr(first + 1, last - first - 1).find(' ') != std::string_view::npos) {
    return Refused{400, "the first line is no request line"};
  }
  const std::string_view version = line.substr(last + 1);
  head.http_1_1 = version == "HTTP/1.1";
  if (!head.http_1_1 && version != "HTTP/1.0") {
    return Refused{505, "the protocol is not HTTP/1.1 or HTTP/1.0"};
  }
  return std::nullopt;
}

std::optional<Refused> read_content_length(std::string_view value, Head& head) {
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
  // A list of equal lengths may be read as one (RFC 9110 section 8.6), but need not.
  const bool digits = !value.empty() && value.find_first_not_of("0123456789") == value.npos;
  if (!digits || end != value.data() + value.size()) {
    return Refused{400, "Content-Length is not one whole number"};
  }
  if (head.content_length) return Refused{400, "Content-Length is given twice"};
  if (error != std::errc() || length > largest_body) {
    return Refused{413, "the body is larger than 1 MB"};
  }
  head.content_length = length;
  return std::nullopt;
}

void read_connection(std::string_view value, Head& head) {
  each_element(value, [&](std::string_view option) {
    const std::string word = to_lower_ascii(option);
    if (word == "close") head.close = true;
    if (word == "keep-alive") head.asks_keep_alive = true;
  });
}

std::optional<Refused> read_field(std::string_view line, Head& head) {
  if (++head.fields > most_fields) return Refused{431, "there are more than 100 header fields"};
  if (line.size() > longest_field_line) return Refused{431, "a header field is too long"};
  const auto field = has_control(line) ? std::nullopt : parse_field(line);
  if (!field) return Refused{400, "a header line is no field"};
  if (field->name == "transfer-encoding") {
    return Refused{411, "a body needs a Content-Length; Transfer-Encoding is not accepted"};
  }
  if (field->name == "content-encoding") return Refused{415, "an encoded body is not accepted"};
  if (field->name == "content-length") return read_content_length(field->value, head);
  if (field->name == "connection") read_connection(field->value, head);
  if (field->name == "host") ++head.hosts;
  return std::nullopt;
}

Framing frame_head(std::string_view head_bytes, std::size_t buffered) {
  Head head;
  std::size_t begin = 0;
  while (begin < head_bytes.size()) {
    const std::size_t end = std::min(head_bytes.find(line_end, begin), head_bytes.size());
    const std::string_view line = head_bytes.substr(begin, end - begin);
    const auto refused = begin == 0 ? read_request_line(line, head) : read_field(line, head);
    if (refused) return *refused;
    begin = end + line_end.size();
  }
  if (head.hosts > 1 || (head.http_1_1 && head.hosts == 0)) {
    return Refused{400, "a request names its host once"};  // RFC 9112 section 3.2
  }
  const std::size_t length = head_bytes.size() + head_end.size() + head.content_length.value_or(0);
  if (buffered < length) return NeedsMore{length};
  return Framed{length, !head.close && (head.http_1_1 || head.asks_keep_alive)};
}

bool is_dropped(std::string_view name) {
  return name == "range" || name == "if-range" || name == "expect" || name == "accept-encoding" ||
         name.starts_with("remote_") || name.starts_with("local_");
}

/// gzip at its default level costs a fraction of a millisecond for a page. Brotli as the library
/// uses it (level 11) costs a hundred times that, so it is never offered.
bool accepts_gzip(std::string_view accept_encoding) {
  bool accepted = false;
  each_element(accept_encoding, [&](std::string_view element) {
    const std::string_view coding = trim(element.substr(0, element.find(';')));
    if (to_lower_ascii(coding) != "gzip") return;
    const std::size_t weight = element.find("q=");
    accepted = weight == std::string_view::npos ||
               element.find_first_of("123456789", weight) != std::string_view::npos;
  });
  return accepted;
}

std::string vetted_request_line(std::string_view line) {
  const std::size_t query = line.find('?');
  if (query == std::string_view::npos) return std::string(line);
  std::string kept(line.substr(0, query + 1));
  for (const char c : line.substr(query + 1)) {
    if (c == '?') {
      kept += "%3F";
    } else {
      kept += c;
    }
  }
  return kept;
}

}  // namespace

std::size_t leading_empty_lines(std::string_view buffered) {
  std::size_t skipped = 0;
  while (buffered.substr(skipped).starts_with(line_end)) skipped += line_end.size();
  return skipped;
}

Framing frame(std::string_view buffered) {
  const std::size_t end = buffered.substr(0, largest_head + head_end.size()).find(head_end);
  if (end != std::string_view::npos) return frame_head(buffered.substr(0, end), buffered.size());

  const std::size_t first_line = std::min(buffered.find(line_end), buffered.size());
  if (first_line > longest_request_line) return Refused{414, "the request line is too long"};
  if (buffered.size() > largest_head) {
    return Refused{431, "the header fields are larger than 16 KB together"};
  }
  return NeedsMore{buffered.size() + 1};
}

std::string vetted(std::string_view request) {
  const std::size_t end = request.find(head_end);
  const std::string_view head = request.substr(0, end);
  std::size_t line_begin = std::min(head.find(line_end), head.size());
  std::string kept = vetted_request_line(head.substr(0, line_begin));
  bool gzip = false;
  while (line_begin < head.size()) {
    line_begin += line_end.size();
    const std::size_t next = std::min(head.find(line_end, line_begin), head.size());
    const std::string_view line = head.substr(line_begin, next - line_begin);
    const auto field = parse_field(line);
    if (field && field->name == "accept-encoding") gzip = gzip || accepts_gzip(field->value);
    if (field && !is_dropped(field->name)) kept.append(line_end).append(line);
    line_begin = next;
  }
  if (gzip) kept.append("\r\nAccept-Encoding: gzip");
  return kept.append(request.substr(end));
}

}  // namespace wegwijzer::http
