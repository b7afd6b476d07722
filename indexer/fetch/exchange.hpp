#pragma once

#include <curl/curl.h>

#include <string>

#include "indexer/fetch/address_gate.hpp"
#include "indexer/fetch/crawler_config.hpp"
#include "indexer/fetch/response_head.hpp"
#include "indexer/fetch/transport.hpp"

namespace wegwijzer::fetch {

/// One request on its way through libcurl: the easy handle, what has come in so far, and in the end
/// the response or, in our own words, why there is none. Used by the CurlTransport's thread only;
/// does not move, because libcurl points into it. `config` and `gate` outlive it.
class Exchange {
 public:
  Exchange(Transport::Ticket ticket, const Request& request, const CrawlerConfig& config,
           const AddressGate& gate);
  ~Exchange();
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  CURL* easy() const { return easy_; }
  Transport::Ticket ticket() const { return ticket_; }

  /// After libcurl has said that the transfer ended with `code`.
  Result<Response> outcome(CURLcode code);

 private:
  enum class Cut { No, Enough, BodyTooLong, HeadTooLong, SeveralCodings };

  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* self);
  static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* self);

  void set_limits();
  void set_connection();
  void set_headers(const Validators& validators);
  Error failure(CURLcode code) const;
  std::string timeout_reason() const;
  std::string connect_reason() const;

  const CrawlerConfig& config_;
  const AddressGate& gate_;
  Transport::Ticket ticket_;
  Url url_;
  const std::optional<std::size_t> enough_;
  CURL* easy_;
  curl_slist* headers_ = nullptr;
  char libcurls_words_[CURL_ERROR_SIZE] = {};

  ResponseHead head_;
  std::string body_;
  Cut cut_ = Cut::No;
  std::string refused_;  ///< "127.0.0.1 is a loopback address"
};

}  // namespace wegwijzer::fetch
