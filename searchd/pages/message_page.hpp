#pragma once

#include <string>

#include "searchd/pages/texts.hpp"

namespace wegwijzer::pages {

/// A page that only says that something did not work.
enum class Message { Error, NotFound };

std::string message_page(Message message, const Texts& texts);

}  // namespace wegwijzer::pages
