#include "searchd/search/sentences.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace wegwijzer::search {

namespace {

/// Why an address has no record, by the code of the Reason.
struct WordedAbsence {
  std::string_view code;
  Sentence sentence;
};
constexpr WordedAbsence absences[] = {
    {"never_seen",
     {"Dit adres is nog nooit gezien: geen bron noemt het.",
      "This address was never seen: no source names it."}                                     },
    {"not_visited",
     {"Dit adres is gezien, maar nog niet opgehaald.",
      "This address was seen, but not fetched yet."}                                          },
    {"no_document",
     {"Dit adres is opgehaald, maar het is geen pagina om te vinden.",
      "This address was fetched, but it is no page to be found."}                             },
    {"failed",
     {"De site gaf geen bruikbaar antwoord op dit adres.",
      "The site gave no usable answer at this address."}                                      },
    {"disallowed",
     {"De site staat niet toe dat deze pagina wordt opgehaald (robots.txt).",
      "The site does not allow this page to be fetched (robots.txt)."}                        },
    {"denied",
     {"De pagina is alleen te zien na inloggen.", "The page can only be seen after a login."} },
    {"gone",        {"De pagina bestaat niet meer.", "The page does not exist any more."}     },
    {"soft_gone",
     {"Op dit adres staat wat de site toont voor pagina's die niet bestaan.",
      "This address shows what the site has for pages that do not exist."}                    },
    {"noindex",
     {"De pagina vraagt zelf om niet gevonden te worden (noindex).",
      "The page itself asks not to be found (noindex)."}                                      },
    {"empty",
     {"Op de pagina staat geen tekst om in te zoeken.",
      "There is no text to search in on the page."}                                           },
    {"unusable",
     {"De pagina kon niet worden gelezen: ze is kapot of van een onbekende soort.",
      "The page could not be read: it is damaged or of an unknown kind."}                     },
    {"moved",
     {"Dit adres stuurt door naar een ander adres.", "This address leads to another address."}},
    {"let_go",
     {"De pagina is uit de collectie gehaald.", "The page was taken out of the collection."}  },
    {"copy",
     {"Dezelfde tekst staat ook op een ander adres; die pagina wordt getoond.",
      "The same text stands at another address too, and that page is shown."}                 },
    {"restricted",  {"De pagina is niet openbaar.", "The page is not public."}                },
};

}  // namespace

Sentence sentence_of(By by) {
  switch (by) {
    case By::Stem:
      return {"het woord zelf", "the word itself"};
    case By::Title:
      return {"in de titel", "in the title"};
    case By::Form:
      return {"precies zo geschreven", "spelt exactly so"};
    case By::Label:
      return {"in een label van de pagina", "in a label of the page"};
    case By::Part:
      return {"deel van het samengestelde woord", "part of the compound"};
    case By::Edge:
      return {"begin of einde van een onbekend woord", "beginning or end of an unknown word"};
    case By::Prefix:
      return {"een woord dat zo begint", "a word that begins so"};
    case By::Synonym:
      return {"een ander woord ervoor", "another word for it"};
    case By::Family:
      return {"een verwant woord", "a related word"};
    case By::Joined:
      return {"als één woord geschreven", "written as one word"};
  }
  return {"", ""};
}

Sentence sentence_of(const Reason& reason) {
  const auto absence = std::find_if(std::begin(absences), std::end(absences),
                                    [&](const auto& one) { return one.code == reason.code; });
  if (absence != std::end(absences)) return absence->sentence;
  if (reason.code == "filtered" && (reason.parameter == "from" || reason.parameter == "to")) {
    return {"De datum van de pagina valt buiten het gekozen tijdvak ({0}: {1}).",
            "The date of the page is outside the chosen period ({0}: {1})."};
  }
  if (reason.code == "filtered") {
    return {"Het filter {0} houdt de pagina tegen: gekozen is {1}.",
            "The filter {0} keeps the page out: {1} was chosen."};
  }
  if (reason.code == "excluded") {
    return {"In de pagina staat wat er niet in mocht staan: {1}.",
            "The page has what was excluded: {1}."};
  }
  if (reason.code == "required") {
    return {"In de pagina ontbreekt wat er letterlijk in moest staan: {1}.",
            "The page lacks what must literally be in it: {1}."};
  }
  if (reason.values.empty()) {
    return {"In de vraag staat geen woord om op te zoeken.",
            "There is no word in the question to look for."};
  }
  return {"In de pagina staat niet: {1}.", "The page does not have: {1}."};
}

}  // namespace wegwijzer::search
