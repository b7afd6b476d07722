#include "indexer/extract/gunzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

namespace wegwijzer::extract {

namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B";
/// Plus 16 is zlib's way to ask for gzip's header.
constexpr int gzip_window = 15 + 16;

class Inflater {
 public:
  explicit Inflater(std::string_view packed) {
    // zlib does not write to its input. Nothing that is fetched comes near its limit of 4 GB.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in =
        static_cast<uInt>(std::min<std::size_t>(packed.size(), std::numeric_limits<uInt>::max()));
    is_open_ = inflateInit2(&stream_, gzip_window) == Z_OK;
  }
  ~Inflater() {
    if (is_open_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  Gunzipped run(std::size_t limit) {
    Gunzipped unpacked;
    while (is_open_) {
      const int state = step(unpacked.bytes);
      if (unpacked.bytes.size() > limit) break;
      if (state == Z_STREAM_END && !another_member()) return unpacked;
      const bool may_go_on = state == Z_OK || state == Z_STREAM_END;
      if (!may_go_on) break;
    }
    unpacked.bytes.resize(std::min(unpacked.bytes.size(), limit));
    unpacked.complete = false;
    return unpacked;
  }

 private:
  int step(std::string& unpacked) {
    stream_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
    stream_.avail_out = static_cast<uInt>(buffer_.size());
    const int state = inflate(&stream_, Z_NO_FLUSH);
    unpacked.append(buffer_.data(), buffer_.size() - stream_.avail_out);
    return state;
  }

  /// Members may follow each other; what follows and is none is padding.
  bool another_member() {
    const std::string_view rest(reinterpret_cast<const char*>(stream_.next_in), stream_.avail_in);
    return is_gzip(rest) && inflateReset(&stream_) == Z_OK;
  }

  z_stream stream_ = {};
  bool is_open_ = false;
  std::array<char, 65536> buffer_ = {};
};

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with(gzip_magic); }

Gunzipped gunzip(std::string_view packed, std::size_t limit) { return Inflater(packed).run(limit); }

}  // namespace wegwijzer::extract
