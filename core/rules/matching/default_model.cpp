// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/model.h"

#include <initializer_list>

namespace visage::rules::matching {
namespace {

void set(Model& model, Field field, std::initializer_list<LevelOdds> levels) {
    Level level = 1;
    for (const LevelOdds& odds : levels)
        model.at(field, level++) = odds;
}

} // namespace

// One line a level, in the order of the field's levels: one person, relatives, strangers. What is a guess of
// ours and what was measured, see README.md.
Model defaultModel() {
    Model model;
    set(model, Field::Given,
        {{.86, .010, .003},
         {.018, .004, .003},
         {.028, .02, .02},
         {.075, .004, .002},
         {.005, .002, .0008},
         {.004, .02, .010},
         {.008, .94, .96}});
    set(model, Field::Family,
        {{.88, .72, .0004},
         {.020, .02, .0006},
         {.005, .002, .004},
         {.075, .05, .0008},
         {.004, .003, .0005},
         {.006, .006, .006},
         {.010, .20, .99}});
    set(model, Field::Order, {{.05, .05, .10}});
    set(model, Field::Sex, {{.97, .45, .5}, {.03, .55, .5}});
    set(model, Field::Birth,
        {{.92, .006, .00004},
         {.05, .003, .0015},
         {.008, .006, .006},
         {.002, .003, .001},
         {.004, .02, .02},
         {.004, .20, .22},
         {.012, .762, .75}});
    set(model, Field::Mobile, {{.93, .01, .0000005}, {.02, .0005, .00001}, {.05, .99, .9999}});
    set(model, Field::Line, {{.88, .80, .000001}, {.01, .005, .000002}, {.11, .195, .9999}});
    set(model, Field::Mail,
        {{.81, .02, .0000005},
         {.04, .004, .00002},
         {.02, .004, .00005},
         {.01, .006, .00005},
         {.12, .966, .9998}});
    set(model, Field::Address,
        {{.58, .55, .00001},
         {.09, .09, .00002},
         {.005, .005, .00005},
         {.003, .003, .0001},
         {.010, .010, .0001},
         {.09, .11, .001},
         {.012, .012, .002},
         {.03, .04, .004},
         {.18, .18, .99}});
    set(model, Field::Extra, {{.80, .60, .02}, {.08, .05, .005}, {.12, .35, .975}});
    set(model, Field::Firm,
        {{.80, .005, .0005},
         {.05, .05, .002},
         {.001, .001, .001},
         {.08, .005, .0005},
         {.01, .005, .0005},
         {.02, .03, .01},
         {.04, .904, .985}});
    set(model, Field::Employer,
        {{.80, .55, .0005},
         {.05, .05, .002},
         {.001, .001, .001},
         {.08, .05, .0005},
         {.01, .01, .0005},
         {.02, .03, .01},
         {.04, .30, .985}});
    set(model, Field::Kind, {{.002, .5, .2}});
    set(model, Field::Reference, {{.95, .005, .0000005}, {.01, .005, .00001}, {.04, .99, .9999}});
    return model;
}

} // namespace visage::rules::matching
