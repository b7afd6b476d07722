// fuzz_replay                 every target over its seeds and mutations of them
// fuzz_replay TARGET          the same for one target
// fuzz_replay TARGET FILE...  one target over these inputs, such as one that libFuzzer found
//
// The input at work stands in the file fuzz_replay.input, and is still there after a crash.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/files.hpp"
#include "fuzz/mutator.hpp"
#include "fuzz/targets.hpp"

namespace wegwijzer::fuzz {

namespace {

namespace fs = std::filesystem;

constexpr int mutations = 1000;

void run(const Target& target, std::string_view input) {
  std::ofstream("fuzz_replay.input", std::ios::binary) << input;
  target.run(input);
}

/// In the order of their names; empty when one cannot be read.
std::vector<std::string> read_all(std::vector<fs::path> paths) {
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const fs::path& path : paths) {
    auto text = read_file(path);
    if (!text) {
      std::cerr << to_text(text.error());
      return {};
    }
    texts.push_back(std::move(*text));
  }
  return texts;
}

std::vector<fs::path> files_in(const fs::path& folder) {
  if (!fs::is_directory(folder)) return {};
  return {fs::directory_iterator(folder), fs::directory_iterator()};
}

/// Whether there were seeds to run it over.
bool replay(const Target& target) {
  const auto seeds = read_all(files_in(fs::path(SEEDS) / target.name));
  std::cout << target.name << ": " << seeds.size() << " seeds, " << mutations << " mutations"
            << std::endl;  // before it runs: the last line names the target that crashed
  if (seeds.empty()) return false;
  for (const std::string& seed : seeds) run(target, seed);
  Mutator mutator(seeds);
  for (int i = 0; i < mutations; ++i) run(target, mutator.next());
  return true;
}

bool replay(const Target& target, const std::vector<fs::path>& files) {
  if (files.empty()) return replay(target);
  const auto inputs = read_all(files);
  for (const std::string& input : inputs) run(target, input);
  return !inputs.empty();
}

bool replay_all() {
  bool complete = true;
  for (const Target& target : targets) complete = replay(target) && complete;
  return complete;
}

}  // namespace

}  // namespace wegwijzer::fuzz

int main(int argc, char** argv) {
  using namespace wegwijzer::fuzz;
  if (argc == 1) return replay_all() ? 0 : 1;
  for (const Target& target : targets) {
    if (target.name == argv[1]) return replay(target, {argv + 2, argv + argc}) ? 0 : 1;
  }
  std::cerr << "error: there is no target " << argv[1] << '\n';
  return 2;
}
