#include "searchd/http/http_date.hpp"

#include <fmt/chrono.h>

namespace wegwijzer::http {

std::string http_date(std::chrono::system_clock::time_point time) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

}  // namespace wegwijzer::http
