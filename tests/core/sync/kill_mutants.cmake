# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every mutant is noticed within a few hundred histories, says how to replay it, and the replay fails again.
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND ${SIM} --list-mutants OUTPUT_VARIABLE list RESULT_VARIABLE code)
string(REGEX MATCHALL "[a-z-]+\t[1-7]:" rules "${list}")
list(TRANSFORM rules REPLACE ".*\t" "")
list(REMOVE_DUPLICATES rules)
list(LENGTH rules covered)
if(NOT code EQUAL 0 OR NOT covered EQUAL 7)
    message(FATAL_ERROR "A mutant for each of the seven rules was expected:\n${list}")
endif()

string(REGEX MATCHALL "[^\n]+" lines "${list}")
foreach(line IN LISTS lines)
    string(REGEX REPLACE "\t.*" "" mutant "${line}")
    execute_process(COMMAND ${SIM} --histories 800 --seed 1 --mutant ${mutant}
        OUTPUT_VARIABLE output RESULT_VARIABLE code)
    if(NOT code EQUAL 1 OR NOT output MATCHES "violation: .*replay: visage-sim --histories 1 --seed ([0-9]+)[^\n]*\n$")
        message(FATAL_ERROR "${mutant} lives (exit ${code}):\n${output}")
    endif()
    set(seed ${CMAKE_MATCH_1})
    execute_process(COMMAND ${SIM} --histories 1 --seed ${seed} --mutant ${mutant}
        OUTPUT_VARIABLE replay RESULT_VARIABLE code)
    if(NOT code EQUAL 1)
        message(FATAL_ERROR "${mutant} does not fail again with seed ${seed}:\n${replay}")
    endif()
    execute_process(COMMAND ${SIM} --histories 1 --seed ${seed} OUTPUT_VARIABLE replay RESULT_VARIABLE code)
    if(NOT code EQUAL 0)
        message(FATAL_ERROR "Seed ${seed} fails without ${mutant} too:\n${replay}")
    endif()
endforeach()

execute_process(COMMAND ${SIM} --mutant no-such-rule OUTPUT_QUIET ERROR_QUIET RESULT_VARIABLE code)
if(NOT code EQUAL 2)
    message(FATAL_ERROR "Wrong use was answered with ${code}.")
endif()
