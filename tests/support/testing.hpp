#pragma once

namespace testing {}

/// Test support lives here. Code in namespace wegwijzer that writes `testing::` without leading
/// colons would now find only this namespace; the directive lets it find GoogleTest as well.
namespace wegwijzer::testing {
using namespace ::testing;
}
