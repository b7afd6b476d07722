#include "base/ip_literal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/percent_encoding.hpp"

namespace wegwijzer {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The labels of a host; one empty label at the end is left out, when it is not the only one.
std::vector<std::string_view> labels_of(std::string_view host) {
  std::vector<std::string_view> labels;
  for (;;) {
    const auto dot = host.find('.');
    labels.push_back(host.substr(0, dot));
    if (dot == std::string_view::npos) break;
    host.remove_prefix(dot + 1);
  }
  if (labels.size() > 1 && labels.back().empty()) labels.pop_back();
  return labels;
}

/// One number of an IPv4 address. What is too large for any place comes back as 2^32.
std::optional<std::uint64_t> parse_ipv4_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  unsigned base = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    base = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text.front() == '0') {
    base = 8;
    text.remove_prefix(1);
  }
  constexpr std::uint64_t too_large = std::uint64_t{1} << 32;
  std::uint64_t number = 0;
  for (const char c : text) {
    const int digit = hex_value(c);
    if (digit < 0 || static_cast<unsigned>(digit) >= base) return std::nullopt;
    number = std::min(number * base + static_cast<unsigned>(digit), too_large);
  }
  return number;
}

/// "192.0.2.1" at the end of an IPv6 address: four plain decimal numbers, no leading zeros.
std::optional<std::uint32_t> parse_embedded_ipv4(std::string_view text) {
  const auto count = std::count(text.begin(), text.end(), '.');
  if (count != 3 || text.ends_with('.')) return std::nullopt;
  std::uint32_t address = 0;
  for (const std::string_view part : labels_of(text)) {
    const bool decimal = !part.empty() && part.size() <= 3 &&
                         std::all_of(part.begin(), part.end(), is_digit) &&
                         (part.size() == 1 || part.front() != '0');
    const auto number = decimal ? parse_ipv4_number(part) : std::nullopt;
    if (!number || *number > 255) return std::nullopt;
    address = address << 8 | static_cast<std::uint32_t>(*number);
  }
  return address;
}

std::optional<std::uint16_t> parse_piece(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  unsigned piece = 0;
  for (const char c : text) {
    const int digit = hex_value(c);
    if (digit < 0) return std::nullopt;
    piece = piece * 16 + static_cast<unsigned>(digit);
  }
  return static_cast<std::uint16_t>(piece);
}

/// Pieces separated by single colons, the last one perhaps an IPv4 address. Empty text: none.
std::optional<std::vector<std::uint16_t>> parse_pieces(std::string_view text, bool ipv4_allowed) {
  std::vector<std::uint16_t> pieces;
  while (!text.empty()) {
    const auto colon = text.find(':');
    const std::string_view part = text.substr(0, colon);
    const bool last = colon == std::string_view::npos;
    if (last && ipv4_allowed && part.find('.') != std::string_view::npos) {
      const auto ipv4 = parse_embedded_ipv4(part);
      if (!ipv4) return std::nullopt;
      pieces.push_back(static_cast<std::uint16_t>(*ipv4 >> 16));
      pieces.push_back(static_cast<std::uint16_t>(*ipv4 & 0xFFFF));
      return pieces;
    }
    const auto piece = parse_piece(part);
    if (!piece || pieces.size() == Ipv6{}.size()) return std::nullopt;
    pieces.push_back(*piece);
    if (last) return pieces;
    text.remove_prefix(colon + 1);
    if (text.empty()) return std::nullopt;  // a colon with nothing after it
  }
  return pieces;
}

}  // namespace

bool ends_in_number(std::string_view host) {
  const std::string_view last = labels_of(host).back();
  if (!last.empty() && std::all_of(last.begin(), last.end(), is_digit)) return true;
  return parse_ipv4_number(last).has_value();
}

std::optional<std::uint32_t> parse_ipv4(std::string_view host) {
  const auto labels = labels_of(host);
  if (labels.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto number = parse_ipv4_number(labels[i]);
    if (!number) return std::nullopt;
    const bool last = i + 1 == labels.size();
    const std::size_t bits = last ? 8 * (4 - i) : 8;  // the last number fills what is left
    if (*number >> bits != 0) return std::nullopt;
    address = address << bits | *number;
  }
  return static_cast<std::uint32_t>(address);
}

std::optional<Ipv6> parse_ipv6(std::string_view text) {
  Ipv6 address{};
  const auto gap = text.find("::");
  if (gap == std::string_view::npos) {
    const auto pieces = parse_pieces(text, true);
    if (!pieces || pieces->size() != address.size()) return std::nullopt;
    std::copy(pieces->begin(), pieces->end(), address.begin());
    return address;
  }
  const auto before = parse_pieces(text.substr(0, gap), false);
  const auto after = parse_pieces(text.substr(gap + 2), true);
  // The standard lets "::" stand for at least one piece.
  if (!before || !after || before->size() + after->size() >= address.size()) return std::nullopt;
  std::copy(before->begin(), before->end(), address.begin());
  std::copy(after->begin(), after->end(),
            address.end() - static_cast<std::ptrdiff_t>(after->size()));
  return address;
}

std::string ipv4_text(std::uint32_t address) {
  return fmt::format("{}.{}.{}.{}", address >> 24, address >> 16 & 255, address >> 8 & 255,
                     address & 255);
}

std::string ipv6_text(const Ipv6& address) {
  std::size_t gap = address.size(), gap_length = 1;  // a run of one is not compressed
  for (std::size_t i = 0; i < address.size(); ++i) {
    std::size_t length = 0;
    while (i + length < address.size() && address[i + length] == 0) ++length;
    if (length > gap_length) {
      gap = i;
      gap_length = length;
    }
  }
  std::string text;
  for (std::size_t i = 0; i < address.size(); ++i) {
    if (i == gap) {
      text += "::";
      i += gap_length - 1;
      continue;
    }
    if (!text.empty() && text.back() != ':') text += ':';
    text += fmt::format("{:x}", address[i]);
  }
  return text;
}

}  // namespace wegwijzer
