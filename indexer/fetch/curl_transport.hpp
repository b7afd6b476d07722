#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <unordered_map>
#include <vector>

#include "indexer/fetch/address_gate.hpp"
#include "indexer/fetch/crawler_config.hpp"
#include "indexer/fetch/transport.hpp"

namespace wegwijzer::fetch {

class Exchange;

/// The real network, by libcurl's multi interface.
///
/// Every address that is about to be connected to passes the AddressGate, whatever name led to it.
/// No proxy, no cookies, no redirects, no user name and password; http and https only. Bytes are
/// counted while they arrive, decoded ones too; a body with more than one content coding is
/// refused. Connections are kept and used again.
class CurlTransport final : public Transport {
 public:
  /// Config when an address block of the configuration is none.
  static Result<std::unique_ptr<CurlTransport>> make(const CrawlerConfig& config);
  /// Ends what is under way without a word.
  ~CurlTransport() override;

  void start(Ticket ticket, const Request& request) override;
  std::vector<Done> wait(std::chrono::milliseconds patience) override;
  void wake() override;

 private:
  CurlTransport(CrawlerConfig config, AddressGate gate);

  void collect();

  const CrawlerConfig config_;
  const AddressGate gate_;
  void* multi_;                                                     ///< CURLM
  std::unordered_map<void*, std::unique_ptr<Exchange>> exchanges_;  ///< by CURL
  std::vector<Done> done_;
  std::atomic<bool> woken_ = false;
};

}  // namespace wegwijzer::fetch
