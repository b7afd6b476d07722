// Why a visit gave no document, or was not made. The words on the left stand in site_*.cpp, in
// leaving.cpp and in fetch/; a test compares them.
#include <array>

#include "indexer/reasons.hpp"

namespace wegwijzer {

namespace {

constexpr auto visit_table = std::to_array<Reason>({
  // Not in this run
    {"the budget of {} pages a run is spent",                        "het maximum van {} pagina's per keer is bereikt"  },
    {"the budget of {size} bytes a run is spent",                    "het maximum van {} per keer is bereikt"           },
    {"outside the window of the source",                             "buiten de uren waarin we deze bron mogen bezoeken"},
    {"the run was asked to stop",                                    "de run werd gestopt"                              },
    {"the run has taken the {} s of maximum_run",                    "de run duurde langer dan {} seconden"             },
    {"the host asked to be left alone until {moment}",               "de site vraagt om rust tot {}"                    },
    {"{word} failed {} times in a row",                              "{} gaf {} keer achter elkaar geen goed antwoord"  },
    {"max_documents: {} addresses are known",                        "het maximum van {} adressen is bereikt"           },
    {"max_documents: {} are known",                                  "het maximum van {} adressen is bereikt"           },
    {"{word} listings were read",                                    "er zijn {} lijsten gelezen; meer lezen we niet"   },
    {"{word} pages of the repository were read",
     "er zijn {} pagina's van de verzameling gelezen; meer lezen we niet"                                               },
 // Answers
    {"HTTP {} since {moment}",                                       "geeft HTTP {} sinds {}"                           },
    {"HTTP 401",                                                     "vraagt om een wachtwoord (HTTP 401)"              },
    {"HTTP 403",                                                     "is niet voor ons toegankelijk (HTTP 403)"         },
    {"HTTP 404",                                                     "bestaat niet (HTTP 404)"                          },
    {"HTTP 410",                                                     "bestaat niet meer (HTTP 410)"                     },
    {"HTTP 429",                                                     "de site heeft het te druk (HTTP 429)"             },
    {"HTTP 503",                                                     "de site heeft het te druk (HTTP 503)"             },
    {"HTTP {}",                                                      "de site geeft een fout (HTTP {})"                 },
    {"redirects to \"{}\", which is no address",                     "verwijst door naar \"{}\"; dat is geen adres"     },
    {"redirects more than the limit, last to {}",                    "verwijst te vaak door, het laatst naar {}"        },
    {"redirects to itself",                                          "verwijst door naar zichzelf"                      },
    {"asks for a login at {}",                                       "vraagt om in te loggen op {}"                     },
    {"asks for a login",                                             "vraagt om in te loggen"                           },
    {"leads to the home page, {}",                                   "leidt naar de beginpagina, {}"                    },
    {"leads to {word}, which is outside the scope of the source",
     "leidt naar {}; dat hoort niet bij deze bron"                                                                      },
    {"leads to {word}, {}",                                          "leidt naar {}; dat is geen openbaar adres"        },
    {"leads to {word}",                                              "leidt naar {}"                                    },
    {"moved to {}",                                                  "is verhuisd naar {}"                              },
    {"shows what the host shows for an address that does not exist",
     "toont hetzelfde als een adres dat niet bestaat"                                                                   },
    {"no text to search in",                                         "heeft geen tekst om in te zoeken"                 },
    {"the page asks not to be indexed",                              "wil niet gevonden worden"                         },
    {"no longer in the folder",                                      "staat niet meer in de map"                        },
    {"no longer in {}",                                              "staat niet meer in {}"                            },
    {"the repository deleted {} ({moment})",                         "de verzameling heeft {} verwijderd ({})"          },
 // robots.txt
    {"robots.txt: {} (line {})",                                     "robots.txt verbiedt het met \"{}\" (regel {})"    },
    {"robots.txt is not known: {why}",                               "robots.txt is niet te lezen: {}"                  },
    {"{word} answered {}",                                           "{} gaf HTTP {}"                                   },
    {"redirected more than {} times",                                "verwijst meer dan {} keer door"                   },
    {"redirected to {why}",                                          "verwijst door: {}"                                },
 // Addresses without end
    {"it is longer than {} characters",                              "is langer dan {} tekens"                          },
    {"its path is more than {} deep",                                "heeft meer dan {} delen"                          },
    {"\"{}\" stands more than {} times in its path",                 "heeft \"{}\" er meer dan {} keer in staan"        },
    {"it has more than {} parameters",                               "heeft meer dan {} parameters"                     },
    {"its date is beyond the horizon of the calendar",               "heeft een datum die te ver weg ligt"              },
    {"there are {} addresses like {} already",                       "er zijn al {} adressen zoals {}"                  },
 // The connection
    {"the body is over {size} bytes",                                "is groter dan {}"                                 },
    {"the headers are over {size} bytes",                            "de server stuurt te lange kopregels (meer dan {})"},
    {"the body has more than one content coding",                    "is op meer dan één manier ingepakt"             },
    {"the name {} is not found",                                     "de naam {} bestaat niet"                          },
    {"cannot connect: {why}",                                        "geen verbinding: {}"                              },
    {"no connection within {} s",                                    "geen verbinding binnen {} seconden"               },
    {"no whole answer within {} s",                                  "geen volledig antwoord binnen {} seconden"        },
    {"under {} bytes a second for {} s",
     "antwoordt te langzaam (minder dan {} bytes per seconde, {} seconden lang)"                                        },
    {"the server closed the connection without an answer",
     "de server verbrak de verbinding zonder antwoord"                                                                  },
    {"the connection broke off after {size} bytes",                  "de verbinding viel weg na {}"                     },
    {"what the server sent is no HTTP answer",                       "de server geeft geen geldig antwoord"             },
    {"the body cannot be decoded as its Content-Encoding says",      "is niet uit te pakken"                            },
    {"the certificate is not trusted: {}",                           "het certificaat van de site klopt niet"           },
});

}  // namespace

std::span<const Reason> reasons_of_visits() { return visit_table; }

}  // namespace wegwijzer
