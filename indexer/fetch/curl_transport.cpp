#include "indexer/fetch/curl_transport.hpp"

#include <curl/curl.h>

#include <new>

#include "indexer/fetch/exchange.hpp"

namespace wegwijzer::fetch {

Result<std::unique_ptr<CurlTransport>> CurlTransport::make(const CrawlerConfig& config) {
  auto gate = AddressGate::make(config.allow_private_addresses);
  if (!gate) return fail(gate.error());
  return std::unique_ptr<CurlTransport>(new CurlTransport(config, std::move(*gate)));
}

CurlTransport::CurlTransport(CrawlerConfig config, AddressGate gate)
    : config_(std::move(config)), gate_(std::move(gate)), multi_(curl_multi_init()) {
  if (multi_ == nullptr) throw std::bad_alloc();
  const long connections = static_cast<long>(config_.connections);
  curl_multi_setopt(multi_, CURLMOPT_MAX_TOTAL_CONNECTIONS, connections);
  curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, connections);
}

CurlTransport::~CurlTransport() {
  for (const auto& [easy, exchange] : exchanges_) curl_multi_remove_handle(multi_, easy);
  exchanges_.clear();
  curl_multi_cleanup(multi_);
}

void CurlTransport::start(Ticket ticket, const Request& request) {
  auto exchange = std::make_unique<Exchange>(ticket, request, config_, gate_);
  CURL* easy = exchange->easy();
  curl_multi_add_handle(multi_, easy);
  exchanges_.emplace(easy, std::move(exchange));
}

std::vector<Transport::Done> CurlTransport::wait(std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (;;) {
    int running = 0;
    curl_multi_perform(multi_, &running);
    collect();
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (!done_.empty() || woken_.exchange(false) || left.count() <= 0)
      return std::exchange(done_, {});
    curl_multi_poll(multi_, nullptr, 0, static_cast<int>(left.count()), nullptr);
  }
}

void CurlTransport::wake() {
  woken_ = true;
  curl_multi_wakeup(multi_);
}

void CurlTransport::collect() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const auto found = exchanges_.find(message->easy_handle);
    const CURLcode code = message->data.result;
    done_.push_back({found->second->ticket(), found->second->outcome(code)});
    curl_multi_remove_handle(multi_, found->first);
    exchanges_.erase(found);
  }
}

}  // namespace wegwijzer::fetch
