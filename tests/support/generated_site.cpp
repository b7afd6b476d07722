#include "support/generated_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace wegwijzer::testing {
namespace {

constexpr std::size_t sentences_per_page = 20;
constexpr std::string_view page_prefix = "/pagina/";

constexpr auto sentences = std::to_array<std::string_view>({
    "De verpleegkundige vraagt elke ochtend hoe de nacht is geweest.",
    "Een zorgvrager bepaalt zelf wie bij het gesprek aanwezig is.",
    "Pijn wordt drie keer per dag gemeten en in het dossier gezet.",
    "Bij benauwdheid helpt een open raam soms meer dan een medicijn.",
    "De mantelzorger krijgt een vast nummer voor vragen in de nacht.",
    "Rouw begint vaak al voor het overlijden.",
    "De huisarts legt uit wat palliatieve sedatie wel en niet is.",
    "Mondzorg hoort bij de dagelijkse zorg in de laatste levensfase.",
    "Studenten oefenen dit gesprek met een trainingsacteur.",
    "In een multidisciplinair overleg komt elke dimensie aan bod.",
    "Wie weinig Nederlands spreekt, heeft recht op een tolk.",
    "De geestelijk verzorger luistert naar wat iemand betekenis geeft.",
    "Onrust kan een eerste teken zijn van een delier.",
    "Het zorgplan wordt bij elke verandering opnieuw besproken.",
    "Een vrijwilliger waakt wanneer de familie even naar huis gaat.",
    "De docent bespreekt de casus eerst in kleine groepen.",
    "Voor kinderen is een tekening soms het begin van het verhaal.",
    "Bij de overdracht wordt gemeld welke afspraken zijn gemaakt.",
    "Het consultatieteam denkt mee, de eigen arts beslist.",
    "Na het overlijden belt de wijkverpleegkundige nog een keer.",
    "Vermoeidheid gaat niet over van rust alleen.",
    "De begeleider kent de gebaren van de bewoner het beste.",
    "Een moreel beraad geeft ruimte aan twijfel.",
    "Wat iemand niet meer wil, is even belangrijk als wat hij wil.",
});

/// SplitMix64: the next number of a sequence that `state` carries.
std::uint64_t next(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

std::string text_of(std::size_t number) {
  std::uint64_t state = number;
  std::string text;
  for (std::size_t i = 0; i < sentences_per_page; ++i) {
    text += i % 5 == 0 ? "\n<p>" : " ";
    text += sentences[next(state) % sentences.size()];
  }
  return text;
}

Page page_of(std::string_view title, std::string_view body) {
  return {.body = fmt::format("<!DOCTYPE html>\n<html lang=\"nl\"><head><title>{0}</title></head>\n"
                              "<body><main><h1>{0}</h1>{1}\n</main></body></html>\n",
                              title, body)};
}

}  // namespace

std::optional<Page> GeneratedSite::operator()(std::string_view target) const {
  if (target == "/") return page_of("Begin", links(1));
  if (!target.starts_with(page_prefix)) return std::nullopt;
  target.remove_prefix(page_prefix.size());
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(target.begin(), target.end(), number);
  if (error != std::errc() || end != target.end() || number == 0 || number > pages_) {
    return std::nullopt;
  }
  const std::string title = fmt::format("Les {} over palliatieve zorg", number);
  return page_of(title, text_of(number) + links(10 * number));
}

std::string GeneratedSite::links(std::size_t from) const {
  const std::size_t count = from == 1 ? 9 : 10;
  std::string list = "\n<ul>";
  for (std::size_t number = from; number < from + count && number <= pages_; ++number) {
    list += fmt::format("\n<li><a href=\"{0}{1}\">Les {1}</a></li>", page_prefix, number);
  }
  return list + "\n</ul>";
}

}  // namespace wegwijzer::testing
