# What every room shares: the language, the warnings, the libraries from Debian, and the
# functions room() and program() that CMakeLists.txt is written in.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(THREADS_PREFER_PTHREAD_FLAG ON)

option(WEGWIJZER_WERROR "Treat warnings as errors" OFF)
set(WEGWIJZER_SANITIZE "" CACHE STRING "Value for -fsanitize=, empty for none")

# The sources of a room are compiled together, some at a time: most of the work is in the headers of
# nlohmann_json and CLI11, which each file would read and instantiate anew. A tool that wants each
# file on its own (clangd, clang-tidy) is given -DCMAKE_UNITY_BUILD=OFF, as the preset fuzz does.
option(CMAKE_UNITY_BUILD "Compile the sources of a room together" ON)
set(CMAKE_UNITY_BUILD_BATCH_SIZE 10)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(CURL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(pugixml REQUIRED)
find_package(ZLIB REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET xapian-core)
pkg_check_modules(HTTPLIB REQUIRED IMPORTED_TARGET cpp-httplib)
pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(ICAL REQUIRED IMPORTED_TARGET libical)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(IDN2 REQUIRED IMPORTED_TARGET libidn2)
pkg_check_modules(PSL REQUIRED IMPORTED_TARGET libpsl)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
# The languages of cld2 are in two sizes; Frisian is in the full one. That library has data alone, which
# stands in for the data of libcld2 when it is loaded first, and which a linker that drops what seems
# unused would leave out.
add_library(CLD2::CLD2 INTERFACE IMPORTED)
target_link_libraries(CLD2::CLD2 INTERFACE
                      -Wl,--push-state,--no-as-needed -lcld2_full -Wl,--pop-state -lcld2)
# Xapian's C++11 move support changes its classes: one definition for all who include it.
target_compile_definitions(PkgConfig::XAPIAN INTERFACE XAPIAN_MOVE_SEMANTICS)

set(BASE_LIBS fmt::fmt nlohmann_json::nlohmann_json PkgConfig::UTF8PROC PkgConfig::IDN2 PkgConfig::PSL
    PkgConfig::XXHASH Threads::Threads)

add_library(wegwijzer_flags INTERFACE)
target_compile_options(wegwijzer_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                                 -Wno-sign-conversion)
if(WEGWIJZER_WERROR)
  target_compile_options(wegwijzer_flags INTERFACE -Werror)
endif()
if(WEGWIJZER_SANITIZE)
  target_compile_options(wegwijzer_flags INTERFACE -fsanitize=${WEGWIJZER_SANITIZE}
                                                   -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(wegwijzer_flags INTERFACE -fsanitize=${WEGWIJZER_SANITIZE})
endif()
target_compile_definitions(wegwijzer_flags INTERFACE WEGWIJZER_VERSION="${PROJECT_VERSION}")

function(room_target folder out)
  string(REPLACE "/" "_" name ${folder})
  set(${out} room_${name} PARENT_SCOPE)
endfunction()

# room(FOLDER [USES ROOM...] [LIBS TARGET...]): the static library of the folder's .cpp files.
# A main.cpp belongs to program(); a room inside the folder is a room of its own.
function(room folder)
  cmake_parse_arguments(ROOM "" "" "USES;LIBS" ${ARGN})
  room_target(${folder} target)
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/commands/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(${target} STATIC ${sources})
    set(visibility PUBLIC)
  else()
    add_library(${target} INTERFACE)
    set(visibility INTERFACE)
  endif()
  target_include_directories(${target} ${visibility} ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} ${visibility} ${ROOM_LIBS} wegwijzer_flags)
  foreach(used ${ROOM_USES})
    room_target(${used} used_target)
    target_link_libraries(${target} ${visibility} ${used_target})
  endforeach()
endfunction()

# program(NAME FOLDER): the folder's main.cpp with its room.
function(program name folder)
  if(EXISTS ${PROJECT_SOURCE_DIR}/${folder}/main.cpp)
    room_target(${folder} target)
    add_executable(${name} ${folder}/main.cpp)
    target_link_libraries(${name} PRIVATE ${target})
  endif()
endfunction()
