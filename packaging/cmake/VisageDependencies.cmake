# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every library that comes from outside, as one imported target each.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(SQLite3 3.39 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)

set(visage_qt_components Core Network WebSockets)
if(VISAGE_TESTS)
    list(APPEND visage_qt_components Test)
endif()
if(VISAGE_DESKTOP)
    list(APPEND visage_qt_components Gui Widgets Svg Multimedia LinguistTools)
endif()
find_package(Qt6 6.4 REQUIRED COMPONENTS ${visage_qt_components})
if(VISAGE_TESTS)
    # Without the folders that only QFINDTESTDATA needs: with them ccache finds no test again in another checkout.
    set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
endif()
if(VISAGE_DESKTOP)
    find_package(Qt6Keychain REQUIRED CONFIG)
endif()

pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(ARGON2 REQUIRED IMPORTED_TARGET libargon2)
if(VISAGE_POSTGRESQL)
    pkg_check_modules(PQ REQUIRED IMPORTED_TARGET libpq>=14)
endif()
# The Debian package of libre leaves the definitions its headers need out of its .pc file.
pkg_check_modules(RE REQUIRED IMPORTED_TARGET libre librem)
target_compile_definitions(PkgConfig::RE INTERFACE HAVE_INTTYPES_H HAVE_STDBOOL_H USE_OPENSSL USE_TLS)

# libphonenumber ships neither a CMake configuration nor a .pc file.
find_path(PHONENUMBER_INCLUDE_DIR phonenumbers/phonenumberutil.h REQUIRED)
find_library(PHONENUMBER_LIBRARY phonenumber REQUIRED)
add_library(phonenumber UNKNOWN IMPORTED)
set_target_properties(phonenumber PROPERTIES IMPORTED_LOCATION ${PHONENUMBER_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${PHONENUMBER_INCLUDE_DIR})

if(VISAGE_TESTS)
    find_package(rapidcheck REQUIRED)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
