# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# visage_migrations(TARGET FOLDER FUNCTION)
#   embeds the files FOLDER/0001-name.sql, 0002-name.sql... into TARGET as the function
#   `std::span<const visage::storage::Migration> FUNCTION()` (a qualified name), which the layer declares itself.
#   The file's number is the schema's version; a gap stops the configure step.
function(visage_migrations target folder function)
    file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.sql)
    list(SORT files)
    set(entries "")
    set(expected 0)
    foreach(file IN LISTS files)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
        get_filename_component(name ${file} NAME)
        math(EXPR expected "${expected} + 1")
        if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])-[a-z0-9-]+\\.sql$")
            message(FATAL_ERROR "${file}: a migration is called 0001-what-it-does.sql")
        endif()
        string(REGEX REPLACE "^0*([0-9]+)-.*" "\\1" number ${name})
        if(NOT number EQUAL expected)
            message(FATAL_ERROR "${file}: migrations are numbered without a gap; ${expected} was expected")
        endif()
        file(READ ${file} sql)
        # Compilers limit the length of one literal, not of several in a row.
        string(LENGTH "${sql}" left)
        set(at 0)
        set(literal "")
        while(at LESS left)
            string(SUBSTRING "${sql}" ${at} 4000 part)
            string(APPEND literal "R\"visage(${part})visage\"\n")
            math(EXPR at "${at} + 4000")
        endwhile()
        string(APPEND entries "    {${number}, \"${name}\", ${literal}},\n")
    endforeach()
    string(REGEX REPLACE "::[^:]*$" "" space ${function})
    string(REGEX REPLACE "^.*::" "" name ${function})
    set(generated ${CMAKE_CURRENT_BINARY_DIR}/${target}_${name}.cpp)
    file(CONFIGURE OUTPUT ${generated} CONTENT "// Made from the .sql files of ${folder}/ at configure time.
#include \"core/storage/migrations.h\"

namespace ${space} {
std::span<const visage::storage::Migration> ${name}();
std::span<const visage::storage::Migration> ${name}() {
    static constexpr visage::storage::Migration all[] = {
@entries@    };
    return all;
}
} // namespace ${space}
" @ONLY)
    target_sources(${target} PRIVATE ${generated})
endfunction()
