# embed_assets(ROOM FILE...): the files as bytes in the room's library, behind the function that
# searchd/pages/assets.hpp declares. Written anew at build time when a file changes.
#
# The same file is the script that writes: cmake -DROOT=.. -DOUT=.. -DFILES=a;b -P embed_assets.cmake
if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(EMBED_ASSETS_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
  function(embed_assets folder)
    room_target(${folder} target)
    set(out ${CMAKE_BINARY_DIR}/generated/assets.cpp)
    list(TRANSFORM ARGN PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE files)
    add_custom_command(
      OUTPUT ${out}
      COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} -DOUT=${out} "-DFILES=${ARGN}"
              -P ${EMBED_ASSETS_SCRIPT}
      DEPENDS ${files} ${EMBED_ASSETS_SCRIPT}
      COMMENT "Embedding what the browser gets" VERBATIM)
    target_sources(${target} PRIVATE ${out})
  endfunction()
  return()
endif()

function(media_type path out)
  cmake_path(GET path EXTENSION LAST_ONLY extension)
  set(.css "text/css; charset=utf-8")
  set(.js "text/javascript; charset=utf-8")
  set(.json "application/json")
  if(NOT DEFINED ${extension})
    message(FATAL_ERROR "embed_assets: ${path}: which media type has ${extension}?")
  endif()
  set(${out} "${${extension}}" PARENT_SCOPE)
endfunction()

set(arrays "")
set(rows "")
set(number 0)
foreach(path ${FILES})
  file(READ ${ROOT}/${path} hex HEX)
  file(SHA256 ${ROOT}/${path} hash)
  media_type(${path} type)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "^web/" "" name ${path})
  string(APPEND arrays "constexpr unsigned char bytes_${number}[] = {${bytes}};\n")
  string(APPEND rows "    {\"${name}\", \"${type}\", \"${hash}\", view(bytes_${number})},\n")
  math(EXPR number "${number} + 1")
endforeach()

file(WRITE ${OUT} "// Written by cmake/embed_assets.cmake.
#include \"searchd/pages/assets.hpp\"

namespace wegwijzer::pages {
namespace {

${arrays}
template <std::size_t Size>
std::string_view view(const unsigned char (&bytes)[Size]) {
  return {reinterpret_cast<const char*>(bytes), Size};
}

}  // namespace

std::span<const Asset> assets() {
  static const Asset all[] = {
${rows}  };
  return all;
}

}  // namespace wegwijzer::pages
")
