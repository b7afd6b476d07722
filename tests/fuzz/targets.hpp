#pragma once

#include <array>
#include <string_view>

namespace wegwijzer::fuzz {

/// A target gives any bytes to one parser and claims (claim.hpp) what must hold of the outcome.
struct Target {
  std::string_view name;  ///< of its file, of its folder in seeds/, and of its program: fuzz_<name>
  void (*run)(std::string_view input);
};

void fuzz_analyser(std::string_view input);
void fuzz_answer(std::string_view input);
void fuzz_blob_file(std::string_view input);
void fuzz_charset(std::string_view input);
void fuzz_csv(std::string_view input);
void fuzz_dates(std::string_view input);
void fuzz_decisions(std::string_view input);
void fuzz_events(std::string_view input);
void fuzz_feed(std::string_view input);
void fuzz_html(std::string_view input);
void fuzz_ical(std::string_view input);
void fuzz_json_ld(std::string_view input);
void fuzz_json_reader(std::string_view input);
void fuzz_jsonl(std::string_view input);
void fuzz_manifest(std::string_view input);
void fuzz_markdown(std::string_view input);
void fuzz_microdata(std::string_view input);
void fuzz_mojibake(std::string_view input);
void fuzz_oai_pmh(std::string_view input);
void fuzz_package(std::string_view input);
void fuzz_plain_text(std::string_view input);
void fuzz_query(std::string_view input);
void fuzz_question(std::string_view input);
void fuzz_request_framing(std::string_view input);
void fuzz_response_head(std::string_view input);
void fuzz_robots(std::string_view input);
void fuzz_sections(std::string_view input);
void fuzz_sitemap(std::string_view input);
void fuzz_stored_record(std::string_view input);
void fuzz_taxonomy(std::string_view input);
void fuzz_url(std::string_view input);
void fuzz_vocabulary(std::string_view input);
void fuzz_wire(std::string_view input);
void fuzz_word_stream(std::string_view input);

/// All of them, by name.
inline constexpr auto targets = std::to_array<Target>({
    {"analyser",        fuzz_analyser       },
    {"answer",          fuzz_answer         },
    {"blob_file",       fuzz_blob_file      },
    {"charset",         fuzz_charset        },
    {"csv",             fuzz_csv            },
    {"dates",           fuzz_dates          },
    {"decisions",       fuzz_decisions      },
    {"events",          fuzz_events         },
    {"feed",            fuzz_feed           },
    {"html",            fuzz_html           },
    {"ical",            fuzz_ical           },
    {"json_ld",         fuzz_json_ld        },
    {"json_reader",     fuzz_json_reader    },
    {"jsonl",           fuzz_jsonl          },
    {"manifest",        fuzz_manifest       },
    {"markdown",        fuzz_markdown       },
    {"microdata",       fuzz_microdata      },
    {"mojibake",        fuzz_mojibake       },
    {"oai_pmh",         fuzz_oai_pmh        },
    {"package",         fuzz_package        },
    {"plain_text",      fuzz_plain_text     },
    {"query",           fuzz_query          },
    {"question",        fuzz_question       },
    {"request_framing", fuzz_request_framing},
    {"response_head",   fuzz_response_head  },
    {"robots",          fuzz_robots         },
    {"sections",        fuzz_sections       },
    {"sitemap",         fuzz_sitemap        },
    {"stored_record",   fuzz_stored_record  },
    {"taxonomy",        fuzz_taxonomy       },
    {"url",             fuzz_url            },
    {"vocabulary",      fuzz_vocabulary     },
    {"wire",            fuzz_wire           },
    {"word_stream",     fuzz_word_stream    },
});

}  // namespace wegwijzer::fuzz
