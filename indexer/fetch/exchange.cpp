#include "indexer/fetch/exchange.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <new>

#include "base/utf8.hpp"

namespace wegwijzer::fetch {

namespace {

constexpr long stalled_below = 100;  // bytes a second

long milliseconds(std::chrono::milliseconds time) { return static_cast<long>(time.count()); }

long whole_seconds(std::chrono::milliseconds time) {
  return static_cast<long>(std::chrono::ceil<std::chrono::seconds>(time).count());
}

std::string in_words(std::chrono::milliseconds time) {
  return fmt::format("{:g} s", static_cast<double>(time.count()) / 1000);
}

/// What a server gave us once may not become more than one header line when we send it back.
bool is_one_line(std::string_view value) {
  return std::none_of(value.begin(), value.end(), [](char c) { return c >= 0 && c < ' '; });
}

}  // namespace

Exchange::Exchange(Transport::Ticket ticket, const Request& request, const CrawlerConfig& config,
                   const AddressGate& gate)
    : config_(config),
      gate_(gate),
      ticket_(ticket),
      url_(request.url),
      enough_(request.enough),
      easy_(curl_easy_init()) {
  if (easy_ == nullptr) throw std::bad_alloc();
  const std::string target = url_.origin() + url_.path_and_query();
  curl_easy_setopt(easy_, CURLOPT_URL, target.c_str());
  curl_easy_setopt(easy_, CURLOPT_ERRORBUFFER, libcurls_words_);
  curl_easy_setopt(easy_, CURLOPT_HEADERFUNCTION, &Exchange::on_header);
  curl_easy_setopt(easy_, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(easy_, CURLOPT_WRITEFUNCTION, &Exchange::on_body);
  curl_easy_setopt(easy_, CURLOPT_WRITEDATA, this);
  set_connection();
  set_limits();
  set_headers(request.validators);
}

Exchange::~Exchange() {
  curl_easy_cleanup(easy_);
  curl_slist_free_all(headers_);
}

void Exchange::set_connection() {
  curl_easy_setopt(easy_, CURLOPT_OPENSOCKETFUNCTION, &Exchange::open_socket);
  curl_easy_setopt(easy_, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(easy_, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy_, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy_, CURLOPT_PROXY, "");  // else the gate would see the proxy's address
  curl_easy_setopt(easy_, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy_, CURLOPT_QUICK_EXIT, 1L);  // a name server that hangs holds nobody up
  curl_easy_setopt(easy_, CURLOPT_PATH_AS_IS, 1L);  // Url has its own form
}

void Exchange::set_limits() {
  curl_easy_setopt(easy_, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(config_.connect_timeout));
  curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS, milliseconds(config_.total_timeout));
  // Only stops early what says its length; on_body counts what comes, decoded.
  if (!enough_) {
    curl_easy_setopt(easy_, CURLOPT_MAXFILESIZE_LARGE,
                     static_cast<curl_off_t>(config_.maximum_bytes));
  }
  curl_easy_setopt(easy_, CURLOPT_LOW_SPEED_LIMIT, stalled_below);
  curl_easy_setopt(easy_, CURLOPT_LOW_SPEED_TIME, whole_seconds(config_.stall_timeout));
}

void Exchange::set_headers(const Validators& validators) {
  curl_easy_setopt(easy_, CURLOPT_USERAGENT, config_.user_agent.c_str());
  curl_easy_setopt(easy_, CURLOPT_ACCEPT_ENCODING, "");  // all that this libcurl can decode
  const auto send = [&](const char* name, const std::string& value) {
    if (value.empty() || !is_one_line(value)) return;
    headers_ = curl_slist_append(headers_, fmt::format("{}: {}", name, value).c_str());
  };
  send("If-None-Match", validators.etag);
  send("If-Modified-Since", validators.last_modified);
  curl_easy_setopt(easy_, CURLOPT_HTTPHEADER, headers_);
}

curl_socket_t Exchange::open_socket(void* self, curlsocktype, curl_sockaddr* to) {
  auto& exchange = *static_cast<Exchange*>(self);
  const auto address = to_address(to->addr);
  const std::string_view refusal =
      address ? exchange.gate_.refusal(*address) : "an address of no known kind";
  if (!refusal.empty()) {
    exchange.refused_ = fmt::format("{}, {}", address ? to_text(*address) : "it", refusal);
    return CURL_SOCKET_BAD;
  }
  return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

std::size_t Exchange::on_header(char* bytes, std::size_t size, std::size_t count, void* self) {
  auto& exchange = *static_cast<Exchange*>(self);
  switch (exchange.head_.add({bytes, size * count})) {
    case ResponseHead::Outcome::Good:
      return size * count;
    case ResponseHead::Outcome::TooLong:
      exchange.cut_ = Cut::HeadTooLong;
      return 0;
    case ResponseHead::Outcome::SeveralCodings:
      exchange.cut_ = Cut::SeveralCodings;
      return 0;
  }
  return 0;
}

std::size_t Exchange::on_body(char* bytes, std::size_t size, std::size_t count, void* self) {
  auto& exchange = *static_cast<Exchange*>(self);
  const auto most = static_cast<std::size_t>(exchange.config_.maximum_bytes);
  const std::size_t limit = std::min(most, exchange.enough_.value_or(most));
  const std::size_t left = limit - exchange.body_.size();
  if (size * count <= left) {
    exchange.body_.append(bytes, size * count);
    return size * count;
  }
  if (exchange.enough_) exchange.body_.append(bytes, left);
  exchange.cut_ = exchange.enough_ ? Cut::Enough : Cut::BodyTooLong;
  return 0;
}

Result<Response> Exchange::outcome(CURLcode code) {
  if (code != CURLE_OK && cut_ != Cut::Enough) return fail(failure(code));
  Response response;
  head_.fill(response);
  response.body = std::move(body_);
  long status = 0;
  curl_off_t microseconds = 0, retry_after = 0;
  curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(easy_, CURLINFO_TOTAL_TIME_T, &microseconds);
  curl_easy_getinfo(easy_, CURLINFO_RETRY_AFTER, &retry_after);  // seconds, also for a date
  response.status = static_cast<int>(status);
  response.duration = std::chrono::milliseconds(microseconds / 1000);
  response.retry_after = std::chrono::seconds(std::max<curl_off_t>(retry_after, 0));
  return response;
}

Error Exchange::failure(CURLcode code) const {
  const auto network = [&](std::string_view what, std::string hint = {}) {
    return Error{Code::Network, fmt::format("{}: {}", url_.href(), what), std::move(hint)};
  };
  if (cut_ == Cut::BodyTooLong || code == CURLE_FILESIZE_EXCEEDED) {
    return network(fmt::format("the body is over {} bytes", config_.maximum_bytes),
                   "raise maximum_bytes in crawler.json when this document is wanted");
  }
  if (cut_ == Cut::HeadTooLong) {
    return network(fmt::format("the headers are over {} bytes", maximum_header_bytes));
  }
  if (cut_ == Cut::SeveralCodings) return network("the body has more than one content coding");
  if (!refused_.empty() && code == CURLE_COULDNT_CONNECT) {
    return {Code::Refused, fmt::format("{}: leads to {}", url_.href(), refused_),
            "list its block under allow_private_addresses in crawler.json when that is meant"};
  }
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return network(fmt::format("the name {} is not found", url_.host()),
                     "check the name, and whether this machine has a network");
    case CURLE_COULDNT_CONNECT:
      return network(connect_reason());
    case CURLE_OPERATION_TIMEDOUT:
      return network(timeout_reason());
    case CURLE_GOT_NOTHING:
      return network("the server closed the connection without an answer");
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      return network(fmt::format("the connection broke off after {} bytes", body_.size()));
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return network("what the server sent is no HTTP answer");
    case CURLE_BAD_CONTENT_ENCODING:
      return network("the body cannot be decoded as its Content-Encoding says");
    case CURLE_PEER_FAILED_VERIFICATION:
      return network(fmt::format("the certificate is not trusted: {}", libcurls_words_),
                     "open the address in a browser; the site's owner must repair it");
    default:
      return network(libcurls_words_[0] != '\0' ? libcurls_words_ : curl_easy_strerror(code));
  }
}

std::string Exchange::timeout_reason() const {
  curl_off_t sent = 0, total = 0;
  curl_easy_getinfo(easy_, CURLINFO_PRETRANSFER_TIME_T, &sent);  // also on a connection used again
  curl_easy_getinfo(easy_, CURLINFO_TOTAL_TIME_T, &total);
  if (sent == 0) {
    return fmt::format("no connection within {}",
                       in_words(std::min(config_.connect_timeout, config_.total_timeout)));
  }
  constexpr auto timer_slack = std::chrono::milliseconds(100);
  if (std::chrono::microseconds(total) + timer_slack >= config_.total_timeout) {
    return fmt::format("no whole answer within {}", in_words(config_.total_timeout));
  }
  return fmt::format("under {} bytes a second for {} s", stalled_below,
                     whole_seconds(config_.stall_timeout));
}

std::string Exchange::connect_reason() const {
  long reason = 0;
  curl_easy_getinfo(easy_, CURLINFO_OS_ERRNO, &reason);
  const std::string words = reason == 0 ? "no connection" : std::strerror(static_cast<int>(reason));
  return fmt::format("cannot connect: {}", to_lower_ascii(words));
}

}  // namespace wegwijzer::fetch
