// The tests of this room; as "extract-worker" the same program is a worker of the pool under test.
#include <gmock/gmock.h>

#include <string_view>

#include "indexer/extract/worker.hpp"

int main(int argc, char** argv) {
  using namespace wegwijzer::extract;
  if (argc > 1 && std::string_view(argv[1]) == worker_argument) return extract_worker_main();
  testing::InitGoogleMock(&argc, argv);
  return RUN_ALL_TESTS();
}
